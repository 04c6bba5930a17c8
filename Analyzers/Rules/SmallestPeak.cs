using StaticGraph.CompilerServices;

namespace StaticGraph.Analyzers.Rules;

/// <summary>
/// The least limit that binding can accept for a plan of given lengths, by the same formula and the same solver, with everything in storage without chunks.
/// What storage and scratch files themselves need comes on top of it.
/// </summary>
internal sealed class SmallestPeak : NumericMemory
{
    private readonly PlanDefinition _plan;
    private readonly StepDefinition _step;
    private readonly SweepFacts[] _facts;
    private readonly Taker[][] _takers;
    private readonly Func<string, long> _lengthOf;
    private long[] _block = Array.Empty<long>();

    private SmallestPeak(PlanDefinition plan, StepDefinition step, bool joins, Func<string, long> lengthOf)
    {
        _plan = plan;
        _step = step;
        _facts = SweepFacts.Streaming(plan, step, joins);
        _takers = Arrays.Make(step.Count, stage => Taker.Of(plan, step.First + stage));
        _lengthOf = lengthOf;
    }

    /// <summary>The bytes of the step that needs most, and the name and sweep of its largest term; dims have the lengths <paramref name="lengthOf"/>.</summary>
    public static (long Bytes, string Term, int Sweep) Of(PlanDefinition plan, Func<string, long> lengthOf) =>
        StepDefinition.Of(plan).Select(step => Of(plan, step, lengthOf)).OrderByDescending(peak => peak.Bytes).First();

    /// <inheritdoc/>
    protected override long Block(int axis) => _block[axis];

    /// <inheritdoc/>
    protected override long Sets() => 1;

    /// <inheritdoc/>
    protected override long Reached(Polynomial length) => Length(length.ToString());

    /// <inheritdoc/>
    protected override long HeldLength(PlanDefinition plan, int held, int axis) => Length(plan.Held[held].Shape[axis]);

    /// <inheritdoc/>
    protected override long TakerBytes(Taker taker, int number, int term)
    {
        EquatableArray<string> axes = taker.Sweep.Axes;
        long[] blocks = PrependedAxes.Prepend(1, Arrays.Make(axes.Count, SweepBlock));
        long[] lengths = PrependedAxes.Prepend(1, Arrays.Make(axes.Count, axis => taker.IsLocal && IsSplit(axis) ? SweepBlock(axis) : Length(axes[axis])));
        return taker.Bytes(term, lengths, blocks);
    }

    /// <inheritdoc/>
    protected override Taker[] TakersOf(PlanDefinition plan, int sweep) => _takers[sweep - _step.First];

    // As a plan is bound: what walks one array apart is read together or each for itself, whichever fits.
    private static (long Bytes, string Term, int Sweep) Of(PlanDefinition plan, StepDefinition step, Func<string, long> lengthOf)
    {
        var together = new SmallestPeak(plan, step, joins: true, lengthOf);
        return together._facts.Any(facts => facts.HasHulls) && new SmallestPeak(plan, step, joins: false, lengthOf).Find() is var apart && apart.Bytes < together.Find().Bytes ? apart : together.Find();
    }

    private (long Bytes, string Term, int Sweep) Find()
    {
        var problem = new BlockProblem(_step.Axes.Select(Length).ToArray(), Array.Empty<BlockArray>(), _step.Runs(_plan))
        {
            Split = _step.Split,
            Peak = (block, _) => Peak(block),
        };
        long bytes = Peak(BlockSolver.Smallest(problem).Block);
        return (bytes, LargestUse.Name(_plan, LargestSweep, LargestIndex), LargestSweep);
    }

    private long Peak(long[] block)
    {
        _block = block;
        Clear();
        CountStep(_plan, _step, _facts);
        return Total;
    }

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
