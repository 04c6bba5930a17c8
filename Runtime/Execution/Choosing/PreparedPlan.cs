namespace StaticGraph.Execution;

/// <summary>
/// What is settled before a run begins: where results go and in which chunks, the arrays, the steps with their blocks. A run, a summary and an explanation
/// begin with the same one, so that they cannot differ.
/// </summary>
internal sealed class PreparedPlan : IDisposable
{
    private PreparedPlan(BoundSink[] sinks, RunArrays arrays, ChosenPlan plan) => (Sinks, Arrays, Plan) = (sinks, arrays, plan);

    /// <summary>Where each result goes; empty where nobody has said.</summary>
    public BoundSink[] Sinks { get; }

    /// <summary>The arrays, those in the user's memory pinned.</summary>
    public RunArrays Arrays { get; }

    /// <summary>The steps with their blocks.</summary>
    public ChosenPlan Plan { get; }

    /// <summary>What it moves.</summary>
    public MovedBytes Moved => Plan.Moved;

    /// <summary>Plans a run into <paramref name="sinks"/>; those without a grid of their own get one where that costs no reading and fits the limit.</summary>
    /// <exception cref="MemoryLimitException">The plan needs more than the limit.</exception>
    public static PreparedPlan Into(BoundSink[] sinks, BoundPlan plan, RunOptions? options)
    {
        BoundSink[] gridded = OutputGrids.Choose(plan, sinks);
        if (ReferenceEquals(gridded, sinks))
        {
            return With(sinks, plan, options);
        }

        try
        {
            return With(IsWorthIt(gridded, sinks, plan, options) ? gridded : sinks, plan, options);
        }
        catch (MemoryLimitException refused)
        {
            // Neither fits: the error is that of the one that needs less.
            return WithoutGrids(refused, sinks, plan, options);
        }
    }

    /// <summary>Plans a run into exactly these sinks.</summary>
    public static PreparedPlan With(BoundSink[] sinks, BoundPlan plan, RunOptions? options) => Of(RunArrays.Open(plan, sinks), sinks, plan, options);

    /// <summary>Plans a run whose results go to files in one piece.</summary>
    public static PreparedPlan InOnePiece(BoundPlan plan, RunOptions? options) => Of(RunArrays.Open(plan, null), [], plan, options);

    /// <summary>Plans a run whose results are computed in memory.</summary>
    public static PreparedPlan InMemory(BoundPlan plan, RunOptions? options) => Of(RunArrays.Open(plan, null).WithResultsInMemory(plan), [], plan, options);

    public void Dispose() => Arrays.Dispose();

    private static PreparedPlan Of(RunArrays arrays, BoundSink[] sinks, BoundPlan plan, RunOptions? options)
    {
        try
        {
            return new PreparedPlan(sinks, arrays, ChosenPlan.Make(plan, arrays, options));
        }
        catch
        {
            arrays.Dispose();
            throw;
        }
    }

    // One worker decides for all: the same plan makes the same chunks on any number of processors. A bound plan keeps the verdict, as it keeps its blocks.
    private static bool IsWorthIt(BoundSink[] gridded, BoundSink[] sinks, BoundPlan plan, RunOptions? options)
    {
        RunOptions alone = (options ?? new RunOptions()) with { MaxDegreeOfParallelism = 1 };
        using RunArrays with = RunArrays.Open(plan, gridded), without = RunArrays.Open(plan, sinks);
        if (plan.Verdict?.IsFor(with, without, alone) == true)
        {
            return plan.Verdict.IsWorthIt;
        }

        bool isWorthIt = IsWorthIt(Weigh(plan, with, alone), Weigh(plan, without, alone));
        if (alone.BlockShapes is null)
        {
            plan.Verdict = new GridVerdict(new ChoiceKey(with, alone), new ChoiceKey(without, alone), isWorthIt);
        }

        return isWorthIt;
    }

    // A limit with no room for the one may have room for the other.
    private static bool IsWorthIt(MovedBytes? with, MovedBytes? without) => (with, without) switch
    {
        ({ } its, { } other) => its.Read <= other.Read || its.Cost <= other.Cost,
        _ => with is not null || without is null,
    };

    private static MovedBytes? Weigh(BoundPlan plan, RunArrays arrays, RunOptions options)
    {
        try
        {
            return ChosenPlan.Choose(plan, arrays, options).Moved;
        }
        catch (MemoryLimitException)
        {
            return null;
        }
    }

    private static PreparedPlan WithoutGrids(MemoryLimitException refused, BoundSink[] sinks, BoundPlan plan, RunOptions? options)
    {
        try
        {
            return With(sinks, plan, options);
        }
        catch (MemoryLimitException without) when (refused.SmallestLimit < without.SmallestLimit)
        {
            throw refused;
        }
    }
}
