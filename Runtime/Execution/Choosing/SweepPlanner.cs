using StaticGraph.CompilerServices;
using StaticGraph.Execution.Tiles;
using StaticGraph.Plans;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>Gives a sweep its numbers: what is used in place, what goes through buffers, what is gathered.</summary>
internal static class SweepPlanner
{
    /// <summary>Plans a step, without blocks yet.</summary>
    public static StepPlan Plan(BoundPlan plan, NestDefinition step, RunArrays arrays)
    {
        var sweeps = new SweepPlan[step.Count];
        long[] lengths = step.Count == 1 && step.Split == step.Axes.Count ? plan.SweepShapes[step.First] : new long[step.Axes.Count];
        for (int i = 0; i < sweeps.Length; i++)
        {
            sweeps[i] = Plan(plan, step, step.First + i, arrays);
            for (int axis = 0; axis < step.Maps[i].Count; axis++)
            {
                lengths[step.Maps[i][axis]] = plan.SweepShapes[step.First + i][axis];
            }
        }

        for (int i = 1; i < sweeps.Length; i++)
        {
            SweepBuffers.Share(plan, sweeps, i);
        }

        return new StepPlan { Definition = step, Sweeps = sweeps, Lengths = lengths };
    }

    private static SweepPlan Plan(BoundPlan plan, NestDefinition step, int index, RunArrays arrays)
    {
        SweepDefinition definition = plan.Definition.Sweeps[index];
        long[] lengths = PrependedAxes.Prepend(1, plan.SweepShapes[index]);
        int shift = lengths.Length - definition.Axes.Count;
        SlotPlan[] slots = Slots(plan, definition, plan.Program.SlotAxes[index], lengths, arrays);
        SweepFacts facts = SweepBuffers.Facts(plan, definition, slots, arrays);
        bool isNested = step.Count > 1 || step.Split < step.Axes.Count;
        return new SweepPlan
        {
            Index = index,
            Definition = definition,
            StepAxes = step.Maps[index - step.First],
            Split = step.Split,
            IsNested = isNested,
            Body = plan.Bodies[index],
            Lengths = lengths,
            Takers = plan.Program.Takers[index],
            Slots = slots,
            Facts = facts,
            Partners = isNested ? [] : SweepBuffers.Partners(plan, definition, slots, facts, shift),
            Granule = TileShape.Granule(definition),
            Strip = Array.Exists(slots, slot => slot.IsInTile) ? TileShape.Columns : long.MaxValue,
            TouchesStorage = Array.Exists(slots, slot => slot.Kind == SlotKind.Buffer),
            Bypasses = BypassStores.Takes(plan.Program.Takers[index], slots, lengths),
        };
    }

    private static SlotPlan[] Slots(BoundPlan plan, SweepDefinition definition, int[][] axes, long[] lengths, RunArrays arrays)
    {
        int operands = definition.Operands.Count;
        int stores = definition.Stores.Count;
        var slots = new SlotPlan[operands + stores + definition.Temporaries.Count];
        for (int i = 0; i < operands; i++)
        {
            slots[i] = Operand(plan, definition.Operands[i], axes[i], lengths, arrays);
        }

        for (int i = 0; i < stores; i++)
        {
            slots[operands + i] = Store(plan, definition.Stores[i], axes[operands + i], lengths, arrays);
        }

        for (int i = operands + stores; i < slots.Length; i++)
        {
            DType type = definition.Temporaries[i - operands - stores];
            slots[i] = new SlotPlan { Kind = SlotKind.Temporary, ElementSize = type.Size(), IsLane = true };
        }

        return slots;
    }

    private static SlotPlan Operand(BoundPlan plan, OperandDefinition operand, int[] axes, long[] lengths, RunArrays arrays)
    {
        int size = operand.Type.Size();
        if (operand.Kind == OperandKind.Scalar)
        {
            return new SlotPlan { Kind = SlotKind.Scalar, Index = operand.Index, ElementSize = size, IsLane = false, Strides = new long[lengths.Length] };
        }

        bool isLane = Array.IndexOf(axes, lengths.Length - 1) >= 0;
        bool isSpill = operand.Kind == OperandKind.Spill;
        if (isSpill || (operand.Kind == OperandKind.Parameter && arrays.Sources[operand.Index] is null))
        {
            bool apart = isLane && axes[^1] != lengths.Length - 1 && lengths[^1] > 1;
            return new SlotPlan { Kind = SlotKind.Buffer, Index = operand.Index, ElementSize = size, IsLane = isLane, IsSpill = isSpill, Axes = axes, IsGathered = apart };
        }

        if (operand.Kind == OperandKind.Held && plan.Definition.Held[operand.Index].IsPart)
        {
            return Part(operand.Index, size, axes, lengths, isLane, isStore: false);
        }

        long[] strides = operand.Kind == OperandKind.Held
            ? Dense(plan.HeldShapes[operand.Index], axes, lengths, isLane, size)
            : Walked(arrays.Sources[operand.Index]!.ByteStrides, axes, lengths, isLane, size);
        return new SlotPlan
        {
            Kind = operand.Kind == OperandKind.Held ? SlotKind.Held : SlotKind.Source,
            Index = operand.Index,
            ElementSize = size,
            IsLane = isLane,
            Axes = axes,
            Strides = strides,
            IsGathered = isLane && strides[^1] != size,
        };
    }

    private static SlotPlan Store(BoundPlan plan, StoreDefinition store, int[] axes, long[] lengths, RunArrays arrays)
    {
        int size = store.Type.Size();
        if (store.Kind == StoreKind.Held && plan.Definition.Held[store.Index].IsPart)
        {
            return Part(store.Index, size, axes, lengths, isLane: true, isStore: true);
        }

        PinnedArray? sink = store.Kind == StoreKind.Output ? arrays.Sinks[store.Index] : null;
        bool inPlace = store.Kind == StoreKind.Held || sink is not null;
        return new SlotPlan
        {
            Kind = store.Kind == StoreKind.Held ? SlotKind.Held : inPlace ? SlotKind.Sink : SlotKind.Buffer,
            Index = store.Index,
            ElementSize = size,
            IsLane = true,
            IsStore = true,
            IsSpill = store.Kind == StoreKind.Spill,
            Axes = axes,
            Strides = !inPlace ? [] : sink is null ? Dense(plan.HeldShapes[store.Index], axes, lengths, true, size) : Walked(sink.ByteStrides, axes, lengths, true, size),
        };
    }

    // How it is stepped through is known with the blocks.
    private static SlotPlan Part(int held, int size, int[] axes, long[] lengths, bool isLane, bool isStore) => new()
    {
        Kind = SlotKind.Part,
        Index = held,
        ElementSize = size,
        IsLane = isLane,
        IsStore = isStore,
        Axes = axes,
        IsGathered = isLane && axes[^1] != lengths.Length - 1 && lengths[^1] > 1,
    };

    /// <summary>The byte strides by sweep axis of a slot whose array is row-major without gaps.</summary>
    public static long[] Steps(long[] shape, SlotPlan slot, long[] lengths)
        => Dense(shape, slot.Axes, lengths, slot.IsLane, slot.ElementSize);

    private static long[] Dense(long[] shape, int[] axes, long[] lengths, bool isLane, int elementSize)
    {
        Span<long> strides = stackalloc long[shape.Length];
        Block.RowMajorStrides(shape, elementSize, strides);
        return Walked(strides, axes, lengths, isLane, elementSize);
    }

    // Strides by sweep axis. An axis that occurs twice (a diagonal) steps along both.
    private static long[] Walked(ReadOnlySpan<long> arrayStrides, int[] axes, long[] lengths, bool isLane, int elementSize)
    {
        var strides = new long[lengths.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            if (axes[i] >= 0)
            {
                strides[axes[i]] += arrayStrides[i];
            }
        }

        // Of a single element there are no neighbours to lie apart.
        if (isLane && lengths[^1] <= 1)
        {
            strides[^1] = elementSize;
        }

        return strides;
    }
}
