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
        long read = 0, written = 0;
        double flops = 0;
        foreach (SweepPlan sweep in run.Sweeps)
        {
            (long sweepRead, long sweepWritten) = Bytes(plan, sweep, arrays);
            read = NumericMemory.SaturatingAdd(read, sweepRead);
            written = NumericMemory.SaturatingAdd(written, sweepWritten);
            flops += sweep.Definition.Operations * Elements(sweep);
        }

        return new PlanSummary
        {
            PeakBytes = run.PeakBytes,
            LargestTerm = LargestTerm(plan, run),
            LimitBytes = run.Limit,
            ReadBytes = read,
            WriteBytes = written,
            Flops = flops,
            Sweeps = run.Sweeps.Count(sweep => !sweep.Definition.IsFinish),
            Blocks = run.Sweeps.Sum(sweep => sweep.BlockCount),
            BlockShapes = [.. run.Sweeps.Select(sweep => (IReadOnlyList<long>)sweep.Block[sweep.Shift..])],
        };
    }

    /// <summary>The bytes one sweep reads from and writes to storage.</summary>
    public static (long Read, long Written) Bytes(BoundPlan plan, SweepPlan sweep, RunArrays arrays)
        => new BlockTraffic(BlockProblems.Of(plan, sweep, arrays)).Choose(sweep.Block[sweep.Shift..]).Bytes();

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
