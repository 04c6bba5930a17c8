using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Counts of elements, by themselves or by bins.</summary>
internal static class BinOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Of("BinCount", new TypeRule("`int`, `long`, to `long`; with weights to `double`", type => type is DType.Int32 or DType.Int64) { Gives = DType.Int64 }, LineKind.Counts, 1, GroupOps.Count) with { NumPy = new[] { "np.bincount" } },
        Of("Histogram", TypeRule.Place, LineKind.Bins, 3, new OpParameter("bins", ParameterKind.Lengths)) with { Fault = x => Empty(x[1], x[2]) },
        Of("Histogram2D", TypeRule.Place, LineKind.Bins2D, 6, new OpParameter("xBins", ParameterKind.Lengths), new OpParameter("yBins", ParameterKind.Lengths)) with
        {
            NumPy = new[] { "np.histogram2d" }, Fault = x => Empty(x[2], x[3]) ?? Empty(x[4], x[5]),
        },
    ];

    // Bounds that are known now.
    private static (string, string)? Empty(double? low, double? high) => low < high || low is null || high is null ? null
        : (FormattableString.Invariant($"Bins from {low} to {high}"), "let the first bound be less than the second");

    private static OpDef Of(string name, TypeRule types, LineKind kind, int arity, params OpParameter[] parameters) => new(name, OpKind.Line, arity, types)
    {
        Lines = kind, Parameters = parameters, Runs = "One pass; the counts are held. The bins of elements are computed a block at a time, and held for one.",
    };
}
