using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using StaticGraph.CompilerServices;
using StaticGraph.Plans;

namespace StaticGraph.Execution;

/// <summary>Prints a bound plan: limit, peak and bytes on top, then a line a sweep, or a few a nest.</summary>
internal static class PlanExplanation
{
    /// <summary>The plan in words; lines end in <c>\n</c> everywhere.</summary>
    public static string Of(BoundPlan plan, BoundSink[]? sinks, RunOptions? options)
    {
        options?.Validate();
        using PreparedPlan prepared = (sinks is null ? PreparedPlan.InOnePiece(plan, options) : PreparedPlan.Into(sinks, plan, options)).Fitting();
        ChosenPlan run = prepared.Plan;
        PlanSummary summary = PlanSummaries.Of(prepared);
        string elsewhere = sinks is null ? Elsewhere(plan, options, summary) : GridAdvice.Of(prepared, plan, options);
        plan = run.Plan;
        var text = new StringBuilder(SlowBuild(plan));
        text.Append(CultureInfo.InvariantCulture, $"{plan.Definition.Name}: {plan.Definition.Expression}\n");
        text.Append(CultureInfo.InvariantCulture, $"  limit {ByteSize.Format(summary.LimitBytes)}, predicted peak {ByteSize.Format(summary.PeakBytes)}{Mostly(summary)}; reads {ByteSize.Format(summary.ReadBytes)}, writes {AtMost(plan)}{ByteSize.Format(summary.WriteBytes)}{Spilled(summary)}\n");
        text.Append(elsewhere);
        if (run.Variants is { } variants)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {VariantText.Of(variants)}\n");
        }

        if (plan.Definition.Gap > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {PlanText.DescribeGap(plan.Definition)}\n");
        }

        foreach (StepPlan step in run.Steps)
        {
            AppendStep(text, plan, step);
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

    // What nobody has said yet decides: results in chunks and in memory take other blocks. Results without axes have no chunks.
    private static string Elsewhere(BoundPlan plan, RunOptions? options, PlanSummary here)
    {
        PlanSummary?[] others = PlanSummaries.Others(plan, options);
        PlanSummary most = others.OfType<PlanSummary>().DefaultIfEmpty(here).Aggregate(PlanSummaries.Greater);
        bool isMore = most.PeakBytes > here.PeakBytes || most.ReadBytes > here.ReadBytes || most.WriteBytes > here.WriteBytes;
        if (others.Length == 1 && !isMore)
        {
            return "";
        }

        string places = others.Length == 1 ? "files; in memory" : "one piece; in memory or HDF5 files of default chunks";
        string numbers = isMore
            ? $"a peak of at most {ByteSize.Format(most.PeakBytes)}, {ByteSize.Format(most.ReadBytes)} read and {ByteSize.Format(most.WriteBytes)} written"
            : "no more";
        return $"  for results in {places} {numbers}{(others[^1] is null ? "; compressed ones do not fit the limit" : "")}\n";
    }

    private static string Mostly(PlanSummary summary) => summary.LargestTerm.Length == 0 ? "" : $" (mostly {summary.LargestTerm})";

    // What a mask takes only the run tells.
    private static string AtMost(BoundPlan plan) => plan.Program.Taken.Length > 0 ? "at most " : "";

    private static string Spilled(PlanSummary summary) => summary.ScratchBytes == 0 ? "" : $"; scratch files of {ByteSize.Format(summary.ScratchBytes)}";

    private static void AppendStep(StringBuilder text, BoundPlan plan, StepPlan step)
    {
        if (step.IsDone)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {StepText.Name(plan.Definition, step.Definition)}: {Done(plan, step, step.Sweeps[0])}\n");
            return;
        }

        string space = TupleText.Of(step.Definition.Axes);
        string numbers = TupleText.Of(step.Lengths.Select(Number));
        string over = space == numbers ? space : $"{space} = {numbers}";
        text.Append(CultureInfo.InvariantCulture, $"  {StepText.Name(plan.Definition, step.Definition)} over {over}, {Blocks(step)}");
        text.Append(step.IsNest ? Reads(step) : ": " + SweepText.Actions(plan.Definition, step.Sweeps[0].Definition));
        text.Append(CultureInfo.InvariantCulture, $"{Moved(step.Moved)}; peak {ByteSize.Format(step.PeakBytes)}\n");
        foreach (SweepPlan sweep in step.IsNest ? step.Sweeps : [])
        {
            text.Append(CultureInfo.InvariantCulture, $"    {SweepText.Kind(sweep.Definition)} {sweep.Index + 1}: {(sweep.IsDone ? Done(plan, step, sweep) : SweepText.InnerActions(plan.Definition, sweep.Definition))}\n");
        }
    }

    private static string Done(BoundPlan plan, StepPlan step, SweepPlan sweep)
    {
        DirectResult done = step.Direct.First(result => result.Sweep == sweep.Index);
        return $"{plan.Definition.Held[done.Held].Name} lies where {plan.Definition.Outputs[done.Output].Name} is to be, and nothing is left to do";
    }

    // What a nest reads, and how often each array where that is more than once.
    private static string Reads(StepPlan step)
    {
        var times = new Dictionary<string, int>();
        foreach (SweepPlan sweep in step.Sweeps)
        {
            foreach (string name in sweep.Definition.Operands.Where(operand => operand.Kind is OperandKind.Parameter or OperandKind.Spill).Select(SweepText.Described).Distinct())
            {
                times[name] = step.IsWhole ? 1 : times.GetValueOrDefault(name) + 1;
            }
        }

        string names = string.Join(", ", times.Select(read => read.Value == 1 ? read.Key : $"{read.Key} {Number(read.Value)} times"));
        return names.Length == 0 ? "" : ": reads " + names;
    }

    private static string Moved(MovedBytes moved)
    {
        string reads = moved.Read > 0 ? $"; {ByteSize.Format(moved.Read)} in" : "";
        return moved.Written > 0 ? $"{reads}; {ByteSize.Format(moved.Written)} out" : reads;
    }

    private static string Blocks(StepPlan step)
    {
        string shape = Shape(step.Block);
        if (step.BlockCount == 0)
        {
            return "0 blocks";
        }

        if (!step.IsNest)
        {
            string count = Counted(step.BlockCount, "block");
            string pairs = step.Pairs is null ? "" : " in pairs across the diagonal";
            return shape.Length == 0 || step.BlockCount == 1 ? count : $"{count} of {shape}{pairs}";
        }

        long blocks = step.Sweeps.Max(sweep => sweep.BlocksInPart);
        string parts = $"{Counted(step.PartCount, "part")} of {Shape(step.Part)}, {(step.PartCount == 1 ? "" : "each ")}";
        return (step.IsWhole ? $"{parts}one block" : $"{parts}in {Counted(blocks, "block")} of {shape}") + (step.PartCount == 1 ? "" : StepText.Around(step.Definition));
    }

    // Where the peak is: the terms that matter, in bytes.
    private static void AppendPeak(StringBuilder text, BoundPlan plan, ChosenPlan run)
    {
        if (run.Steps.MaxBy(step => step.PeakBytes) is not { } greatest)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"  the peak is in {StepText.Name(plan.Definition, greatest.Definition)}, with {Counted(greatest.Sets, "set")} of buffers:\n");
        foreach ((string name, long bytes) in new StepMemory(plan, greatest).Terms(greatest.Block, greatest.Sets))
        {
            if (bytes >= greatest.PeakBytes / 100)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {ByteSize.Format(bytes),-10} {name}\n");
            }
        }
    }

    private static string Shape(long[] lengths) => string.Join(" x ", lengths.Select(Number));

    private static string Counted(long count, string noun) => count == 1 ? $"1 {noun}" : $"{Number(count)} {noun}s";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
