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
            return AreApart(access, plan.SpillShapes[slot.Index], slot.ElementSize);
        }

        ArraySource source = plan.Sources[slot.Index];
        ReadOnlySpan<long> chunk = source.StoredChunkShape;
        return !source.IsColumnMajor && (chunk.IsEmpty ? AreApart(access, source.Shape, source.StoredElementSize) : access.Stretch(0) >= chunk[0]);
    }

    private static bool AreApart(Access access, ReadOnlySpan<long> shape, long elementSize)
    {
        long row = elementSize;
        for (int axis = 1; axis < shape.Length; axis++)
        {
            row = NumericMemory.SaturatingMultiply(row, shape[axis]);
        }

        return RowRequests.AreApart(row, NumericMemory.SaturatingMultiply(row, access.Stretch(0)));
    }
}
