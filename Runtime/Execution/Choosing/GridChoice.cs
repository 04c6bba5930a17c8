namespace StaticGraph.Execution;

/// <summary>Decides whether results that nobody named chunks for get those of <see cref="OutputGrids"/>: where that costs no reading and fits the limit.</summary>
internal static class GridChoice
{
    /// <summary>The sinks that a run goes into. A bound plan keeps the verdict, as it keeps its blocks.</summary>
    public static BoundSink[] Of(BoundPlan plan, BoundSink[] sinks, RunOptions? options)
    {
        BoundSink[] gridded = OutputGrids.Choose(plan, sinks);
        return ReferenceEquals(gridded, sinks) || !IsWorthIt(gridded, sinks, plan, options) ? sinks : gridded;
    }

    // One worker decides for all: the same plan makes the same chunks on any number of processors.
    private static bool IsWorthIt(BoundSink[] gridded, BoundSink[] sinks, BoundPlan plan, RunOptions? options)
    {
        RunOptions alone = (options ?? new RunOptions()) with { MaxDegreeOfParallelism = 1 };
        using RunArrays with = RunArrays.Open(plan, gridded), without = RunArrays.Open(plan, sinks);
        if (plan.Verdict?.IsFor(with, without, alone) == true)
        {
            return plan.Verdict.IsWorthIt;
        }

        bool isWorthIt = IsWorthIt(ChosenPlan.Choose(plan, with, alone), ChosenPlan.Choose(plan, without, alone));
        if (alone.BlockShapes is null)
        {
            plan.Verdict = new GridVerdict(new ChoiceKey(with, alone), new ChoiceKey(without, alone), isWorthIt);
        }

        return isWorthIt;
    }

    // A limit with no room for the one may have room for the other. Where it has none for either, the refusal is that of the one that needs less.
    private static bool IsWorthIt(ChosenPlan with, ChosenPlan without) => (with.Shortage, without.Shortage) switch
    {
        (null, null) => with.Moved.Read <= without.Moved.Read || with.Moved.Cost <= without.Moved.Cost,
        ({ } its, { } other) => its.Needed < other.Needed,
        _ => with.Shortage is null,
    };
}
