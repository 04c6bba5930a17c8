using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>
/// Gives every buffer of a step its place in the slab: first what takers have for all parts, then one set a worker. Offsets in a set are
/// counted from where the set begins.
/// </summary>
internal sealed class StepLayout
{
    private long _end;

    /// <summary>Lays out <paramref name="step"/> for the blocks it has.</summary>
    public StepLayout(BoundPlan plan, StepPlan step)
    {
        Taken = Array.ConvertAll(step.Sweeps, sweep => Array.ConvertAll(sweep.Takers, taker => taker.Terms.Count == 0 ? [] : new long[taker.Terms.Count]));
        TakeTaken(step, isPerSet: false);
        CarriedBytes = step.Sweeps[0].CarriedBytes;
        FirstSet = _end;
        _end = 0;
        DecodeBytes = step.DecodeRoom;
        DecodeRoom = Take(DecodeBytes);
        for (int i = 0; i < step.Sweeps.Length; i++)
        {
            TakeBuffers(step.Sweeps[i]);
            if (!step.Sweeps[i].Definition.TakesBlocks)
            {
                TakeTiles(step.Sweeps[i]);
            }
        }

        TakeTaken(step, isPerSet: true);
        Parts = TakeParts(plan, step);
        SetBytes = _end;
    }

    /// <summary>For each sweep and taker, where its memory begins, term by term: in the slab, or in a set what each worker has of its own.</summary>
    public long[][][] Taken { get; }

    /// <summary>For each held array that is in parts, where in a set the part begins; -1 for others; empty where none is.</summary>
    public long[] Parts { get; }

    /// <summary>Where the first worker's set begins.</summary>
    public long FirstSet { get; }

    /// <summary>Bytes of one worker's set.</summary>
    public long SetBytes { get; }

    /// <summary>Where in a set the decode room begins.</summary>
    public long DecodeRoom { get; }

    /// <summary>Bytes of the decode room.</summary>
    public long DecodeBytes { get; }

    /// <summary>Those at its end for what is carried from block to block of what masks take.</summary>
    public long CarriedBytes { get; }

    private void TakeTaken(StepPlan step, bool isPerSet)
    {
        for (int i = 0; i < step.Sweeps.Length; i++)
        {
            SweepPlan sweep = step.Sweeps[i];
            for (int taker = 0; taker < sweep.Takers.Length; taker++)
            {
                TakeTerms(sweep, taker, Taken[i][taker], isPerSet);
            }
        }
    }

    private void TakeTerms(SweepPlan sweep, int taker, long[] offsets, bool isPerSet)
    {
        for (int term = 0; term < offsets.Length; term++)
        {
            if (sweep.Takers[taker].Terms[term].IsPerSet == isPerSet)
            {
                offsets[term] = Take(sweep.TakerBytes(taker, term, sweep.Block));
            }
        }
    }

    private void TakeBuffers(SweepPlan plan)
    {
        int operands = plan.Definition.Operands.Count;
        for (int i = 0; i < operands; i++)
        {
            SlotPlan slot = plan.Slots[i];
            int owner = plan.Facts.Buffers[i];
            if (owner >= 0)
            {
                slot.BufferOffset = owner < i ? plan.Slots[owner].BufferOffset : slot.SharedWith?.BufferOffset ?? Take(BufferBytes(plan, slot));
            }
        }

        for (int i = 0; i < plan.Definition.Stores.Count; i++)
        {
            if (plan.Facts.Buffered[i])
            {
                plan.Slots[operands + i].BufferOffset = Take(BufferBytes(plan, plan.Slots[operands + i]));
            }
        }
    }

    // All tiles together: a ring lies in several of them.
    private void TakeTiles(SweepPlan plan)
    {
        foreach (SlotPlan slot in plan.Slots)
        {
            if (slot.IsInTile)
            {
                slot.TileOffset = Take((long)TileShape.Rows * TileShape.Pitch(slot.ElementSize));
            }
        }

        foreach (SlotPlan slot in plan.Slots)
        {
            if (slot.HasEdge)
            {
                slot.EdgeOffset = Take((long)TileShape.Rows * plan.Granule * slot.ElementSize);
            }
        }
    }

    private long[] TakeParts(BoundPlan plan, StepPlan step)
    {
        if (!step.IsNest)
        {
            return [];
        }

        var parts = new long[plan.HeldShapes.Length];
        int[] owners = plan.Program.PartOwners[step.First];
        for (int held = 0; held < parts.Length; held++)
        {
            parts[held] = PartArrays.IsIn(plan, step, held) && owners[held] == held && !step.IsDirect(held) ? Take(PartBytes(plan, step, held)) : -1;
        }

        for (int held = 0; held < parts.Length; held++)
        {
            parts[held] = owners[held] == held ? parts[held] : parts[owners[held]];
        }

        return parts;
    }

    private static long PartBytes(BoundPlan plan, StepPlan step, int held)
    {
        long bytes = plan.Definition.Held[held].Type.Size();
        foreach (long length in PartArrays.Shape(plan, step, held))
        {
            bytes *= length;
        }

        return bytes;
    }

    private static long BufferBytes(SweepPlan plan, SlotPlan slot) => slot.ElementSize * slot.Stream.Elements(plan.Block);

    private long Take(long bytes)
    {
        long offset = _end;
        _end += (bytes + TileShape.Alignment - 1) / TileShape.Alignment * TileShape.Alignment;
        return offset;
    }
}
