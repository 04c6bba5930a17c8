using StaticGraph.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>Where an array is walked in steps along its first axis, or an axis by a list, its rows are read each for itself, or all that lies between them too.</summary>
internal static class SparseRows
{
    /// <summary>True of an access of which rows may be read each for itself.</summary>
    public static bool MayBe(Access access) => access.HasTables || (access.Rank > 0 && access.Stretch(0) > 1);

    /// <summary>
    /// How the array of an operand is read. Rows in steps are read each for itself where what lies between two of them is more than a request is worth, or each lies in a chunk of its own: then nothing is read that
    /// is not used but the rest of chunks that come whole; where several rows lie in one chunk, all that lie between them are read with it. What is listed is read each for itself where
    /// that comes to fewer bytes, a request counted for each, than all from the first to the last.
    /// </summary>
    public static Access Of(BoundPlan plan, SlotPlan slot)
    {
        if (slot.IsSpill)
        {
            long[] shape = plan.SpillShapes[slot.Index];
            return slot.Access.Sparse(i => IsSparse(slot.Access, i, shape, shape, slot.ElementSize, [], wholeChunks: false));
        }

        ArraySource source = plan.Sources[slot.Index];
        long[] stored = (source.RowShape.IsEmpty ? source.Shape : source.RowShape).ToArray(), chunk = source.StoredChunkShape.ToArray();
        return source.IsColumnMajor ? slot.Access : slot.Access.Sparse(i => IsSparse(slot.Access, i, source.Shape, stored, source.StoredElementSize, chunk, source.ReadsWholeChunks));
    }

    private static bool IsSparse(Access access, int index, ReadOnlySpan<long> shape, long[] stored, long elementSize, long[] chunk, bool wholeChunks)
    {
        bool hasWholeChunks = chunk.Length > 0 && wholeChunks;
        if (access[index].IsWhole)
        {
            return false;
        }

        if (access[index].IsTable)
        {
            return AreFew(access, index, shape, stored, elementSize, hasWholeChunks ? chunk[index] : 0);
        }

        return index == 0 && access.Stretch(0) > 1 && ((chunk.Length > 0 && access.Stretch(0) >= chunk[0]) || (!hasWholeChunks && AreApart(access, shape, stored, elementSize)));
    }

    private static bool AreFew(Access access, int index, ReadOnlySpan<long> shape, long[] stored, long elementSize, long chunk)
    {
        long count = access[index].Table!.Count, all = access.Excess(index), row = elementSize;
        for (int axis = index + 1; axis < shape.Length; axis++)
        {
            row = NumericMemory.SaturatingMultiply(row, Math.Min(shape[axis], stored[axis]));
        }

        return chunk > 0
            ? NumericMemory.SaturatingMultiply(count, chunk) < all
            : NumericMemory.SaturatingMultiply(count, row + RowRequests.CheaperThanRequest) < NumericMemory.SaturatingMultiply(all, row);
    }

    // What is stored row by row may be longer than the array, which is a slice of it, or shorter, a chunk.
    private static bool AreApart(Access access, ReadOnlySpan<long> shape, long[] stored, long elementSize)
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
