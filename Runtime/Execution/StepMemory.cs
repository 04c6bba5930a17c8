using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>The memory formula of one step of a bound plan.</summary>
internal sealed class StepMemory(BoundPlan plan, StepPlan step) : NumericMemory
{
    private readonly SweepFacts[] _facts = Array.ConvertAll(step.Sweeps, sweep => sweep.Facts);
    private long[] _block = [];
    private List<(string Name, long Bytes)>? _terms;
    private int _sets;

    /// <summary>The name of the largest term counted so far.</summary>
    public string LargestTerm => TermNames.Of(plan.Definition, plan.Definition.Sweeps[LargestSweep], LargestKind, LargestIndex);

    /// <summary>The peak with a block shape (one length for each axis of the step) and a number of buffer sets.</summary>
    public long Peak(long[] block, int sets)
    {
        _block = block;
        _sets = sets;
        Clear();
        CountStep(plan.Definition, step.Definition, _facts);
        return Total;
    }

    /// <summary>The terms of the peak by name, largest first.</summary>
    public IReadOnlyList<(string Name, long Bytes)> Terms(long[] block, int sets)
    {
        _terms = [];
        Peak(block, sets);
        return [.. _terms.OrderByDescending(term => term.Bytes)];
    }

    protected override void AddTerm(MemoryTermKind kind, int index, long bytes)
    {
        base.AddTerm(kind, index, bytes);
        _terms?.Add((TermNames.Of(plan.Definition, plan.Definition.Sweeps[Sweep], kind, index), bytes));
    }

    protected override long Block(int axis) => _block[axis];

    protected override long Sets() => _sets;

    protected override long HeldLength(PlanDefinition definition, int held, int axis) => plan.HeldShapes[held][axis];

    protected override long Partial(SweepDefinition definition, int reduction, bool isLocal) => Current.PartialBytes(reduction, Current.BlockOf(_block));

    protected override long Accumulator(SweepDefinition definition, int reduction, bool isLocal) => Current.SharedBytes(reduction, Current.BlockOf(_block));

    private SweepPlan Current => step.Sweeps[Sweep - step.First];
}
