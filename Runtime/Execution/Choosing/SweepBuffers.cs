using StaticGraph.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>What of a sweep goes through buffers, and which operands share one.</summary>
internal static class SweepBuffers
{
    /// <summary>The facts of a sweep with these slots, whose operands on one array are one stream where it <paramref name="joins"/> them, and whose rows go along axis <paramref name="lane"/>.</summary>
    public static SweepFacts Facts(BoundPlan plan, SweepDefinition definition, SlotPlan[] slots, RunArrays arrays, bool joins, int lane)
    {
        int operands = definition.Operands.Count;
        var streams = operands == 0 ? [] : new Access[operands];
        var read = operands == 0 ? [] : new int[operands];
        var gathered = operands == 0 ? [] : new bool[operands];
        for (int i = 0; i < operands; i++)
        {
            streams[i] = slots[i].Kind == SlotKind.Buffer && SparseRows.MayBe(slots[i].Access) ? SparseRows.Of(plan, slots[i]) : slots[i].Access;
            read[i] = slots[i].Kind == SlotKind.Buffer ? FirstReader(plan, slots, i) : -1;
        }

        int[] buffers = ReadStreams.Find(streams, read, joins);
        for (int i = 0; i < operands; i++)
        {
            // What a list, or an array of indices, says along rows lies in no even steps.
            slots[i].Stream = streams[i];
            slots[i].IsGathered &= !streams[i].IsTabled(lane) && !slots[i].Access.HasWhole;
            gathered[i] = slots[i].IsInTile;
        }

        int stores = definition.Stores.Count;
        var written = stores == 0 ? [] : new bool[stores];
        for (int i = 0; i < stores; i++)
        {
            written[i] = slots[operands + i].Kind == SlotKind.Buffer;
        }

        (long room, int slot) = MostRoom(plan, slots, arrays);
        return new SweepFacts(buffers, streams, gathered, written, room, slot);
    }

    /// <summary>Lets a sweep of a nest use the buffers of those before it that read the same region of the same source, or more around it.</summary>
    public static void Share(BoundPlan plan, SweepPlan[] sweeps, int index)
    {
        SweepFacts facts = sweeps[index].Facts;
        facts.Earlier = facts.Buffers.Length == 0 ? [] : new bool[facts.Buffers.Length];
        for (int i = 0; i < facts.Buffers.Length; i++)
        {
            SlotPlan slot = sweeps[index].Slots[i];
            if (facts.Buffers[i] == i)
            {
                FindEarlier(plan, sweeps, index, slot);
            }

            facts.Earlier[i] = slot.SharedWith is not null;
        }
    }

    /// <summary>With a pair of axes: for each operand who reads the same array with these axes exchanged, or -1; empty where nobody does.</summary>
    public static int[] Partners(BoundPlan plan, SweepDefinition definition, SlotPlan[] slots, SweepFacts facts, int shift)
    {
        if (definition.Pair.Count == 0)
        {
            return [];
        }

        var partners = new int[facts.Buffers.Length];
        for (int i = 0; i < partners.Length; i++)
        {
            Access exchanged = slots[i].Stream.Exchanged(definition.Pair[0] + shift, definition.Pair[1] + shift);
            bool isSame = facts.Buffers[i] < 0 || slots[i].IsEdged || slots[i].Access.HasLists || slots[i].Access.HasWhole || slots[i].Access.HasWindows || exchanged.Equals(slots[i].Stream);
            partners[i] = isSame ? -1 : Reader(plan, slots, i, exchanged);
        }

        return Array.TrueForAll(partners, partner => partner < 0) ? [] : partners;
    }

    /// <summary>The bytes that are carried from block to block of what masks take.</summary>
    public static long Carried(SlotPlan[] slots, RunArrays arrays)
    {
        long bytes = 0;
        foreach (SlotPlan slot in slots)
        {
            bytes = NumericMemory.SaturatingAdd(bytes, slot.Mask < 0 ? 0 : arrays.Taken[slot.Index]?.Carry ?? 0);
        }

        return bytes;
    }

    private static (long Bytes, int Slot) MostRoom(BoundPlan plan, SlotPlan[] slots, RunArrays arrays)
    {
        (long Bytes, int Slot) most = (0, 0);
        for (int i = 0; i < slots.Length; i++)
        {
            long bytes = slots[i] switch
            {
                { Kind: not SlotKind.Buffer } or { IsMask: true } => 0,
                { IsSpill: true, IsStore: var isStore } => isStore ? 0 : SpillArray.ScratchBytes,
                { IsStore: true, Index: var output } => arrays.SinkRoom[output],
                { Index: var parameter } => plan.Sources[parameter].ScratchBytes,
            };
            most = bytes > most.Bytes ? (bytes, i) : most;
        }

        int carrying = Array.FindIndex(slots, slot => slot.Mask >= 0);
        return carrying < 0 ? most : (NumericMemory.SaturatingAdd(most.Bytes, Carried(slots, arrays)), carrying);
    }

    private static void FindEarlier(BoundPlan plan, SweepPlan[] sweeps, int index, SlotPlan slot)
    {
        Access onStep = slot.Stream.Compose(sweeps[index].OnStep);
        for (int earlier = 0; earlier < index; earlier++)
        {
            foreach (SlotPlan other in sweeps[earlier].Slots)
            {
                if (other is { Kind: SlotKind.Buffer, IsStore: false } && ReferenceEquals(ArrayOf(plan, other), ArrayOf(plan, slot)))
                {
                    Access read = other.Stream.Compose(sweeps[earlier].OnStep);
                    bool isSame = read.Equals(onStep);
                    if (isSame || Covers(read, onStep, sweeps[index].StepLengths))
                    {
                        (slot.SharedWith, slot.SharedSweep, slot.IsNarrower) = (other, earlier, !isSame);
                        return;
                    }
                }
            }
        }
    }

    // What a lambda takes along is made where one is needed.
    private static bool Covers(Access read, Access other, long[] lengths) => read.Covers(other, axis => lengths[axis]);

    // The first operand that reads the array of another one. Two parameters may have been given one source.
    private static int FirstReader(BoundPlan plan, SlotPlan[] slots, int index)
    {
        int first = 0;
        while (slots[first].Kind != SlotKind.Buffer || !ReferenceEquals(ArrayOf(plan, slots[first]), ArrayOf(plan, slots[index])))
        {
            first++;
        }

        return first;
    }

    // The first operand whose stream walks the array of another one so, or -1.
    private static int Reader(BoundPlan plan, SlotPlan[] slots, int index, Access stream)
    {
        object array = ArrayOf(plan, slots[index]);
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i] is { Kind: SlotKind.Buffer, IsStore: false } && ReferenceEquals(ArrayOf(plan, slots[i]), array) && slots[i].Stream.Equals(stream))
            {
                return i;
            }
        }

        return -1;
    }

    // What makes two operands read one array.
    private static object ArrayOf(BoundPlan plan, SlotPlan slot) => slot.IsSpill ? plan.Definition.Spills[slot.Index] : plan.Sources[slot.Index];
}
