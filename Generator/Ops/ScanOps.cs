using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Scans along an axis: folds of which every step is a result.</summary>
internal static class ScanOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("CumSum", OpKind.Scan, 1, TypeRule.Numeric) { NumPy = new[] { "np.cumsum" }, Fold = ReductionKind.Sum, Parameters = new[] { OpParameter.Axis }, Complex = ComplexRule.Parts },
    ];
}
