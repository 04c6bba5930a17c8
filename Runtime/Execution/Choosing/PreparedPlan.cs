namespace StaticGraph.Execution;

/// <summary>
/// What is settled before a run begins: where results go and in which chunks, the arrays, the steps with their blocks. A run, a summary and an explanation
/// begin with the same one, so that they cannot differ.
/// </summary>
internal sealed class PreparedPlan : IDisposable
{
    private readonly BoundPlan _bound;
    private readonly RunOptions? _options;

    private PreparedPlan(BoundSink[] sinks, RunArrays arrays, ChosenPlan plan, BoundPlan bound, RunOptions? options) => (Sinks, Arrays, Plan, _bound, _options) = (sinks, arrays, plan, bound, options);

    /// <summary>Where each result goes; empty where nobody has said.</summary>
    public BoundSink[] Sinks { get; }

    /// <summary>The arrays, those in the user's memory pinned.</summary>
    public RunArrays Arrays { get; }

    /// <summary>The steps with their blocks.</summary>
    public ChosenPlan Plan { get; }

    /// <summary>True where the plan fits its limit; else it has no blocks.</summary>
    public bool Fits => Plan.Shortage is null;

    /// <summary>What it moves.</summary>
    public MovedBytes Moved => Plan.Moved;

    /// <summary>Plans a run into <paramref name="sinks"/>; those without a grid of their own get one where that costs no reading and fits the limit.</summary>
    public static PreparedPlan Into(BoundSink[] sinks, BoundPlan plan, RunOptions? options) => With(GridChoice.Of(plan, sinks, options), plan, options);

    /// <summary>Plans a run into exactly these sinks.</summary>
    public static PreparedPlan With(BoundSink[] sinks, BoundPlan plan, RunOptions? options) => Of(RunArrays.Open(plan, sinks), sinks, plan, options);

    /// <summary>Plans a run whose results go to files in one piece.</summary>
    public static PreparedPlan InOnePiece(BoundPlan plan, RunOptions? options) => Of(RunArrays.Open(plan, null), [], plan, options);

    /// <summary>Plans a run whose results are computed in memory.</summary>
    public static PreparedPlan InMemory(BoundPlan plan, RunOptions? options) => Of(RunArrays.Open(plan, null).WithResultsInMemory(plan), [], plan, options);

    /// <summary>This plan, which is to run or to be shown.</summary>
    /// <exception cref="MemoryLimitException">It needs more than the limit.</exception>
    public PreparedPlan Fitting()
    {
        if (Plan.Shortage is { } shortage)
        {
            string easy = EasyLimit.Text(_bound, Arrays, _options, shortage.Needed);
            Dispose();
            throw Plan.TooLarge(shortage, easy);
        }

        return this;
    }

    public void Dispose() => Arrays.Dispose();

    private static PreparedPlan Of(RunArrays arrays, BoundSink[] sinks, BoundPlan plan, RunOptions? options)
    {
        try
        {
            return new PreparedPlan(sinks, arrays, ChosenPlan.Make(plan, arrays, options), plan, options);
        }
        catch
        {
            arrays.Dispose();
            throw;
        }
    }
}
