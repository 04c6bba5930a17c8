using StaticGraph.CompilerServices;

namespace StaticGraph.Analyzers.Rules;

/// <summary>
/// The least limit that binding can accept for a plan of given lengths, by the same formula and the same solver, with everything in storage without chunks.
/// What storage and scratch files themselves need comes on top of it.
/// </summary>
internal sealed class SmallestPeak : NumericMemory
{
    private readonly PlanDefinition _plan;
    private readonly NestDefinition _step;
    private readonly SweepFacts[] _facts;
    private readonly Func<string, long> _lengthOf;
    private long[] _block = Array.Empty<long>();

    private SmallestPeak(PlanDefinition plan, NestDefinition step, Func<string, long> lengthOf)
    {
        _plan = plan;
        _step = step;
        _facts = SweepFacts.Streaming(plan, step);
        _lengthOf = lengthOf;
    }

    /// <summary>The bytes of the step that needs most, and the name and sweep of its largest term; dims have the lengths <paramref name="lengthOf"/>.</summary>
    public static (long Bytes, string Term, int Sweep) Of(PlanDefinition plan, Func<string, long> lengthOf) =>
        PlanSteps.Of(plan).Select(step => new SmallestPeak(plan, step, lengthOf).Find()).OrderByDescending(peak => peak.Bytes).First();

    /// <inheritdoc/>
    protected override long Block(int axis) => _block[axis];

    /// <inheritdoc/>
    protected override long Sets() => 1;

    /// <inheritdoc/>
    protected override long HeldLength(PlanDefinition plan, int held, int axis) => Length(plan.Held[held].Shape[axis]);

    /// <inheritdoc/>
    protected override long Partial(SweepDefinition sweep, int reduction, bool isLocal) => Fold(sweep, reduction, isLocal, ReductionMemory.PartialBytes);

    /// <inheritdoc/>
    protected override long Accumulator(SweepDefinition sweep, int reduction, bool isLocal) => Fold(sweep, reduction, isLocal, ReductionMemory.SharedBytes);

    private (long Bytes, string Term, int Sweep) Find()
    {
        var problem = new BlockProblem(_step.Axes.Select(Length).ToArray(), Array.Empty<BlockArray>(), PlanSteps.Levels(_plan, _step))
        {
            Split = _step.Split,
            Peak = (block, _) => Peak(block),
        };
        long bytes = Peak(BlockSolver.Smallest(problem).Block);
        return (bytes, TermNames.Of(_plan, _plan.Sweeps[LargestSweep], LargestKind, LargestIndex), LargestSweep);
    }

    private long Peak(long[] block)
    {
        _block = block;
        Clear();
        CountStep(_plan, _step, _facts);
        return Total;
    }

    private long Fold(
        SweepDefinition sweep,
        int reduction,
        bool isLocal,
        Func<ReductionDefinition, IReadOnlyList<Polynomial>, IReadOnlyList<Polynomial>, ReductionSymbols, Polynomial> formula)
    {
        long[] blocks = PrependedAxes.Prepend(1, Enumerable.Range(0, sweep.Axes.Count).Select(axis => Block(StepAxis(axis))).ToArray());
        long[] lengths = PrependedAxes.Prepend(1, sweep.Axes.Select((length, axis) => isLocal && IsSplit(axis) ? Block(StepAxis(axis)) : Length(length)).ToArray());
        ReductionDefinition definition = sweep.Reductions[reduction];
        EquatableArray<EquatableArray<int>> levels = Arrays.Map<int[], EquatableArray<int>>(PrependedAxes.Counted(definition.Levels, sweep.Axes.Count), level => level);
        try
        {
            return formula(definition with { Levels = levels }, Constants(lengths), Constants(blocks), ReductionMemory.Bind(levels, lengths, blocks)).ConstantTerm;
        }
        catch (OverflowException)
        {
            return long.MaxValue;
        }
    }

    private static Polynomial[] Constants(long[] values) => values.Select(Polynomial.Constant).ToArray();

    private long Length(string text)
    {
        try
        {
            return Math.Max(0, Polynomial.Parse(text).Evaluate(_lengthOf));
        }
        catch (OverflowException)
        {
            return long.MaxValue;
        }
    }
}
