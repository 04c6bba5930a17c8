using System;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>What the memory of a sweep depends on besides its definition: which arrays come through buffers, which are gathered, what decoding needs.</summary>
internal sealed class SweepFacts : IEquatable<SweepFacts>
{
    /// <summary>Takes over the four arrays.</summary>
    public SweepFacts(int[] buffers, Access[] streams, bool[] gathered, bool[] buffered, long decodeRoom, int decodeSlot)
    {
        Buffers = buffers;
        Streams = streams;
        Gathered = gathered;
        Buffered = buffered;
        DecodeRoom = decodeRoom;
        DecodeSlot = decodeSlot;
    }

    /// <summary>For each operand the operand whose read buffer it uses (itself, or an earlier one of its stream), or -1 where it is read in place.</summary>
    public int[] Buffers { get; }

    /// <summary>For each operand how its stream walks the array: as it does, or with what is read together.</summary>
    public Access[] Streams { get; }

    /// <summary>True where operands on one array that walk it apart are read together.</summary>
    public bool HasHulls => Array.Exists(Streams, stream => stream.IsHull);

    /// <summary>For each operand whether an earlier sweep of the nest reads its region, or more around it, into the buffer it uses; empty where none does.</summary>
    public bool[] Earlier { get; set; } = Array.Empty<bool>();

    /// <summary>For each operand whether its rows lie in tiles: copied, because its neighbours along a row lie apart, a list says where they are or it reaches over an edge, or made there, as positions are.</summary>
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
        && Streams.AsSpan().SequenceEqual(other.Streams)
        && Earlier.AsSpan().SequenceEqual(other.Earlier)
        && Gathered.AsSpan().SequenceEqual(other.Gathered)
        && Buffered.AsSpan().SequenceEqual(other.Buffered);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SweepFacts);

    /// <inheritdoc/>
    public override int GetHashCode() => (Buffers.Length, Buffered.Length, DecodeRoom).GetHashCode();

    /// <summary>The facts of a sweep when every parameter and result lies in storage without chunks: what can be said before a plan is bound.</summary>
    public static SweepFacts Streaming(SweepDefinition sweep, bool joins = true)
    {
        (int[] buffers, Access[] streams) = ReadStreams.Of(sweep.Operands, joins);
        var gathered = new bool[buffers.Length];
        for (int i = 0; i < buffers.Length; i++)
        {
            gathered[i] = sweep.Operands[i].Kind == OperandKind.Position || IsUneven(sweep.Operands[i].Access, streams[i], buffers[i] >= 0) || IsGatheredWhenDense(sweep, sweep.Operands[i]);
        }

        var buffered = new bool[sweep.Stores.Count];
        for (int i = 0; i < buffered.Length; i++)
        {
            buffered[i] = sweep.Stores[i].Kind is StoreKind.Output or StoreKind.Spill or StoreKind.Mask;
        }

        return new SweepFacts(buffers, streams, gathered, buffered, decodeRoom: 0, decodeSlot: 0);
    }

    /// <summary>The same of each sweep of a step, which <paramref name="joins"/> what walks one array apart by constants, or reads each for itself.</summary>
    public static SweepFacts[] Streaming(PlanDefinition plan, StepDefinition step, bool joins = true)
    {
        var facts = new SweepFacts[step.Count];
        for (int stage = 0; stage < facts.Length; stage++)
        {
            facts[stage] = Streaming(plan.Sweeps[step.First + stage], joins);
            facts[stage].Earlier = Enumerable.Range(0, facts[stage].Buffers.Length).Select(operand => IsReadEarlier(plan, step, facts, stage, operand)).ToArray();
        }

        return facts;
    }

    /// <summary>True where elements of an operand may lie otherwise than in even steps, in a buffer or in memory: it reaches over an edge, or a list says where they are.</summary>
    public bool IsUneven(OperandDefinition operand, int index) => IsUneven(operand.Access, Streams[index], Buffers[index] >= 0);

    private static bool IsUneven(Access access, Access stream, bool isBuffered) => access.HasEdges || (isBuffered ? stream : access).HasTables;

    /// <summary>True when an operand kept row-major without gaps has its neighbours along the sweep's rows apart.</summary>
    public static bool IsGatheredWhenDense(SweepDefinition sweep, OperandDefinition operand)
        => operand.Access.Lane(sweep.Axes.Count) == AccessLane.Gathered;

    // True when an earlier sweep of the step reads the same region of the same array, or a greater one around it.
    private static bool IsReadEarlier(PlanDefinition plan, StepDefinition step, SweepFacts[] facts, int stage, int index)
    {
        OperandDefinition operand = plan.Sweeps[step.First + stage].Operands[index];
        Access stream = facts[stage].Streams[index].Compose(step.Maps[stage]);
        bool IsSame(int earlier, int other) => plan.Sweeps[step.First + earlier].Operands[other] is { } read
            && read.Kind == operand.Kind && read.Index == operand.Index && facts[earlier].Streams[other].Compose(step.Maps[earlier]).Covers(stream, axis => Polynomial.Parse(step.Axes[axis]));
        return operand.Kind != OperandKind.Held
            && Enumerable.Range(0, stage).Any(earlier => Enumerable.Range(0, facts[earlier].Buffers.Length).Any(other => IsSame(earlier, other)));
    }
}
