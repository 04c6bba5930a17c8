using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>The memory formula of one sweep of a bound plan.</summary>
internal sealed class SweepMemory(BoundPlan plan, SweepPlan sweep) : NumericMemory
{
    private long[] _block = [];
    private List<(MemoryTermKind Kind, int Index, long Bytes)>? _terms;
    private int _sets;

    /// <summary>The number of the sweep.</summary>
    public int Sweep => sweep.Index;

    /// <summary>The peak with a block shape (one length for each axis of the definition) and a number of buffer sets.</summary>
    public long Peak(long[] block, int sets)
    {
        _block = block;
        _sets = sets;
        Clear();
        CountSweep(sweep.Definition, sweep.Facts);
        CountHeld(plan.Definition, sweep.Index);
        return Total;
    }

    /// <summary>The terms of the peak, largest first.</summary>
    public IReadOnlyList<(MemoryTermKind Kind, int Index, long Bytes)> Terms(long[] block, int sets)
    {
        _terms = [];
        Peak(block, sets);
        return [.. _terms.OrderByDescending(term => term.Bytes)];
    }

    protected override void AddTerm(MemoryTermKind kind, int index, long bytes)
    {
        base.AddTerm(kind, index, bytes);
        _terms?.Add((kind, index, bytes));
    }

    protected override long Block(int axis) => _block[axis];

    protected override long Sets() => _sets;

    protected override long Elements(PlanDefinition definition, int held)
    {
        long elements = 1;
        foreach (long length in plan.HeldShapes[held])
        {
            elements = SaturatingMultiply(elements, length);
        }

        return elements;
    }

    protected override long Partial(SweepDefinition definition, int reduction) => sweep.Reductions[reduction].Partial(sweep.Lengths, Prepended());

    protected override long Accumulator(SweepDefinition definition, int reduction) => sweep.Reductions[reduction].Shared(sweep.Lengths, Prepended());

    private long[] Prepended() => sweep.Prepend(_block);
}
