using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The one formula of a plan's memory, over numbers or over polynomials: the pool allocates it, the binder obeys it, the header and
/// <c>Explain</c> print it. The peak of a plan is the greatest sum over its steps of the step's own terms and the held arrays alive in it.
/// </summary>
/// <remarks>
/// Every buffer counts 64 bytes more than its elements, so that it can begin on a cache line. The sweeps of a nest keep their buffers side by side;
/// those that read the same region share one, and all of them share the room for decoding. Parts of held arrays lie where others lay that nobody looks at any more (<see cref="PartPlaces"/>).
/// </remarks>
internal abstract class MemoryModel<T>
{
    private StepDefinition _step = null!;

    /// <summary>The sweep whose terms are being counted.</summary>
    protected int Sweep { get; private set; }

    /// <summary>The terms of one step: of each of its sweeps, and the held arrays alive in any of them.</summary>
    public void CountStep(PlanDefinition plan, StepDefinition step, IReadOnlyList<SweepFacts> facts)
    {
        _step = step;
        int most = 0;
        for (int stage = 0; stage < step.Count; stage++)
        {
            Sweep = step.First + stage;
            CountSweep(plan, facts[stage]);
            most = facts[stage].DecodeRoom > facts[most].DecodeRoom ? stage : most;
        }

        CountHeld(plan);
        Sweep = step.First + most;
        AddUnlessZero(MemoryUse.DecodeRoom, facts[most].DecodeSlot, facts[most].DecodeRoom);
    }

    /// <summary>A number.</summary>
    protected abstract T Number(long value);

    /// <summary>A sum.</summary>
    protected abstract T Add(T left, T right);

    /// <summary>A product.</summary>
    protected abstract T Multiply(T left, T right);

    /// <summary>The block length on an axis of the step.</summary>
    protected abstract T Block(int axis);

    /// <summary>How many sets of buffers there are: one a worker.</summary>
    protected abstract T Sets();

    /// <summary>A number that is known with the dims.</summary>
    protected virtual T Reached(Polynomial length) => Number(length.ConstantTerm);

    /// <summary>The length of an axis of a held array.</summary>
    protected abstract T HeldLength(PlanDefinition plan, int held, int axis);

    /// <summary>The bytes of a term of a taker, which has a number in the current sweep.</summary>
    protected abstract T TakerBytes(Taker taker, int number, int term);

    /// <summary>The takers of a sweep.</summary>
    protected virtual Taker[] TakersOf(PlanDefinition plan, int sweep) => Taker.Of(plan, sweep);

    /// <summary>Takes one term.</summary>
    protected abstract void AddTerm(MemoryUse use, int index, T bytes);

    /// <summary>The block length on an axis of the current sweep, with its halo.</summary>
    protected T SweepBlock(int axis) => Overlapping(Map, axis);

    /// <summary>True when the step cuts axis <paramref name="axis"/> of the current sweep into parts.</summary>
    protected bool IsSplit(int axis) => Map.IsSplit(axis, _step.Split);

    private Access Map => _step.MapOf(Sweep);

    private void CountSweep(PlanDefinition plan, SweepFacts facts)
    {
        SweepDefinition sweep = plan.Sweeps[Sweep];
        CountBlocks(sweep, facts);
        if (!sweep.TakesBlocks)
        {
            CountTiles(sweep, facts);
        }

        Taker[] takers = TakersOf(plan, Sweep);
        for (int i = 0; i < takers.Length; i++)
        {
            CountTaker(takers[i], i);
        }
    }

    private void CountTaker(Taker taker, int number)
    {
        for (int i = 0; i < taker.Terms.Count; i++)
        {
            TakerTerm term = taker.Terms[i];
            T bytes = Padded(TakerBytes(taker, number, i));
            AddTerm(term.Use, number, term.IsPerSet ? Multiply(Sets(), bytes) : bytes);
        }
    }

    // Parts that lie where others lay are not counted again.
    private void CountHeld(PlanDefinition plan)
    {
        int[] owners = PartPlaces.Owners(plan, _step);
        for (int i = 0; i < plan.Held.Count; i++)
        {
            HeldDefinition held = plan.Held[i];
            if (_step.Meets(held) && owners[i] == i)
            {
                T bytes = Padded(HeldBytes(plan, i, held.IsPart ? _step.HeldAccess(plan, i) : null));
                AddTerm(MemoryUse.Held, i, held.IsPart ? Multiply(Sets(), bytes) : bytes);
            }
        }
    }

    // Of an array that belongs to a part, what one part has of it, with its halo: the axes of the step say which.
    private T HeldBytes(PlanDefinition plan, int held, Access? part)
    {
        T bytes = Number(plan.Held[held].Type.Size());
        for (int axis = 0; axis < plan.Held[held].Shape.Count; axis++)
        {
            bytes = Multiply(bytes, part?.IsSplit(axis, _step.Split) == true ? Overlapping(part, axis) : HeldLength(plan, held, axis));
        }

        return bytes;
    }

    // What a block of the step comes to on an axis that it walks, with what is around it.
    private T Overlapping(Access access, int axis)
    {
        T length = access.Along(axis, Block, Number);
        return access.Excess(axis) == 0 ? length : Add(length, Number(access.Excess(axis)));
    }

    private void CountBlocks(SweepDefinition sweep, SweepFacts facts)
    {
        for (int i = 0; i < sweep.Operands.Count; i++)
        {
            if (facts.TakesBuffer(i))
            {
                OperandDefinition operand = sweep.Operands[i];
                AddPerSet(MemoryUse.ReadBuffer, i, Region(operand.Type, operand.Access, facts.Streams[i], SweepBlock));
            }
        }

        for (int i = 0; i < sweep.Stores.Count; i++)
        {
            if (facts.Buffered[i])
            {
                AddPerSet(MemoryUse.WriteBuffer, i, Region(sweep.Stores[i].Type, Map, Map, Block));
            }
        }
    }

    private void CountTiles(SweepDefinition sweep, SweepFacts facts)
    {
        int granule = TileShape.Granule(sweep);
        long tiles = 0;
        long edges = 0;
        for (int i = 0; i < sweep.Operands.Count; i++)
        {
            OperandDefinition operand = sweep.Operands[i];
            if (facts.Gathered[i])
            {
                tiles += TileShape.Rows * TileShape.Pitch(operand.Type.Size());
            }

            // Only those that are uneven need both: the tile where they are, and the ends of rows where they are not.
            if ((!facts.Gathered[i] || facts.IsUneven(operand, i)) && operand.Access.Lane(sweep.Axes.Count) != AccessLane.Broadcast)
            {
                edges += TileShape.Rows * granule * operand.Type.Size();
            }
        }

        foreach (StoreDefinition store in sweep.Stores.AsSpan())
        {
            edges += TileShape.Rows * granule * store.Type.Size();
        }

        foreach (DType temporary in sweep.Temporaries.AsSpan())
        {
            tiles += TileShape.Rows * TileShape.Pitch(temporary.Size());
        }

        AddUnlessZero(MemoryUse.Tiles, 0, tiles);
        AddUnlessZero(MemoryUse.Edges, 0, edges);
    }

    private void AddUnlessZero(MemoryUse use, int index, long bytes)
    {
        if (bytes > 0)
        {
            AddPerSet(use, index, Number(bytes));
        }
    }

    // What is read together reaches further than the operand, and between its steps; what a list takes reaches from its least index to the greatest, whatever the block.
    private T Region(DType type, Access access, Access stream, Func<int, T> blockOf)
    {
        T bytes = Number(type.Size());
        for (int axis = 0; axis < access.Rank; axis++)
        {
            T length = access.Along(axis, blockOf, Number);
            length = stream.Stretch(axis) == 1 ? length : Multiply(Number(stream.Stretch(axis)), length);
            bytes = Multiply(bytes, stream[axis].IsTable ? Reached(stream.Beyond(axis)) : stream.Excess(axis) == 0 ? length : Add(length, Number(stream.Excess(axis))));
        }

        return bytes;
    }

    private void AddPerSet(MemoryUse use, int index, T bytes) => AddTerm(use, index, Multiply(Sets(), Padded(bytes)));

    private T Padded(T bytes) => Add(bytes, Number(TileShape.Alignment));
}
