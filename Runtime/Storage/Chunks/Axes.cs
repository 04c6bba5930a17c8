using System.Runtime.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>One number an axis, on the stack: the block path allocates nothing.</summary>
[InlineArray(Block.MaxRank)]
internal struct Axes
{
    private long _first;
}

/// <summary>Strides of arrays without gaps.</summary>
internal static class Strides
{
    /// <summary>The bytes between neighbours on each axis of a row-major array.</summary>
    internal static Axes RowMajor(ReadOnlySpan<long> shape, int elementSize)
    {
        Axes strides = default;
        Block.RowMajorStrides(shape, elementSize, strides);
        return strides;
    }
}
