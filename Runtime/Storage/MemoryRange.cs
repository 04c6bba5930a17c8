namespace StaticGraph;

/// <summary>Addresses from <paramref name="Low"/> up to, and without, <paramref name="High"/>.</summary>
internal readonly record struct MemoryRange(long Low, long High)
{
    public long Bytes => High - Low;

    public bool Overlaps(MemoryRange other) => Low < other.High && other.Low < High;
}
