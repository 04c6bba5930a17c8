using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>Gives every buffer of a sweep its place: first the shared accumulators, then one set a worker.</summary>
internal sealed class SweepLayout
{
    private long _end;

    /// <summary>Lays out <paramref name="plan"/>, whose reducers need the given bytes, for its block shape.</summary>
    public SweepLayout(SweepPlan plan, ReadOnlySpan<long> partialBytes, ReadOnlySpan<long> sharedBytes)
    {
        Shared = sharedBytes.IsEmpty ? [] : new long[sharedBytes.Length];
        for (int i = 0; i < Shared.Length; i++)
        {
            Shared[i] = Take(sharedBytes[i]);
        }

        FirstSet = _end;
        _end = 0;
        TakeBuffers(plan);
        ScratchBytes = plan.Facts.ScratchBytes;
        Scratch = Take(ScratchBytes);
        TakeTiles(plan);
        Partials = partialBytes.IsEmpty ? [] : new long[partialBytes.Length];
        for (int i = 0; i < Partials.Length; i++)
        {
            Partials[i] = Take(partialBytes[i]);
        }

        SetBytes = _end;
    }

    /// <summary>Where the accumulators of each reduction begin.</summary>
    public long[] Shared { get; }

    /// <summary>Where the first worker's set begins.</summary>
    public long FirstSet { get; }

    /// <summary>Bytes of one worker's set.</summary>
    public long SetBytes { get; }

    /// <summary>Where in a set the scratch begins.</summary>
    public long Scratch { get; }

    /// <summary>Bytes of scratch.</summary>
    public long ScratchBytes { get; }

    /// <summary>Where in a set the partial of each reduction begins.</summary>
    public long[] Partials { get; }

    private void TakeBuffers(SweepPlan plan)
    {
        int operands = plan.Definition.Operands.Count;
        for (int i = 0; i < operands; i++)
        {
            int owner = plan.Facts.Buffers[i];
            if (owner >= 0)
            {
                plan.Slots[i].BufferOffset = owner < i ? plan.Slots[owner].BufferOffset : Take(BufferBytes(plan, plan.Slots[i]));
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

    private void TakeTiles(SweepPlan plan)
    {
        foreach (SlotPlan slot in plan.Slots)
        {
            if (slot.IsInTile)
            {
                slot.TileOffset = Take((long)TileShape.Rows * TileShape.Pitch(slot.ElementSize));
            }
            else if (slot.HasEdge)
            {
                slot.EdgeOffset = Take((long)TileShape.Rows * plan.Granule * slot.ElementSize);
            }
        }
    }

    private static long BufferBytes(SweepPlan plan, SlotPlan slot)
    {
        long bytes = slot.ElementSize;
        foreach (int axis in slot.Axes)
        {
            bytes *= axis < 0 ? 1 : plan.Block[axis];
        }

        return bytes;
    }

    private long Take(long bytes)
    {
        long offset = _end;
        _end += (bytes + TileShape.Alignment - 1) / TileShape.Alignment * TileShape.Alignment;
        return offset;
    }
}
