using StaticGraph.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>States a step's choice of blocks for the solver.</summary>
internal static class BlockProblems
{
    /// <summary>The problem of <paramref name="step"/>, over its axes. What several sweeps of a nest read alike of one source is one array.</summary>
    public static BlockProblem Of(BoundPlan plan, StepPlan step, RunArrays arrays)
    {
        SlotPlan[] slots = Moved(step);
        int repeats = step.Passes;
        BlockArray[] moved = slots.Length == 0 ? [] : new BlockArray[slots.Length];
        int count = 0;
        foreach (SweepPlan sweep in step.Sweeps)
        {
            for (int i = 0; i < sweep.Slots.Length; i++)
            {
                SlotPlan slot = sweep.Slots[i];
                if (slot is { SharedWith: { } first, IsNarrower: false })
                {
                    BlockArray array = moved[System.Array.IndexOf(slots, first)];
                    array.Passes++;
                    array.Spaces = [.. array.Spaces, sweep.OnStep];
                }
                else if (IsMoved(sweep, i))
                {
                    moved[count] = Array(plan, slot, slot.Stream.Compose(sweep.OnStep), arrays);
                    moved[count].IsPartner = i < sweep.Partners.Length && sweep.Partners[i] >= 0 && sweep.Partners[i] < i;
                    moved[count].IsCovered = slot.IsNarrower;
                    moved[count].Repeats = repeats;
                    moved[count++].Spaces = step.IsNest ? [sweep.OnStep] : [];
                }
            }
        }

        return new BlockProblem(step.Lengths, moved, plan.Program.Runs[step.First])
        {
            Split = step.Definition.Split,
            Depth = plan.Program.Depth[step.First],
            IsWhole = plan.Program.Whole[step.First],
            HasGathers = System.Array.Exists(step.Sweeps, sweep => sweep.HasGathers && !RunsAlongRows(sweep)),
            Along = plan.Program.Along[step.First],
            AreChainsInTurn = plan.Program.AreChainsInTurn[step.First],
            Pair = step.Sweeps[0].Partners.Length == 0 ? [] : step.Sweeps[0].Definition.Pair.AsSpan().ToArray(),
        };
    }

    // The slots whose arrays go through buffers, each array once.
    private static SlotPlan[] Moved(StepPlan step)
    {
        int count = 0;
        foreach (SweepPlan sweep in step.Sweeps)
        {
            for (int i = 0; i < sweep.Slots.Length; i++)
            {
                count += IsMoved(sweep, i) ? 1 : 0;
            }
        }

        SlotPlan[] moved = count == 0 ? [] : new SlotPlan[count];
        count = 0;
        foreach (SweepPlan sweep in step.Sweeps)
        {
            for (int i = 0; i < sweep.Slots.Length; i++)
            {
                if (IsMoved(sweep, i))
                {
                    moved[count++] = sweep.Slots[i];
                }
            }
        }

        return moved;
    }

    private static bool IsMoved(SweepPlan sweep, int index)
        => sweep.Slots[index] is { Kind: SlotKind.Buffer, IsMask: false, IsStore: var isStore } slot && (slot.SharedWith is null || slot.IsNarrower) && (isStore || sweep.Facts.Buffers[index] == index);

    private static BlockArray Array(BoundPlan plan, SlotPlan slot, Access access, RunArrays arrays)
    {
        if (slot.IsSpill)
        {
            return new BlockArray(access, slot.ElementSize, [], wholeChunks: false, slot.IsStore) { RowShape = plan.SpillShapes[slot.Index] };
        }

        if (slot.IsStore)
        {
            return new BlockArray(access, slot.ElementSize, arrays.Chunks[slot.Index], wholeChunks: false, isWritten: true);
        }

        ArraySource source = plan.Sources[slot.Index];
        if (source.Grids is { Length: > 0 } grids)
        {
            return new BlockArray(access, source.StoredElementSize, grids[0].Cells(), wholeChunks: true, isWritten: false) { Grids = grids };
        }

        var array = new BlockArray(access, source.StoredElementSize, source.StoredChunkShape.ToArray(), source.ReadsWholeChunks, isWritten: false)
        {
            Offset = access.ChunkOffsets(source.StoredChunkShape, source.ChunkOffset),
            RowShape = source.RowShape.ToArray(),
        };
        if (source.IsColumnMajor)
        {
            array.RowAccess = access.Reversed();
            array.Piece = (FortranReader.PieceBytes / array.ElementSize, FortranReader.LongestRunBytes / array.ElementSize);
        }

        return array;
    }

    private static bool RunsAlongRows(SweepPlan sweep)
    {
        foreach (Taker taker in sweep.Takers)
        {
            foreach (EquatableArray<int> run in taker.Runs.AsSpan())
            {
                if (run.AsSpan().Contains(sweep.Definition.Axes.Count - 1))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
