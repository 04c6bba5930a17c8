namespace StaticGraph.Simd;

/// <summary>An ordinal is none of so many; the index is one less.</summary>
internal sealed class OrdinalException(long index, long count) : ArithmeticException
{
    public long Index { get; } = index;

    public long Count { get; } = count;
}
