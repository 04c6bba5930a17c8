using System.Globalization;
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
        PlanSummary summary = PlanSummaries.Of(plan, run, arrays);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{plan.Definition.Name}: {plan.Definition.Expression}\n");
        text.Append(CultureInfo.InvariantCulture, $"  limit {ByteSize.Format(summary.LimitBytes)}, predicted peak {ByteSize.Format(summary.PeakBytes)}{Mostly(summary)}; reads {ByteSize.Format(summary.ReadBytes)}, writes {ByteSize.Format(summary.WriteBytes)}\n");
        for (int i = 0; i < run.Sweeps.Length; i++)
        {
            AppendSweep(text, plan, run.Sweeps[i], arrays);
        }

        AppendHeld(text, plan);
        return text.ToString();
    }

    private static string Mostly(PlanSummary summary) => summary.LargestTerm.Length == 0 ? "" : $" (mostly {summary.LargestTerm})";

    private static void AppendSweep(StringBuilder text, BoundPlan plan, SweepPlan sweep, RunArrays arrays)
    {
        string name = sweep.Definition.IsFinish ? "finish" : "sweep";
        string space = SweepText.Space(sweep.Definition);
        string numbers = Numbers(plan.SweepShapes[sweep.Index]);
        string over = space == numbers ? space : $"{space} = {numbers}";
        text.Append(CultureInfo.InvariantCulture, $"  {name} {sweep.Index + 1} over {over}, {Blocks(sweep)}: {SweepText.Actions(plan.Definition, sweep.Definition)}");
        (double read, double written) = PlanSummaries.Bytes(plan, sweep, arrays);
        text.Append(Moved(read, written));
        text.Append(CultureInfo.InvariantCulture, $"; peak {ByteSize.Format(sweep.PeakBytes)}\n");
    }

    private static string Moved(double read, double written)
    {
        string reads = read > 0 ? $"; {ByteSize.Format((long)read)} in" : "";
        return written > 0 ? $"{reads}; {ByteSize.Format((long)written)} out" : reads;
    }

    private static string Blocks(SweepPlan sweep)
    {
        string shape = string.Join(" x ", sweep.Block[sweep.Shift..].Select(Number));
        string count = sweep.BlockCount == 1 ? "1 block" : $"{Number(sweep.BlockCount)} blocks";
        return shape.Length == 0 || sweep.BlockCount == 1 ? count : $"{count} of {shape}";
    }

    private static void AppendHeld(StringBuilder text, BoundPlan plan)
    {
        for (int i = 0; i < plan.HeldShapes.Length; i++)
        {
            HeldDefinition held = plan.Definition.Held[i];
            long bytes = plan.HeldShapes[i].Aggregate((long)held.Type.Size(), NumericMemory.SaturatingMultiply);
            text.Append(CultureInfo.InvariantCulture, $"  held {held.Name} {Numbers(plan.HeldShapes[i])}: {ByteSize.Format(bytes)} in sweeps {held.FirstSweep + 1} to {held.LastSweep + 1}\n");
        }
    }

    private static string Numbers(long[] shape) => SweepText.Tuple(shape.Select(Number));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
