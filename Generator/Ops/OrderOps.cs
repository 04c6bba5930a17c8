using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Elements by their order.</summary>
internal static class OrderOps
{
    /// <summary>How far from the least element to the greatest one, in the unit that <see cref="OpDef.Unit"/> says; for several of them at once.</summary>
    public const string One = "q", Several = "several";

    private static readonly OpParameter s_method = new("method", ParameterKind.Word) { Words = QuantileRule.Methods };

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Of("Quantile", 1),
        Of("Percentile", 100),
        Of("NanQuantile", 1) with { SkipsNaN = "Quantile", NumPy = new[] { "np.nanquantile" } },
        Of("NanPercentile", 100) with { SkipsNaN = "Percentile", NumPy = new[] { "np.nanpercentile" } },
        Of("NanMedian", 1) with { SkipsNaN = "Median", NumPy = new[] { "np.nanmedian" }, Parameters = new[] { OpParameter.Axis, OpParameter.KeepDims } },
    ];

    /// <summary>Which elements a row asks for, from what is said; all of them along a new first axis where <c>IsList</c>.</summary>
    public static (QuantileRule[] Rules, bool IsList) Rules(OpDef row, Func<string, EquatableArray<string>> said)
    {
        EquatableArray<string> several = said(Several), one = said(One);
        if (several.Count + one.Count == 0)
        {
            return (new[] { QuantileRule.Middle with { SkipsNaN = row.SkipsNaN.Length > 0 } }, false);
        }

        int method = Array.IndexOf(QuantileRule.Methods, s_method.WordIn(said));
        IEnumerable<string> quantiles = several.Count > 0 ? several : one;
        return (quantiles.Select(text => new QuantileRule(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) / row.Unit, method, row.SkipsNaN.Length > 0)).ToArray(), several.Count > 0);
    }

    private static OpDef Of(string name, int unit) => new(name, OpKind.Reduction, 1, TypeRule.Floating)
    {
        Fold = ReductionOps.Rows.First(row => row.Name == "Median").Fold, IsOrder = true, Unit = unit,
        Parameters = new[] { new OpParameter(One, ParameterKind.Real) { Least = 0, Most = unit }, new OpParameter(Several, ParameterKind.Reals) { Least = 0, Most = unit, Shown = One }, OpParameter.Axis, s_method, OpParameter.KeepDims },
        Runs = "Exact. Of all elements in passes that count digits: 4 passes over doubles, 2 over floats, whatever their order; several quantiles share them, each with 0.5 MiB a worker. Of lines along some axes in one pass: each line is whole in a block.",
    };
}
