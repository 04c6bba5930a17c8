using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>States a sweep's choice of blocks for the solver.</summary>
internal static class BlockProblems
{
    /// <summary>The problem of <paramref name="sweep"/>, over the axes of its definition.</summary>
    public static BlockProblem Of(BoundPlan plan, SweepPlan sweep, RunArrays arrays)
    {
        int shift = sweep.Shift;
        var moved = new List<BlockArray>(0);
        for (int i = 0; i < sweep.Slots.Length; i++)
        {
            SlotPlan slot = sweep.Slots[i];
            if (slot.Kind == SlotKind.Buffer && (slot.IsStore || sweep.Facts.Buffers[i] == i))
            {
                BlockArray array = Array(plan, slot, shift, arrays);
                array.IsPartner = i < sweep.Partners.Length && sweep.Partners[i] >= 0 && sweep.Partners[i] < i;
                moved.Add(array);
            }
        }

        int[][] levels = Levels(sweep, shift);
        return new BlockProblem(plan.SweepShapes[sweep.Index], [.. moved], levels)
        {
            HasGathers = System.Array.Exists(sweep.Slots, slot => slot.IsGathered) && !ReducesRows(levels, plan.SweepShapes[sweep.Index].Length - 1),
            Pair = sweep.Partners.Length == 0 ? [] : [.. sweep.Definition.Pair],
        };
    }

    private static BlockArray Array(BoundPlan plan, SlotPlan slot, int shift, RunArrays arrays)
    {
        var axes = new int[slot.Axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            axes[i] = slot.Axes[i] < 0 ? -1 : slot.Axes[i] - shift;
        }

        if (slot.IsStore)
        {
            return new BlockArray(axes, slot.ElementSize, arrays.Chunks[slot.Index], wholeChunks: false, isWritten: true);
        }

        ArraySource source = plan.Sources[slot.Index].Source;
        return new BlockArray(axes, source.StoredElementSize, source.StoredChunkShape.ToArray(), source.ReadsWholeChunks, isWritten: false) { Offset = source.ChunkOffset.ToArray() };
    }

    private static int[][] Levels(SweepPlan sweep, int shift)
    {
        if (sweep.Reductions.Length == 0)
        {
            return [];
        }

        return [.. sweep.Reductions.SelectMany(reduction => reduction.Levels).Select(level => level.Select(axis => axis - shift).ToArray())];
    }

    private static bool ReducesRows(int[][] levels, int laneAxis)
        => System.Array.Exists(levels, level => System.Array.IndexOf(level, laneAxis) >= 0);
}
