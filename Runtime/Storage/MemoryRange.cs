namespace StaticGraph;

/// <summary>Addresses from <paramref name="Low"/> up to, and without, <paramref name="High"/>.</summary>
internal readonly record struct MemoryRange(long Low, long High)
{
    public long Bytes => High - Low;

    // Of nothing nothing lies in another range, wherever it is said to begin.
    public bool Overlaps(MemoryRange other) => Bytes > 0 && other.Bytes > 0 && Low < other.High && other.Low < High;
}
