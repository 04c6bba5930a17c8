using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>Counts what a plan would do.</summary>
internal static class PlanSummaries
{
    /// <summary>The summary of a run that writes its results to storage without chunks.</summary>
    public static PlanSummary Of(BoundPlan plan, RunOptions? options)
    {
        options?.Validate();
        using RunArrays arrays = RunArrays.Open(plan, null);
        return Of(RunPlan.Make(plan, arrays, options), arrays);
    }

    /// <summary>The summary of a planned run.</summary>
    public static PlanSummary Of(RunPlan run, RunArrays arrays)
    {
        MovedBytes moved = Moved(run, arrays);
        return new PlanSummary
        {
            PeakBytes = run.PeakBytes,
            LargestTerm = LargestTerm(run.Plan, run),
            LimitBytes = run.Limit,
            ReadBytes = moved.Read,
            WriteBytes = moved.Written,
            ScratchBytes = run.Plan.AllScratchBytes,
            Flops = Operations(run),
            Sweeps = run.Steps.Count(step => !step.IsFinish),
            Blocks = run.Steps.Sum(step => step.BlockCount),
            BlockShapes = [.. run.Steps.Select(step => (IReadOnlyList<long>)[.. step.Block])],
            Variant = run.Variants?.Chosen.Number ?? 1,
            Choice = run.Plan.Definition.Choice,
        };
    }

    /// <summary>What one step moves.</summary>
    public static MovedBytes Moved(BoundPlan plan, StepPlan step, RunArrays arrays)
        => MovedBytes.Of(BlockProblems.Of(plan, step, arrays), step.Block);

    /// <summary>What a run moves.</summary>
    public static MovedBytes Moved(RunPlan run, RunArrays arrays)
        => run.Steps.Aggregate(default(MovedBytes), (moved, step) => moved + Moved(run.Plan, step, arrays));

    /// <summary>The arithmetic operations of a run.</summary>
    public static double Operations(RunPlan run) => run.Steps.Sum(step => step.Sweeps.Sum(sweep => sweep.Definition.Operations * Elements(sweep)));

    /// <summary>The name of the largest term of the greatest peak.</summary>
    public static string LargestTerm(BoundPlan plan, RunPlan run)
    {
        StepPlan? greatest = run.Steps.MaxBy(step => step.PeakBytes);
        if (greatest is null)
        {
            return "";
        }

        var memory = new StepMemory(plan, greatest);
        memory.Peak(greatest.Block, greatest.Sets);
        return memory.LargestTerm;
    }

    private static double Elements(SweepPlan sweep) => sweep.Lengths.Aggregate(1.0, (product, length) => product * length);
}
