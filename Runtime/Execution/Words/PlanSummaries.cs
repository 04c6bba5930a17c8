using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>Counts what a plan would do.</summary>
internal static class PlanSummaries
{
    /// <summary>The summary of a run into <paramref name="sinks"/>.</summary>
    public static PlanSummary Of(BoundPlan plan, BoundSink[] sinks, RunOptions? options)
    {
        options?.Validate();
        using PreparedPlan run = PreparedPlan.Into(sinks, plan, options).Fitting();
        return Of(run);
    }

    /// <summary>The summary of a run into files in one piece, with the greatest numbers that a run into any of the usual places has.</summary>
    public static PlanSummary Of(BoundPlan plan, RunOptions? options)
    {
        options?.Validate();
        using PreparedPlan run = PreparedPlan.InOnePiece(plan, options).Fitting();
        return Others(plan, options).OfType<PlanSummary>().Aggregate(Of(run), Greater);
    }

    /// <summary>The summary of a prepared run.</summary>
    public static PlanSummary Of(PreparedPlan prepared)
    {
        ChosenPlan run = prepared.Plan;
        MovedBytes moved = run.Moved;
        return new PlanSummary
        {
            PeakBytes = run.PeakBytes,
            LargestTerm = LargestTerm(run.Plan, run),
            LimitBytes = run.Limit,
            ReadBytes = moved.Read,
            WriteBytes = moved.Written,
            ScratchBytes = run.Plan.AllSpillBytes,
            Flops = run.Operations,
            Sweeps = run.Steps.Count(step => !step.IsFinish),
            Blocks = run.Steps.Sum(step => step.BlockCount * step.Passes),
            BlockShapes = [.. run.Steps.Select(step => (IReadOnlyList<long>)[.. step.Block])],
            Variant = run.Variants?.Chosen.Number ?? 1,
            Choice = run.Plan.Definition.Choice,
        };
    }

    /// <summary>The greater numbers of two runs of one plan; what is no number is that of the first.</summary>
    public static PlanSummary Greater(PlanSummary one, PlanSummary other) => one with
    {
        PeakBytes = Math.Max(one.PeakBytes, other.PeakBytes),
        LargestTerm = other.PeakBytes > one.PeakBytes ? other.LargestTerm : one.LargestTerm,
        ReadBytes = Math.Max(one.ReadBytes, other.ReadBytes),
        WriteBytes = Math.Max(one.WriteBytes, other.WriteBytes),
        ScratchBytes = Math.Max(one.ScratchBytes, other.ScratchBytes),
        Flops = Math.Max(one.Flops, other.Flops),
    };

    /// <summary>The summaries of runs into memory, into HDF5 files and into compressed ones, null where one does not fit the limit; where results have no axes all places are alike but memory.</summary>
    public static PlanSummary?[] Others(BoundPlan plan, RunOptions? options)
    {
        Func<PreparedPlan>[] runs =
        [
            () => PreparedPlan.InMemory(plan, options),
            () => PreparedPlan.Into(DefaultSinks.Plain(plan), plan, options),
            () => PreparedPlan.Into(DefaultSinks.Compressed(plan), plan, options),
        ];
        bool hasChunks = Array.Exists(plan.OutputShapes, shape => shape.Length > 0);
        return [.. runs.Take(hasChunks ? runs.Length : 1).Select(WithinLimit)];
    }

    private static PlanSummary? WithinLimit(Func<PreparedPlan> prepare)
    {
        using PreparedPlan run = prepare();
        return run.Fits ? Of(run) : null;
    }

    /// <summary>The name of the largest term of the greatest peak.</summary>
    public static string LargestTerm(BoundPlan plan, ChosenPlan run)
    {
        StepPlan? greatest = run.Steps.MaxBy(step => step.PeakBytes);
        return greatest is null ? "" : new StepMemory(plan, greatest).LargestTerm(greatest.Block, greatest.Sets);
    }
}
