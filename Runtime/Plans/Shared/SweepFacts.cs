using System;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>What the memory of a sweep depends on besides its definition: which arrays come through buffers, which are gathered, what decoding needs.</summary>
internal sealed class SweepFacts : IEquatable<SweepFacts>
{
    /// <summary>Takes over the three arrays.</summary>
    public SweepFacts(int[] buffers, bool[] gathered, bool[] buffered, long decodeRoom, int decodeSlot)
    {
        Buffers = buffers;
        Gathered = gathered;
        Buffered = buffered;
        DecodeRoom = decodeRoom;
        DecodeSlot = decodeSlot;
    }

    /// <summary>For each operand the operand whose read buffer it uses (itself, or an earlier one that reads the same region), or -1 where it is read in place.</summary>
    public int[] Buffers { get; }

    /// <summary>For each operand whether an earlier sweep of the nest reads the same region into the buffer it uses; empty where none does.</summary>
    public bool[] Earlier { get; set; } = Array.Empty<bool>();

    /// <summary>For each operand whether its rows lie in tiles: copied, because its neighbours along a row lie apart, or made there, as positions are.</summary>
    public bool[] Gathered { get; }

    /// <summary>For each store whether it goes through a write buffer.</summary>
    public bool[] Buffered { get; }

    /// <summary>The bytes that one read or write of a block needs beside it.</summary>
    public long DecodeRoom { get; }

    /// <summary>The operand, or after the operands the store, that needs most of them.</summary>
    public int DecodeSlot { get; }

    /// <summary>True when the operand has a read buffer that no operand before it has.</summary>
    public bool TakesBuffer(int operand) => Buffers[operand] == operand && !(Earlier.Length > 0 && Earlier[operand]);

    /// <inheritdoc/>
    public bool Equals(SweepFacts? other) => other is not null
        && DecodeRoom == other.DecodeRoom
        && DecodeSlot == other.DecodeSlot
        && Buffers.AsSpan().SequenceEqual(other.Buffers)
        && Earlier.AsSpan().SequenceEqual(other.Earlier)
        && Gathered.AsSpan().SequenceEqual(other.Gathered)
        && Buffered.AsSpan().SequenceEqual(other.Buffered);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SweepFacts);

    /// <inheritdoc/>
    public override int GetHashCode() => (Buffers.Length, Buffered.Length, DecodeRoom).GetHashCode();

    /// <summary>The facts of a sweep when every parameter and result lies in storage without chunks: what can be said before a plan is bound.</summary>
    public static SweepFacts Streaming(SweepDefinition sweep)
    {
        var buffers = new int[sweep.Operands.Count];
        var gathered = new bool[sweep.Operands.Count];
        for (int i = 0; i < buffers.Length; i++)
        {
            OperandDefinition operand = sweep.Operands[i];
            buffers[i] = operand.Kind is OperandKind.Parameter or OperandKind.Spill ? FirstReader(sweep, i) : -1;
            gathered[i] = operand.Kind == OperandKind.Position || IsGatheredWhenDense(sweep, operand);
        }

        var buffered = new bool[sweep.Stores.Count];
        for (int i = 0; i < buffered.Length; i++)
        {
            buffered[i] = sweep.Stores[i].Kind is StoreKind.Output or StoreKind.Spill;
        }

        return new SweepFacts(buffers, gathered, buffered, decodeRoom: 0, decodeSlot: 0);
    }

    /// <summary>The same of each sweep of a step.</summary>
    public static SweepFacts[] Streaming(PlanDefinition plan, NestDefinition step)
    {
        var facts = new SweepFacts[step.Count];
        for (int stage = 0; stage < facts.Length; stage++)
        {
            facts[stage] = Streaming(plan.Sweeps[step.First + stage]);
            facts[stage].Earlier = plan.Sweeps[step.First + stage].Operands.Select(operand => IsReadEarlier(plan, step, stage, operand)).ToArray();
        }

        return facts;
    }

    /// <summary>The first operand that reads the same region of the same parameter as operand <paramref name="index"/>.</summary>
    public static int FirstReader(SweepDefinition sweep, int index)
    {
        OperandDefinition operand = sweep.Operands[index];
        for (int i = 0; i < index; i++)
        {
            OperandDefinition earlier = sweep.Operands[i];
            if (earlier.Kind == operand.Kind && earlier.Index == operand.Index && earlier.Access.Equals(operand.Access))
            {
                return i;
            }
        }

        return index;
    }

    /// <summary>True when an operand kept row-major without gaps has its neighbours along the sweep's rows apart.</summary>
    public static bool IsGatheredWhenDense(SweepDefinition sweep, OperandDefinition operand)
        => operand.Access.Lane(sweep.Axes.Count) == AccessLane.Gathered;

    /// <summary>True when an earlier sweep of the step reads the same region of the same array.</summary>
    public static bool IsReadEarlier(PlanDefinition plan, NestDefinition step, int stage, OperandDefinition operand)
    {
        Access access = operand.Access.Compose(step.Maps[stage]);
        return operand.Kind != OperandKind.Held && Enumerable.Range(0, stage).Any(earlier => plan.Sweeps[step.First + earlier].Operands.Any(
            other => other.Kind == operand.Kind && other.Index == operand.Index && other.Access.Compose(step.Maps[earlier]).Equals(access)));
    }
}
