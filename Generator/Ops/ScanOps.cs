using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Scans along an axis: folds of which every step is a result, and what else goes on from element to element.</summary>
internal static class ScanOps
{
    private static readonly OpParameter[] Along = [OpParameter.Axis];

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Fold("CumSum", ScanKind.Sum) with { NumPy = new[] { "np.cumsum" }, Complex = ComplexRule.Parts },
        Fold("CumProd", ScanKind.Prod) with { NumPy = new[] { "np.cumprod" } },
        Fold("CumMax", ScanKind.Max) with { NumPy = new[] { "np.maximum.accumulate" }, Aliases = new[] { "cummax" } },
        Fold("CumMin", ScanKind.Min) with { NumPy = new[] { "np.minimum.accumulate" }, Aliases = new[] { "cummin" } },
        WithoutNaN("NanCumSum", ScanKind.Sum, 0) with { NumPy = new[] { "np.nancumsum" } },
        WithoutNaN("NanCumProd", ScanKind.Prod, 1) with { NumPy = new[] { "np.nancumprod" } },
        new("ForwardFill", OpKind.Scan, 1, TypeRule.Floating) { Scans = ScanKind.Fill, Parameters = Along, NumPy = new[] { "pandas.DataFrame.ffill" }, Aliases = new[] { "ffill" } },
        new("Recurrence", OpKind.Scan, 2, TypeRule.Numeric) { Scans = ScanKind.Recurrence, Parameters = Along, NumPy = Array.Empty<string>() },
        Weighted("EwmMean", x => new ExponentialWeights(x).Mean, OpParameter.Adjust) with { NumPy = new[] { "pandas.DataFrame.ewm.mean" } },
        Weighted("EwmVar", x => new ExponentialWeights(x).Variance, OpParameter.Adjust, OpParameter.Bias) with { NumPy = new[] { "pandas.DataFrame.ewm.var" } },
        Weighted("EwmStd", x => new ExponentialWeights(x).Deviation, OpParameter.Adjust, OpParameter.Bias) with { NumPy = new[] { "pandas.DataFrame.ewm.std" } },
    ];

    /// <summary>The row of a scan.</summary>
    public static string NameOf(ScanKind kind) => Rows.Concat(InnerOps.Rows).First(row => row.Scans == kind).Name;

    private static OpDef Fold(string name, ScanKind scan) => new(name, OpKind.Scan, 1, TypeRule.Numeric) { Scans = scan, Flattens = true, Parameters = Along };

    private static OpDef Weighted(string name, Func<Lowering, Term> lower, params OpParameter[] flags) => new(name, OpKind.Scan, 2, TypeRule.Floating)
    {
        Parameters = flags.Prepend(OpParameter.Axis).ToArray(), Lower = lower, Fraction = (1, "alpha"), Fault = x => x[1] is double alpha ? Smoothing(alpha) : null,
    };

    private static (string, string)? Smoothing(double alpha) => alpha > 0 && alpha <= 1
        ? null
        : (FormattableString.Invariant($"A smoothing factor alpha of {alpha}"), "let it be above 0 and at most 1; of a span it is 2 / (span + 1)");

    private static OpDef WithoutNaN(string name, ScanKind scan, double instead) => new(name, OpKind.Scan, 1, TypeRule.Floating)
    {
        Flattens = true, Parameters = Along, Lower = x => Term.Scan(scan, Term.Where(Term.Of("IsNaN", x[0]), x.Number(instead), x[0])),
    };
}
