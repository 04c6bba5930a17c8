using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>Prints a bound plan: limit, peak and bytes on top, then a line a sweep.</summary>
internal static class PlanExplanation
{
    /// <summary>The plan in words; lines end in <c>\n</c> everywhere.</summary>
    public static string Of(BoundPlan plan, RunOptions? options)
    {
        options?.Validate();
        using RunArrays arrays = RunArrays.Open(plan, null);
        RunPlan run = RunPlan.Make(plan, arrays, options);
        plan = run.Plan;
        PlanSummary summary = PlanSummaries.Of(run, arrays);
        var text = new StringBuilder(SlowBuild(plan));
        text.Append(CultureInfo.InvariantCulture, $"{plan.Definition.Name}: {plan.Definition.Expression}\n");
        text.Append(CultureInfo.InvariantCulture, $"  limit {ByteSize.Format(summary.LimitBytes)}, predicted peak {ByteSize.Format(summary.PeakBytes)}{Mostly(summary)}; reads {ByteSize.Format(summary.ReadBytes)}, writes {ByteSize.Format(summary.WriteBytes)}\n");
        if (run.Variants is { } variants)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {VariantText.Of(variants)}\n");
        }

        for (int i = 0; i < run.Sweeps.Length; i++)
        {
            AppendSweep(text, plan, run.Sweeps[i], arrays);
        }

        AppendPeak(text, plan, run);
        return text.ToString();
    }

    // A Debug build's loops keep every vector in memory; whoever measures one should know.
    private static string SlowBuild(BoundPlan plan)
    {
        bool isSlow = plan.Bodies.Length > 0
            && plan.Bodies[0].GetType().Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };
        return isSlow
            ? "Not optimised: this is a Debug build, whose loops run about ten times slower. Use -c Release, or set StaticGraphOptimize to true.\n"
            : "";
    }

    private static string Mostly(PlanSummary summary) => summary.LargestTerm.Length == 0 ? "" : $" (mostly {summary.LargestTerm})";

    private static void AppendSweep(StringBuilder text, BoundPlan plan, SweepPlan sweep, RunArrays arrays)
    {
        string name = SweepText.Kind(sweep.Definition);
        string space = SweepText.Space(sweep.Definition);
        string numbers = Numbers(plan.SweepShapes[sweep.Index]);
        string over = space == numbers ? space : $"{space} = {numbers}";
        text.Append(CultureInfo.InvariantCulture, $"  {name} {sweep.Index + 1} over {over}, {Blocks(sweep)}: {SweepText.Actions(plan.Definition, sweep.Definition)}");
        text.Append(Moved(PlanSummaries.Moved(plan, sweep, arrays)));
        text.Append(CultureInfo.InvariantCulture, $"; peak {ByteSize.Format(sweep.PeakBytes)}\n");
    }

    private static string Moved(MovedBytes moved)
    {
        string reads = moved.Read > 0 ? $"; {ByteSize.Format(moved.Read)} in" : "";
        return moved.Written > 0 ? $"{reads}; {ByteSize.Format(moved.Written)} out" : reads;
    }

    private static string Blocks(SweepPlan sweep)
    {
        string shape = string.Join(" x ", sweep.Block[sweep.Shift..].Select(Number));
        string count = Counted(sweep.BlockCount, "block");
        string pairs = sweep.Pairs is null ? "" : " in pairs across the diagonal";
        return shape.Length == 0 || sweep.BlockCount == 1 ? count : $"{count} of {shape}{pairs}";
    }

    // Where the peak is: the terms that matter, in bytes.
    private static void AppendPeak(StringBuilder text, BoundPlan plan, RunPlan run)
    {
        if (run.Sweeps.MaxBy(sweep => sweep.PeakBytes) is not { } greatest)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"  the peak is in sweep {greatest.Index + 1}, with {Counted(greatest.Sets, "set")} of buffers:\n");
        foreach ((MemoryTermKind kind, int index, long bytes) in new SweepMemory(plan, greatest).Terms(greatest.Block[greatest.Shift..], greatest.Sets))
        {
            if (bytes >= greatest.PeakBytes / 100)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {ByteSize.Format(bytes),-10} {TermNames.Of(plan.Definition, greatest.Definition, kind, index)}\n");
            }
        }
    }

    private static string Numbers(long[] shape) => SweepText.Tuple(shape.Select(Number));

    private static string Counted(long count, string noun) => count == 1 ? $"1 {noun}" : $"{Number(count)} {noun}s";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
