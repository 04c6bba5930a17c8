using System.Collections.Generic;
using System.Linq;
using System.Text;

#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>A plan in words before its lengths are known: the header of generated code. Invariant and byte-stable; lines end in <c>\n</c>.</summary>
internal static class PlanText
{
    /// <summary>The expression, then each sweep with what it does and the bytes it holds. No line end after the last line.</summary>
    public static string Describe(PlanDefinition plan)
    {
        var text = new StringBuilder();
        text.Append(plan.Name).Append(": ").Append(plan.Expression);
        for (int i = 0; i < plan.Sweeps.Count; i++)
        {
            text.Append("\n  ").Append(DescribeSweep(plan, i));
            AppendMemory(text, plan, i);
        }

        text.Append("\n  The peak is the largest of these sums. c0, c1, ...: lengths of a block; w: blocks in flight");
        text.Append(plan.Sweeps.Any(sweep => sweep.Reductions.Count > 0)
            ? ";\n  tokens, height, carried: partial results an output, tree levels, and 1 where blocks cut the axis."
            : ".");
        return text.ToString();
    }

    /// <summary>One sweep in one line, e.g. <c>Sweep 1 over (n, m): reads x; folds sum over n -> sum_x</c>.</summary>
    public static string DescribeSweep(PlanDefinition plan, int sweep)
    {
        SweepDefinition definition = plan.Sweeps[sweep];
        string name = definition.IsFinish ? "Finish" : "Sweep";
        string number = (sweep + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"{name} {number} over {SweepText.Space(definition)}: {SweepText.Actions(plan, definition)}";
    }

    private static void AppendMemory(StringBuilder text, PlanDefinition plan, int sweep)
    {
        IReadOnlyList<MemoryTerm> terms = SymbolicMemory.Terms(plan, sweep);
        int width = terms.Max(term => term.Bytes.ToString().Length);
        foreach (MemoryTerm term in terms)
        {
            text.Append("\n      ")
                .Append(term.Bytes.ToString().PadRight(width))
                .Append("  ")
                .Append(TermNames.Of(plan, plan.Sweeps[sweep], term.Kind, term.Index));
        }
    }
}
