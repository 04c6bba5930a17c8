using System.Collections.Generic;
using System.Linq;

#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>One sweep in words, as the header of generated code and <c>Explain</c> print it.</summary>
internal static class SweepText
{
    /// <summary>The sweep's space, e.g. <c>(n, m)</c>.</summary>
    public static string Space(SweepDefinition sweep) => Tuple(sweep.Axes);

    /// <summary>What the sweep does, in the order of the data, e.g. <c>reads b; folds sum over n -> b_mean</c>.</summary>
    public static string Actions(PlanDefinition plan, SweepDefinition sweep) => string.Join("; ", Parts(plan, sweep));

    /// <summary>A list in parentheses; one element keeps its comma, as Python's tuples do.</summary>
    public static string Tuple(IEnumerable<string> parts)
    {
        string[] all = parts.ToArray();
        return all.Length == 1 ? $"({all[0]},)" : $"({string.Join(", ", all)})";
    }

    /// <summary>The operand's name. A transposed reading is worth a word: it is gathered.</summary>
    public static string Described(OperandDefinition operand)
    {
        int[] walked = operand.AxisMap.Where(axis => axis >= 0).ToArray();
        bool inOrder = walked.SequenceEqual(walked.OrderBy(axis => axis));
        return inOrder ? operand.Name : operand.Name + " transposed";
    }

    private static IEnumerable<string> Parts(PlanDefinition plan, SweepDefinition sweep)
    {
        string reads = Names(sweep, OperandKind.Parameter);
        string held = Names(sweep, OperandKind.Held);
        if (reads.Length > 0)
        {
            yield return "reads " + reads;
        }

        if (held.Length > 0)
        {
            yield return "uses held " + held;
        }

        foreach (ReductionDefinition reduction in sweep.Reductions)
        {
            yield return $"folds {Verb(reduction.Kind)} over {Axes(sweep, reduction)} -> {plan.Held[reduction.Held].Name}";
        }

        foreach (StoreDefinition store in sweep.Stores)
        {
            yield return (store.Kind == StoreKind.Output ? "writes " : "holds ") + TermNames.StoreName(plan, store);
        }
    }

    private static string Names(SweepDefinition sweep, OperandKind kind)
        => string.Join(", ", sweep.Operands.Where(operand => operand.Kind == kind).Select(Described).Distinct());

    private static string Axes(SweepDefinition sweep, ReductionDefinition reduction)
        => string.Join(", ", reduction.Levels.SelectMany(level => level).Select(axis => sweep.Axes[axis]));

    private static string Verb(ReductionKind kind) => kind switch
    {
        ReductionKind.Sum => "sum",
        ReductionKind.Prod => "product",
        ReductionKind.Min => "minimum",
        ReductionKind.Max => "maximum",
        _ => "squared deviations",
    };
}
