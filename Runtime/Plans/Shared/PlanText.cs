using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace StaticGraph.CompilerServices;

/// <summary>A plan in words before its lengths are known: the header of generated code. Invariant and byte-stable; lines end in <c>\n</c>.</summary>
internal static class PlanText
{
    /// <summary>The plan of a kernel that has no variants.</summary>
    public static string Describe(PlanDefinition plan) => Describe(new[] { plan });

    /// <summary>The expression; then for each variant what it reads, writes and holds in all, and step by step with the bytes. No line end after the last line.</summary>
    public static string Describe(IReadOnlyList<PlanDefinition> variants)
    {
        var text = new StringBuilder();
        text.Append(variants[0].Name).Append(": ").Append(variants[0].Expression);
        text.Append(variants[0].Gap > 0 ? "\n  " + DescribeGap(variants[0]) : "");
        for (int i = 0; i < variants.Count; i++)
        {
            if (variants.Count > 1)
            {
                text.Append("\n  Variant ").Append(Number(i + 1)).Append(" of ").Append(Number(variants.Count)).Append(": ").Append(variants[i].Choice);
            }

            AppendVariant(text, variants[i]);
        }

        text.Append("\n  The peak is the largest of these sums. c0, c1, ...: lengths of a block; w: blocks in flight");
        text.Append(variants.Any(plan => plan.Sweeps.Any(sweep => Taker.Of(plan, sweep).Any(taker => taker.HasPartials)))
            ? ";\n  tokens, height, carried: partial results an output, tree levels, and 1 where blocks cut the axis."
            : ".");
        text.Append(variants.Any(ModelSymbols.AreMarked) ? " With a $ where a dim has the same name." : "");
        return text.ToString();
    }

    /// <summary>One sweep in one line, e.g. <c>Sweep 1 over (n, m): reads x; folds sum over n -> sum_x for sweep 2</c>.</summary>
    public static string DescribeSweep(PlanDefinition plan, int sweep)
    {
        SweepDefinition definition = plan.Sweeps[sweep];
        return $"{Capitalized(SweepText.Kind(definition))} {Number(sweep + 1)} over {SweepText.Space(definition)}: {SweepText.PlannedActions(plan, definition)}";
    }

    /// <summary>How good a plan is that was found without trying all others, e.g. <c>Not every plan was tried; the bytes moved are at most 1.25 times the least possible.</c></summary>
    public static string DescribeGap(PlanDefinition plan)
        => $"Not every plan was tried; the bytes moved are at most {plan.Gap.ToString("0.##", CultureInfo.InvariantCulture)} times the least possible.";

    private static void AppendVariant(StringBuilder text, PlanDefinition plan)
    {
        text.Append("\n  ").Append(Totals(plan)).Append(' ').Append(PeakGrowth.Describe(plan));
        foreach (StepDefinition step in StepDefinition.Of(plan))
        {
            string? heading = StepText.Described(plan, step);
            text.Append(heading is null ? "" : $"\n  {Capitalized(heading)}:");
            for (int sweep = step.First; sweep < step.End; sweep++)
            {
                text.Append(heading is null ? "\n  " : "\n    ").Append(DescribeSweep(plan, sweep));
            }

            AppendMemory(text, plan, step);
        }
    }

    private static string Totals(PlanDefinition plan)
    {
        var parts = ReadCount.Of(plan).Select(count => $"reads {count.NameIn(plan)} {count}").ToList();
        parts.AddRange(plan.Spills.Select(spill => $"spills {spill.Name}"));
        parts.Add("writes " + string.Join(", ", plan.Outputs.Select(output => output.Name)));
        return Capitalized(string.Join("; ", parts)) + ".";
    }

    private static void AppendMemory(StringBuilder text, PlanDefinition plan, StepDefinition step)
    {
        (string Bytes, string Name)[] terms = SymbolicMemory.Terms(plan, step)
            .GroupBy(term => term.Name(plan))
            .Select(named => (ModelSymbols.Printed(plan, named.Select(term => term.Bytes).Aggregate((sum, bytes) => sum + bytes)).ToString(), named.Key))
            .ToArray();
        int width = terms.Max(term => term.Bytes.Length);
        foreach ((string bytes, string name) in terms)
        {
            text.Append("\n      ").Append(bytes.PadRight(width)).Append("  ").Append(name);
        }
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
