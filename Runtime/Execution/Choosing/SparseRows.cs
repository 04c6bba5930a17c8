using StaticGraph.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>Where an array is walked in steps along its first axis, its rows are read each for itself, or all that lies between them too.</summary>
internal static class SparseRows
{
    /// <summary>
    /// True where rows are read each for itself: where what lies between two of them is more than a request is worth, or each lies in a chunk of its own. Then nothing is read that
    /// is not used but the rest of chunks that come whole; where several rows lie in one chunk, all that lie between them are read with it.
    /// </summary>
    public static bool Pay(BoundPlan plan, SlotPlan slot)
    {
        Access access = slot.Access;
        if (slot.IsStore || access.Rank == 0 || access.Stretch(0) == 1)
        {
            return false;
        }

        if (slot.IsSpill)
        {
            long[] shape = plan.SpillShapes[slot.Index];
            return AreApart(access, shape, shape, slot.ElementSize);
        }

        ArraySource source = plan.Sources[slot.Index];
        ReadOnlySpan<long> chunk = source.StoredChunkShape;
        return !source.IsColumnMajor
            && ((!chunk.IsEmpty && access.Stretch(0) >= chunk[0])
                || ((chunk.IsEmpty || !source.ReadsWholeChunks) && AreApart(access, source.Shape, source.RowShape.IsEmpty ? source.Shape : source.RowShape, source.StoredElementSize)));
    }

    // What is stored row by row may be longer than the array, which is a slice of it, or shorter, a chunk.
    private static bool AreApart(Access access, ReadOnlySpan<long> shape, ReadOnlySpan<long> stored, long elementSize)
    {
        (long row, long step) = (elementSize, NumericMemory.SaturatingMultiply(elementSize, access.Stretch(0)));
        for (int axis = 1; axis < shape.Length; axis++)
        {
            row = NumericMemory.SaturatingMultiply(row, Math.Min(shape[axis], stored[axis]));
            step = NumericMemory.SaturatingMultiply(step, stored[axis]);
        }

        return RowRequests.AreApart(row, step);
    }
}
