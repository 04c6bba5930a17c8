using System.Runtime.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>One number an axis, on the stack: the block path allocates nothing.</summary>
[InlineArray(MaxRank)]
internal struct Axes
{
    /// <summary>The most axes a stored array may have; HDF5 and NumPy stop there too.</summary>
    internal const int MaxRank = 32;

    private long _first;
}

/// <summary>Strides of arrays without gaps.</summary>
internal static class Strides
{
    /// <summary>The bytes between neighbours on each axis of a row-major array.</summary>
    internal static Axes RowMajor(ReadOnlySpan<long> shape, int elementSize)
    {
        Axes strides = default;
        long stride = elementSize;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    /// <summary>The distance in bytes of the element at <paramref name="index"/> from the first.</summary>
    internal static long Offset(ReadOnlySpan<long> index, ReadOnlySpan<long> strides)
    {
        long offset = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            offset += index[axis] * strides[axis];
        }

        return offset;
    }

    /// <summary>The number of elements of <paramref name="shape"/>.</summary>
    internal static long Count(ReadOnlySpan<long> shape)
    {
        long count = 1;
        foreach (long length in shape)
        {
            count *= length;
        }

        return count;
    }
}
