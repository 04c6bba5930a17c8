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
            Flops = Operations(run),
            Sweeps = run.Sweeps.Count(sweep => !sweep.Definition.IsFinish),
            Blocks = run.Sweeps.Sum(sweep => sweep.BlockCount),
            BlockShapes = [.. run.Sweeps.Select(sweep => (IReadOnlyList<long>)sweep.Block[sweep.Shift..])],
            Variant = run.Variants?.Chosen.Number ?? 1,
            Choice = run.Plan.Definition.Choice,
        };
    }

    /// <summary>What one sweep moves.</summary>
    public static MovedBytes Moved(BoundPlan plan, SweepPlan sweep, RunArrays arrays)
        => MovedBytes.Of(BlockProblems.Of(plan, sweep, arrays), sweep.Block[sweep.Shift..]);

    /// <summary>What a run moves.</summary>
    public static MovedBytes Moved(RunPlan run, RunArrays arrays)
        => run.Sweeps.Aggregate(default(MovedBytes), (moved, sweep) => moved + Moved(run.Plan, sweep, arrays));

    /// <summary>The arithmetic operations of a run.</summary>
    public static double Operations(RunPlan run) => run.Sweeps.Sum(sweep => sweep.Definition.Operations * Elements(sweep));

    /// <summary>The name of the largest term of the greatest peak.</summary>
    public static string LargestTerm(BoundPlan plan, RunPlan run)
    {
        SweepPlan? greatest = run.Sweeps.MaxBy(sweep => sweep.PeakBytes);
        if (greatest is null)
        {
            return "";
        }

        var memory = new SweepMemory(plan, greatest);
        memory.Peak(greatest.Block[greatest.Shift..], greatest.Sets);
        return TermNames.Of(plan.Definition, greatest.Definition, memory.LargestKind, memory.LargestIndex);
    }

    private static double Elements(SweepPlan sweep) => sweep.Lengths.Aggregate(1.0, (product, length) => product * length);
}
