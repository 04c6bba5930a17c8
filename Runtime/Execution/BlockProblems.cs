using StaticGraph.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>States a step's choice of blocks for the solver.</summary>
internal static class BlockProblems
{
    /// <summary>The problem of <paramref name="step"/>, over its axes. What several sweeps of a nest read of one source is one array.</summary>
    public static BlockProblem Of(BoundPlan plan, StepPlan step, RunArrays arrays)
    {
        var moved = new List<BlockArray>(0);
        var slots = new List<SlotPlan>(0);
        foreach (SweepPlan sweep in step.Sweeps)
        {
            for (int i = 0; i < sweep.Slots.Length; i++)
            {
                SlotPlan slot = sweep.Slots[i];
                if (slot.SharedWith is { } first)
                {
                    AddPass(moved[slots.IndexOf(first)], sweep);
                }
                else if (slot.Kind == SlotKind.Buffer && (slot.IsStore || sweep.Facts.Buffers[i] == i))
                {
                    BlockArray array = Array(plan, slot, sweep.OnStep(slot), arrays);
                    array.IsPartner = i < sweep.Partners.Length && sweep.Partners[i] >= 0 && sweep.Partners[i] < i;
                    array.Spaces = step.IsNest ? [[.. sweep.StepAxes]] : [];
                    moved.Add(array);
                    slots.Add(slot);
                }
            }
        }

        return new BlockProblem(step.Lengths, [.. moved], Levels(step))
        {
            Tiled = step.Definition.Tiled,
            HasGathers = System.Array.Exists(step.Sweeps, sweep => sweep.HasGathers && !ReducesRows(sweep)),
            Pair = step.Sweeps[0].Partners.Length == 0 ? [] : [.. step.Sweeps[0].Definition.Pair],
        };
    }

    private static void AddPass(BlockArray array, SweepPlan sweep)
    {
        array.Passes++;
        array.Spaces = [.. array.Spaces, [.. sweep.StepAxes]];
    }

    private static BlockArray Array(BoundPlan plan, SlotPlan slot, int[] axes, RunArrays arrays)
    {
        if (slot.IsScratch)
        {
            return new BlockArray(axes, slot.ElementSize, [], wholeChunks: false, slot.IsStore) { RowShape = plan.ScratchShapes[slot.Index], RowAxes = axes };
        }

        if (slot.IsStore)
        {
            return new BlockArray(axes, slot.ElementSize, arrays.Chunks[slot.Index], wholeChunks: false, isWritten: true);
        }

        ArraySource source = plan.Sources[slot.Index].Source;
        var array = new BlockArray(axes, source.StoredElementSize, source.StoredChunkShape.ToArray(), source.ReadsWholeChunks, isWritten: false)
        {
            Offset = source.ChunkOffset.ToArray(),
            RowShape = source.RowShape.ToArray(),
            RowAxes = axes,
        };
        if (source.IsColumnMajor)
        {
            array.RowAxes = [.. Enumerable.Reverse(axes)];
            array.Piece = (FortranReader.PieceBytes / array.ElementSize, FortranReader.LongestRunBytes / array.ElementSize);
        }

        return array;
    }

    private static int[][] Levels(StepPlan step)
    {
        int[][] levels = [];
        foreach (SweepPlan sweep in step.Sweeps)
        {
            if (sweep.Reductions.Length > 0)
            {
                levels = [.. levels, .. sweep.Reductions.SelectMany(reduction => reduction.Levels).Select(level => level.Select(axis => sweep.StepAxes[axis - sweep.Shift]).ToArray())];
            }
        }

        return levels;
    }

    private static bool ReducesRows(SweepPlan sweep)
        => System.Array.Exists(sweep.Reductions, reduction => System.Array.Exists(reduction.Levels, level => System.Array.IndexOf(level, sweep.Lengths.Length - 1) >= 0));
}
