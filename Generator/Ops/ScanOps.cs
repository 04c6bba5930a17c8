using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Scans along an axis: folds of which every step is a result.</summary>
internal static class ScanOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Fold("CumSum", TypeRule.Numeric, ScanKind.Sum) with { NumPy = new[] { "np.cumsum" }, Complex = ComplexRule.Parts },
        Fold("CumProd", TypeRule.Numeric, ScanKind.Prod) with { NumPy = new[] { "np.cumprod" } },
        Fold("CumMax", TypeRule.Numeric, ScanKind.Max) with { NumPy = new[] { "np.maximum.accumulate" } },
        Fold("CumMin", TypeRule.Numeric, ScanKind.Min) with { NumPy = new[] { "np.minimum.accumulate" } },
        Fold("NanCumSum", TypeRule.Floating, ScanKind.Sum) with { NumPy = new[] { "np.nancumsum" }, Lower = x => Term.Where(Term.Of("IsNaN", x[0]), x.Number(0), x[0]) },
        Fold("NanCumProd", TypeRule.Floating, ScanKind.Prod) with { NumPy = new[] { "np.nancumprod" }, Lower = x => Term.Where(Term.Of("IsNaN", x[0]), x.Number(1), x[0]) },
    ];

    /// <summary>The row that is a scan of its operand as it is.</summary>
    public static string NameOf(ScanKind kind) => Rows.First(row => row.Scans == kind && row.Lower is null).Name;

    private static OpDef Fold(string name, TypeRule types, ScanKind scan) =>
        new(name, OpKind.Scan, 1, types) { Scans = scan, Flattens = true, Parameters = new[] { OpParameter.Axis } };
}
