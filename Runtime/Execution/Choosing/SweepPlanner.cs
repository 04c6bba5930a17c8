using StaticGraph.CompilerServices;
using StaticGraph.Execution.Tiles;
using StaticGraph.Plans;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>Gives a sweep its numbers: what is used in place, what goes through buffers, what is gathered.</summary>
internal static class SweepPlanner
{
    /// <summary>Plans a step, without blocks yet; operands on one array are read together where it <paramref name="joins"/> them.</summary>
    public static StepPlan Plan(BoundPlan plan, StepDefinition step, RunArrays arrays, bool joins)
    {
        var sweeps = new SweepPlan[step.Count];
        DirectResult[] direct = arrays.DirectOf(plan);
        long[] lengths = step.IsNest ? new long[step.Axes.Count] : plan.SweepShapes[step.First];
        for (int i = 0; i < sweeps.Length; i++)
        {
            sweeps[i] = Plan(plan, step, lengths, step.First + i, arrays, direct, joins);
            for (int axis = 0; axis < step.Maps[i].Rank; axis++)
            {
                if (step.Maps[i][axis].IsPlain)
                {
                    lengths[step.Maps[i].AxisOf(axis)] = plan.SweepShapes[step.First + i][axis];
                }
            }
        }

        for (int i = 1; i < sweeps.Length; i++)
        {
            SweepBuffers.Share(plan, sweeps, i);
        }

        return new StepPlan { Definition = step, Sweeps = sweeps, Lengths = lengths, Direct = direct };
    }

    private static SweepPlan Plan(BoundPlan plan, StepDefinition step, long[] stepLengths, int index, RunArrays arrays, DirectResult[] direct, bool joins)
    {
        SweepDefinition definition = plan.Definition.Sweeps[index];
        long[] lengths = PrependedAxes.Prepend(1, plan.SweepShapes[index]);
        int shift = lengths.Length - definition.Axes.Count;
        SlotPlan[] slots = Slots(plan, definition, plan.Walked.Slots[index], lengths, arrays);
        SweepFacts facts = SweepBuffers.Facts(plan, definition, slots, arrays, joins, lane: lengths.Length - 1);
        return new SweepPlan
        {
            Index = index,
            Definition = definition,
            OnStep = plan.Walked.Maps[index].WithOnes(shift),
            StepLengths = stepLengths,
            Split = step.Split,
            IsNested = step.IsNest,
            Role = DirectResult.RoleOf(direct, definition, index),
            Body = plan.Bodies[index],
            Lengths = lengths,
            Takers = plan.Program.Takers[index],
            Slots = slots,
            Facts = facts,
            CarriedBytes = SweepBuffers.Carried(slots, arrays),
            Partners = step.IsNest ? [] : SweepBuffers.Partners(plan, definition, slots, facts, shift),
            Granule = TileShape.Granule(definition),
            Moved = definition.Moved is >= 0 and int moved && slots[moved] is { IsLane: true, IsInTile: true, Kind: not SlotKind.Position } ? moved : -1,
            Strip = Array.Exists(slots, slot => slot.IsInTile) ? TileShape.Columns : long.MaxValue,
            TouchesStorage = Array.Exists(slots, slot => slot.Kind == SlotKind.Buffer),
            Bypasses = BypassStores.Takes(plan.Program.Takers[index], slots, lengths),
        };
    }

    private static SlotPlan[] Slots(BoundPlan plan, SweepDefinition definition, Access[] access, long[] lengths, RunArrays arrays)
    {
        int operands = definition.Operands.Count;
        int stores = definition.Stores.Count;
        var slots = new SlotPlan[operands + stores + definition.Temporaries.Count];
        for (int i = 0; i < operands; i++)
        {
            slots[i] = Operand(plan, definition.Operands[i], access[i], lengths, arrays);
        }

        for (int i = 0; i < stores; i++)
        {
            slots[operands + i] = Store(plan, definition.Stores[i], access[operands + i], lengths, arrays);
        }

        for (int i = operands + stores; i < slots.Length; i++)
        {
            DType type = definition.Temporaries[i - operands - stores];
            slots[i] = new SlotPlan { Kind = SlotKind.Temporary, ElementSize = type.Size(), IsLane = true };
        }

        return slots;
    }

    private static SlotPlan Operand(BoundPlan plan, OperandDefinition operand, Access access, long[] lengths, RunArrays arrays)
    {
        int size = operand.Type.Size();
        if (operand.Kind == OperandKind.Scalar)
        {
            return new SlotPlan { Kind = SlotKind.Scalar, Index = operand.Index, ElementSize = size, IsLane = false, Strides = new long[lengths.Length] };
        }

        AccessLane lane = access.Lane(lengths.Length);
        bool isLane = lane != AccessLane.Broadcast;
        bool isApart = lane == AccessLane.Gathered && lengths[^1] > 1;
        if (operand.Kind == OperandKind.Position)
        {
            return Position(operand.Type, access, lengths, isLane);
        }

        int[] indices = operand.Indices.AsSpan().ToArray();
        bool isSpill = operand.Kind == OperandKind.Spill;
        if (isSpill || (operand.Kind == OperandKind.Parameter && arrays.Sources[operand.Index] is null))
        {
            return new SlotPlan { Kind = SlotKind.Buffer, Index = operand.Index, ElementSize = size, IsLane = isLane, IsSpill = isSpill, Access = access, IsGathered = isApart, Indices = indices };
        }

        if (operand.Kind == OperandKind.Held && plan.Definition.Held[operand.Index].IsPart)
        {
            return Part(operand.Index, size, access, isLane, isApart, isStore: false, indices);
        }

        var slot = new SlotPlan
        {
            Kind = operand.Kind == OperandKind.Held ? SlotKind.Held : SlotKind.Source,
            Index = operand.Index,
            ElementSize = size,
            IsLane = isLane,
            Access = access,
            Indices = indices,
        };
        if (operand.Kind == OperandKind.Held)
        {
            PlaceDense(slot, plan.HeldShapes[operand.Index], lengths);
        }
        else
        {
            Place(slot, arrays.Sources[operand.Index]!.ByteStrides, lengths);
        }

        slot.IsGathered = isLane && slot.Strides[^1] != size;
        return slot;
    }

    // Placed as elements of one byte in memory that begins at address 0 would be: the address of each is its index, whatever walks there.
    private static SlotPlan Position(DType type, Access access, long[] lengths, bool isLane)
    {
        var slot = new SlotPlan { Kind = SlotKind.Position, ElementSize = type.Size(), Type = type, IsLane = isLane, Access = access, Strides = new long[lengths.Length], ArrayStrides = [1] };
        slot.First = access.Steps(slot.ArrayStrides, slot.Strides);
        return slot;
    }

    private static SlotPlan Store(BoundPlan plan, StoreDefinition store, Access access, long[] lengths, RunArrays arrays)
    {
        int size = store.Type.Size();
        if (store.Kind == StoreKind.Held && plan.Definition.Held[store.Index].IsPart)
        {
            return Part(store.Index, size, access, isLane: true, isApart: false, isStore: true, indices: []);
        }

        PinnedArray? sink = store.Kind == StoreKind.Output ? arrays.Sinks[store.Index] : null;
        bool inPlace = store.Kind == StoreKind.Held || sink is not null;
        var slot = new SlotPlan
        {
            Kind = store.Kind == StoreKind.Held ? SlotKind.Held : inPlace ? SlotKind.Sink : SlotKind.Buffer,
            Index = store.Index,
            ElementSize = size,
            IsLane = true,
            IsStore = true,
            IsSpill = store.Kind == StoreKind.Spill,
            IsMask = store.Kind == StoreKind.Mask,
            Mask = store.Mask,
            Access = access,
        };
        if (sink is not null)
        {
            Place(slot, sink.ByteStrides, lengths);
        }
        else if (inPlace)
        {
            // What it is read as later may be another shape of as many elements.
            PlaceDense(slot, lengths[^access.Rank..], lengths);
        }

        return slot;
    }

    // How it is stepped through is known with the blocks.
    private static SlotPlan Part(int held, int size, Access access, bool isLane, bool isApart, bool isStore, int[] indices) => new()
    {
        Kind = SlotKind.Part,
        Index = held,
        ElementSize = size,
        IsLane = isLane,
        IsStore = isStore,
        Access = access,
        IsGathered = isApart,
        Indices = indices,
    };

    /// <summary>Places a slot whose array is row-major without gaps.</summary>
    public static void PlaceDense(SlotPlan slot, long[] shape, long[] lengths)
    {
        Span<long> strides = stackalloc long[shape.Length];
        Block.RowMajorStrides(shape, slot.ElementSize, strides);
        Place(slot, strides, lengths);
    }

    private static void Place(SlotPlan slot, ReadOnlySpan<long> arrayStrides, long[] lengths)
    {
        slot.Strides = new long[lengths.Length];
        slot.First = slot.Access.Steps(arrayStrides, slot.Strides);
        slot.ArrayStrides = slot.IsUneven || slot.Kind == SlotKind.Part ? arrayStrides.ToArray() : [];

        // Of a single element there are no neighbours to lie apart.
        if (slot.IsLane && lengths[^1] <= 1)
        {
            slot.Strides[^1] = slot.ElementSize;
        }
    }
}
