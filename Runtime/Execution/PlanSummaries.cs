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
        return Of(plan, RunPlan.Make(plan, arrays, options), arrays);
    }

    /// <summary>The summary of a planned run.</summary>
    public static PlanSummary Of(BoundPlan plan, RunPlan run, RunArrays arrays)
    {
        double read = 0, written = 0, flops = 0;
        foreach (SweepPlan sweep in run.Sweeps)
        {
            (double sweepRead, double sweepWritten) = Bytes(plan, sweep, arrays);
            read += sweepRead;
            written += sweepWritten;
            flops += sweep.Definition.Operations * Elements(sweep);
        }

        return new PlanSummary
        {
            PeakBytes = run.PeakBytes,
            LargestTerm = LargestTerm(plan, run),
            LimitBytes = run.Limit,
            ReadBytes = ToBytes(read),
            WriteBytes = ToBytes(written),
            Flops = flops,
            Sweeps = run.Sweeps.Count(sweep => !sweep.Definition.IsFinish),
            Blocks = run.Sweeps.Sum(sweep => sweep.BlockCount),
            BlockShapes = [.. run.Sweeps.Select(sweep => (IReadOnlyList<long>)sweep.Block[sweep.Shift..])],
        };
    }

    /// <summary>The bytes one sweep reads from and writes to storage.</summary>
    public static (double Read, double Written) Bytes(BoundPlan plan, SweepPlan sweep, RunArrays arrays)
    {
        BlockProblem problem = BlockProblems.Of(plan, sweep, arrays);
        var cost = new BlockCost(problem);
        double read = 0, written = 0;
        foreach (BlockArray array in problem.Arrays)
        {
            double bytes = cost.Bytes(array, sweep.Block[sweep.Shift..]);
            (read, written) = array.IsWritten ? (read, written + bytes) : (read + bytes, written);
        }

        return (read, written);
    }

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

    private static long ToBytes(double bytes) => bytes >= long.MaxValue ? long.MaxValue : (long)bytes;
}
