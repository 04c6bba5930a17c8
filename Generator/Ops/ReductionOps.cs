using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Folds over axes: how elements are folded, and what the folded value becomes.</summary>
internal static class ReductionOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Sum", OpKind.Reduction, 1, TypeRule.Numeric) { Fold = ReductionKind.Sum },
        new("Prod", OpKind.Reduction, 1, TypeRule.Numeric) { Fold = ReductionKind.Prod },
        new("Mean", OpKind.Reduction, 1, TypeRule.Floating) { Fold = ReductionKind.Sum, Vector = "({0} / {1})" },
        new("Var", OpKind.Reduction, 1, TypeRule.Floating) { Fold = ReductionKind.SquaredDeviations, Vector = "({0} / {1})", Cost = 3 },
        new("Std", OpKind.Reduction, 1, TypeRule.Floating) { Fold = ReductionKind.SquaredDeviations, Vector = "{V}.Sqrt({0} / {1})", Cost = 3 },
        new("Min", OpKind.Reduction, 1, TypeRule.Numeric) { Fold = ReductionKind.Min },
        new("Max", OpKind.Reduction, 1, TypeRule.Numeric) { Fold = ReductionKind.Max },
        new("Any", OpKind.Reduction, 1, TypeRule.Logical) { Fold = ReductionKind.Max },
        new("All", OpKind.Reduction, 1, TypeRule.Logical) { Fold = ReductionKind.Min },
    ];
}
