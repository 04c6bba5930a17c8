#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>What a term of the peak is for.</summary>
internal enum MemoryTermKind : byte
{
    /// <summary>A block being read, computed on or waiting, of one operand.</summary>
    ReadBuffer,

    /// <summary>A block waiting to be written, of one store.</summary>
    WriteBuffer,

    /// <summary>Raw and decoded chunks while one block is read or written.</summary>
    Scratch,

    /// <summary>Temporaries and gathered operands of one tile.</summary>
    Tiles,

    /// <summary>Padded copies of the ends of rows.</summary>
    Edges,

    /// <summary>What one block contributes to one reduction.</summary>
    Partial,

    /// <summary>The open nodes of one reduction.</summary>
    Accumulator,

    /// <summary>An array kept from one sweep to later ones.</summary>
    Held,
}

/// <summary>
/// The one formula of a plan's memory, over numbers or over polynomials: the pool allocates it, the binder obeys it, the header and
/// <c>Explain</c> print it. The peak of a plan is the greatest sum over its sweeps of the sweep's own terms and the held arrays alive in it.
/// </summary>
/// <remarks>Every buffer counts 64 bytes more than its elements, so that it can begin on a cache line.</remarks>
internal abstract class MemoryModel<T>
{
    /// <summary>The terms of one sweep, without the held arrays.</summary>
    public void CountSweep(SweepDefinition sweep, SweepFacts facts)
    {
        CountBlocks(sweep, facts);
        CountTiles(sweep, facts);
        if (facts.ScratchBytes > 0)
        {
            AddPerSet(MemoryTermKind.Scratch, 0, Number(facts.ScratchBytes));
        }

        for (int i = 0; i < sweep.Reductions.Count; i++)
        {
            AddPerSet(MemoryTermKind.Partial, i, Partial(sweep, i));
            AddTerm(MemoryTermKind.Accumulator, i, Padded(Accumulator(sweep, i)));
        }
    }

    /// <summary>The held arrays alive in sweep <paramref name="index"/>.</summary>
    public void CountHeld(PlanDefinition plan, int index)
    {
        for (int i = 0; i < plan.Held.Count; i++)
        {
            HeldDefinition held = plan.Held[i];
            if (held.FirstSweep <= index && index <= held.LastSweep)
            {
                AddTerm(MemoryTermKind.Held, i, Padded(Multiply(Number(held.Type.Size()), Elements(plan, i))));
            }
        }
    }

    /// <summary>A number.</summary>
    protected abstract T Number(long value);

    /// <summary>A sum.</summary>
    protected abstract T Add(T left, T right);

    /// <summary>A product.</summary>
    protected abstract T Multiply(T left, T right);

    /// <summary>The block length on a sweep axis.</summary>
    protected abstract T Block(int axis);

    /// <summary>How many sets of buffers there are: one a worker.</summary>
    protected abstract T Sets();

    /// <summary>The number of elements of a held array.</summary>
    protected abstract T Elements(PlanDefinition plan, int held);

    /// <summary>The bytes one block contributes to a reduction.</summary>
    protected abstract T Partial(SweepDefinition sweep, int reduction);

    /// <summary>The bytes of a reduction's open nodes.</summary>
    protected abstract T Accumulator(SweepDefinition sweep, int reduction);

    /// <summary>Takes one term.</summary>
    protected abstract void AddTerm(MemoryTermKind kind, int index, T bytes);

    private void CountBlocks(SweepDefinition sweep, SweepFacts facts)
    {
        for (int i = 0; i < sweep.Operands.Count; i++)
        {
            if (facts.Buffers[i] == i)
            {
                OperandDefinition operand = sweep.Operands[i];
                AddPerSet(MemoryTermKind.ReadBuffer, i, Region(operand.Type, operand.AxisMap));
            }
        }

        for (int i = 0; i < sweep.Stores.Count; i++)
        {
            if (facts.Buffered[i])
            {
                AddPerSet(MemoryTermKind.WriteBuffer, i, Whole(sweep, sweep.Stores[i].Type));
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
            else if (TileShape.IsLane(sweep, operand))
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

        AddUnlessZero(MemoryTermKind.Tiles, tiles);
        AddUnlessZero(MemoryTermKind.Edges, edges);
    }

    private void AddUnlessZero(MemoryTermKind kind, long bytes)
    {
        if (bytes > 0)
        {
            AddPerSet(kind, 0, Number(bytes));
        }
    }

    private T Region(DType type, EquatableArray<int> axes)
    {
        T bytes = Number(type.Size());
        foreach (int axis in axes.AsSpan())
        {
            bytes = axis < 0 ? bytes : Multiply(bytes, Block(axis));
        }

        return bytes;
    }

    private T Whole(SweepDefinition sweep, DType type)
    {
        T bytes = Number(type.Size());
        for (int axis = 0; axis < sweep.Axes.Count; axis++)
        {
            bytes = Multiply(bytes, Block(axis));
        }

        return bytes;
    }

    private void AddPerSet(MemoryTermKind kind, int index, T bytes) => AddTerm(kind, index, Multiply(Sets(), Padded(bytes)));

    private T Padded(T bytes) => Add(bytes, Number(TileShape.Alignment));
}
