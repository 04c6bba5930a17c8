using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Ops;

/// <content>Lines in order, counts, and folds by label.</content>
internal static partial class OpCases
{
    private static readonly Domain Few = new(-3, 3);

    private static OpCase[] Lining =>
    [
        new("Sort", "NDArray.Sort(a, 0)", Numbers, "np.sort(a, 0)") { Domains = [Few], More = [("NDArray.Sort(a.T + a.T)", "np.sort(a.T + a.T)")] },
        new("ArgSort", "NDArray.ArgSort(a, 0)", Numbers, "np.argsort(a, 0, kind='stable')") { Domains = [Few], Results = [DType.Int64] },
        new("TopK", "NDArray.TopK(NDArray.Pad(a, 1), 2, 0)", Numbers, "np.flip(np.sort(np.pad(a, 1), 0)[-2:], 0)") { Domains = [Few], More = [("NDArray.TopK(NDArray.Pad(a, 1), -2)", "np.sort(np.pad(a, 1))[..., :2]")] },
        new("ArgTopK", "NDArray.ArgTopK(NDArray.Pad(a, 1), -2, 0)", Numbers, "np.argsort(np.pad(a, 1), 0, kind='stable')[:2]") { Domains = [Few], Results = [DType.Int64] },

        new("BinCount", "NDArray.BinCount(NDArray.Remainder(a, 5), 6)", [DType.Int32, DType.Int64], "np.bincount(np.mod(a, 5).ravel(), minlength=6)")
        {
            Results = [DType.Int64], More = [("NDArray.BinCount(NDArray.Remainder(a, 5), a.Cast<double>(), 5)", "np.bincount(np.mod(a, 5).ravel(), a.astype(float).ravel(), minlength=5)")],
        },
        new("Histogram", "NDArray.Histogram(a, 7, -5, 60.5)", Numbers, "np.histogram(a.astype(float), 7, (-5, 60.5))[0]") { Results = [DType.Int64] },
        new("Histogram2D", "NDArray.Histogram2D(a, b, 3, -50, 60, 4, 0, 9.5)", Numbers, "np.histogram2d(a.astype(float).ravel(), b.astype(float).ravel(), [3, 4], [(-50, 60), (0, 9.5)])[0].astype(np.int64)") { Results = [DType.Int64] },

        Group("Sum", Numbers),
        Group("Mean", Floats),
        Group("Min", Numbers),
        Group("Max", Numbers),
        Group("Var", Floats),
        Group("Std", Floats),
        Group("Count", Numbers) with { Results = [DType.Int64] },
        Group("First", Numbers),
        Group("Last", Numbers),
        Group("Median", Floats),
        Group("NanSum", Floats),
        Group("NanMean", Floats),
        Group("NanMin", Floats),
        Group("NanMax", Floats),
        Group("NanVar", Floats),
        Group("NanStd", Floats),
        Group("NanCount", Floats) with { Results = [DType.Int64] },
        Group("NanFirst", Floats),
        Group("NanLast", Floats),
        Group("NanMedian", Floats),
    ];

    // The last group has nothing. Without NaNs some are made.
    private static OpCase Group(string name, DType[] types)
    {
        (string kernel, string numPy) = name.StartsWith("Nan", StringComparison.Ordinal) ? ("NDArray.Sqrt(a)", "np.sqrt(a)") : ("a", "a");
        return new("Group" + name, $"NDArray.GroupBy(NDArray.Arange<int>(a.GetLength(0)) % 3 - 1, 3).{name}({kernel}, 0)", types, $"np.grouped('{name}', {numPy}, np.arange(a.shape[0]) % 3 - 1, 3, 0)")
        {
            Domains = [new(-3, 90, Special: false)], Ulps = name.Contains("Var", StringComparison.Ordinal) || name.Contains("Std", StringComparison.Ordinal) ? 1 << 20 : 4,
        };
    }
}
