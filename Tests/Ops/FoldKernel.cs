extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>A kernel that folds one array of three axes, and what NumPy makes of the same array: an expression a result.</summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="Type">The element type of the array.</param>
/// <param name="Case">The case whose domain and tolerance hold.</param>
/// <param name="Results">What the kernel returns, in C# and for NumPy.</param>
internal sealed record FoldKernel(string Name, DType Type, OpCase Case, (string Kernel, string NumPy)[] Results)
{
    private static readonly (string Kernel, string NumPy)[] Axes =
        [("0", "0"), ("1", "1"), ("2", "2"), ("[0, 1]", "(0, 1)"), ("[0, 2]", "(0, 2)"), ("[1, 2]", "(1, 2)"), ("default", "None")];

    /// <summary>Every reduction for every type over every choice of axes in one plan, some of them in plans of their own, and what else a reduction can be told.</summary>
    public static IReadOnlyList<FoldKernel> All { get; } = [.. Together(), .. Alone(), .. Special()];

    /// <summary>The operation, for test names.</summary>
    public string Op => Case.Op;

    /// <summary>The kernel in C#.</summary>
    public string Method
    {
        get
        {
            string type = $"NDArray<{Type.Keyword()}>", each = $"NDArray<{OpTable.Find(Op)!.Types.ResultOf(Type).Keyword()}>";
            string result = Results.Length == 1 ? each : $"({string.Join(", ", Results.Select(_ => each))})";
            string body = string.Join(", ", Results.Select(item => item.Kernel));
            return $"[ArrayKernel] static {result} {Name}([Shape(\"n\", \"m\", \"k\")] {type} a) => {(Results.Length == 1 ? body : $"({body})")};";
        }
    }

    private static IEnumerable<OpCase> Rows => OpCases.All.Where(row => OpTable.Find(row.Op)!.Kind == OpKind.Reduction);

    private static IEnumerable<FoldKernel> Together() =>
        from row in Rows
        from type in row.SampledTypes
        select new FoldKernel($"{row.Op}_{type}", type.Twin(), row, [.. Axes.Where(axes => row.Kernel.Contains("{axis}", StringComparison.Ordinal) || axes.Kernel == "default").Select(axes => Over(row, type.Twin(), axes))]);

    private static IEnumerable<FoldKernel> Alone() =>
        from op in new[] { "Sum", "Std", "Max" }
        from type in new[] { DType.Double, DType.Single }
        from number in Enumerable.Range(0, Axes.Length)
        select new FoldKernel($"{op}_{type}_alone{number}", type, OpCases.Find(op), [Over(OpCases.Find(op), type, Axes[number])]);

    private static IEnumerable<FoldKernel> Special() =>
    [
        Kernel("ByName", "Mean", "a.Mean(\"m\")", "np.mean(a, axis=1)"),
        Kernel("ByNameAndNumber", "Mean", "a.Mean([\"m\", -1])", "np.mean(a, axis=(1, 2))"),
        Kernel("KeptDims", "Mean", "a / a.Mean(1, keepDims: true)", "a / np.mean(a, axis=1, keepdims=True)"),
        Kernel("KeptDimsOfAll", "Sum", "a.Sum(keepDims: true)", "np.sum(a, keepdims=True)"),
        Kernel("Ddof", "Std", "a.Std(0, ddof: 1)", "np.std(a, axis=0, ddof=1)"),
        Kernel("DdofOfAll", "Var", "a.Var(ddof: 2)", "np.var(a, ddof=2)"),
        Kernel("Transposed", "Sum", "a.T.Sum(0)", "np.sum(a.T, axis=0)"),
        Kernel("TransposedRows", "Std", "a.T.Std(-1)", "np.std(a.T, axis=-1)"),
        Kernel("OfExpression", "Sum", "NDArray.Sqrt(a).Sum(1)", "np.sum(np.sqrt(a), axis=1)"),
        Kernel("CountsOfTests", "CountNonZero", "NDArray.CountNonZero(a > a.Min(0), 1)", "np.count_nonzero(a > np.min(a, axis=0), axis=1)"),
        Kernel("CountsKept", "CountNonZero", "NDArray.CountNonZero(a.T, [0, 2], keepDims: true)", "np.count_nonzero(a.T, axis=(0, 2), keepdims=True)"),
        Kernel("PlacesOfTests", "ArgMax", "(a > a.Min(0)).ArgMax(2)", "np.argmax(a > np.min(a, axis=0), axis=2)"),
        Kernel("PlacesTransposed", "ArgMin", "a.T.ArgMin()", "np.argmin(a.T)"),
        Kernel("PlacesKept", "ArgMax", "NDArray.Abs(a.T).ArgMax(0, keepDims: true)", "np.argmax(np.abs(a.T), axis=0, keepdims=True)"),
        Kernel("PercentilesKept", "Percentile", "NDArray.Percentile(a.T, [10, 50], [0, 2, 1], QuantileMethod.Hazen, keepDims: true)", "np.percentile(a, [10, 50], keepdims=True, method='hazen')"),
        Kernel("MedianKept", "Median", "a.T.Median([0, 2, 1], keepDims: true)", "np.median(a, keepdims=True)"),
        Kernel("MedianOfMedian", "Median", "(-a.Median()).Median()", "np.median(-np.median(a))"),
        Kernel("MedianDeviation", "Median", "NDArray.Abs(a - a.Median()).Median()", "np.median(np.abs(a - np.median(a)))"),
        Kernel("WeightsOfOneAxis", "Average", "NDArray.Average(a, a.Max([0, 2]), 1)", "np.average(a, weights=np.max(a, axis=(0, 2)), axis=1)"),
        Kernel("WeightsOfTheLastAxis", "Average", "NDArray.Average(a, a.Max([0, 1]), -1, keepDims: true)", "np.average(a, weights=np.max(a, axis=(0, 1)), axis=-1, keepdims=True)"),
        Kernel("WeightsStretched", "Average", "NDArray.Average(a, a.Max(1, keepDims: true), [0, 2])", "np.average(a, weights=np.broadcast_to(np.max(a, axis=1, keepdims=True), a.shape), axis=(0, 2))"),
        Kernel("WeightsOfNothing", "Average", "NDArray.Average(a, a - a, 0)", "np.sum(a, axis=0) * np.nan"),
        Kernel("PtpKept", "Ptp", "a - a.Ptp(1, keepDims: true)", "a - np.ptp(a, axis=1, keepdims=True)"),
        Kernel("NormOfRows", "Norm", "a / NDArray.Norm(a, -1, keepDims: true)", "a / np.sqrt((a ** 2).sum(axis=-1, keepdims=True))"),
        Kernel("FourthMoment", "Moment", "NDArray.Moment(a, axis: [0, 2], order: 4)", "np.moment(a, (0, 2), 4)"),
        Kernel("FirstMoment", "Moment", "NDArray.Moment(a, axis: 1)", "np.zeros((a.shape[0], a.shape[2]))"),
        Kernel("NoMoment", "Moment", "NDArray.Moment(a, 0, 1)", "np.ones((a.shape[0], a.shape[2]))"),
        Kernel("SkewOfSamples", "Skew", "NDArray.Skew(a, 1, bias: false) + 9", "np.where(np.var(a, axis=1) == 0, np.nan, np.skew(a, 1, False) + 9)"),
        Kernel("KurtosisOfSamples", "Kurtosis", "NDArray.Kurtosis(a, 0, fisher: false, bias: false) + 9", "np.where(np.var(a, axis=0) == 0, np.nan, np.kurtosis(a, 0, False, False) + 9)"),
        Kernel("NanDdof", "NanStd", "NDArray.NanStd(a, [0, 1], ddof: 1, keepDims: true)", "np.nanstd(a, axis=(0, 1), ddof=1, keepdims=True)"),
        Kernel("NanAnomalies", "NanMean", "NDArray.NanMean(a - NDArray.NanMean(a, 0), 1)", "np.nanmean(a - np.nanmean(a, axis=0), axis=1)") with { Case = OpCases.Find("NanMean") with { Ulps = 1 << 30 } },
        Kernel("OfFolds", "Max", "a.Sum(0).Max(0)", "np.max(np.sum(a, axis=0), axis=0)") with { Case = OpCases.Find("Sum") },
    ];

    private static FoldKernel Kernel(string name, string op, string kernel, string numPy) => new(name, DType.Double, OpCases.Find(op), [(kernel, numPy)]);

    private static (string Kernel, string NumPy) Over(OpCase row, DType type, (string Kernel, string NumPy) axes) =>
        (row.Kernel.Replace("{axis}", axes.Kernel), (type.IsFloating() ? row.NumPy : row.NumPyInteger ?? row.NumPy).Replace("{axis}", axes.NumPy));
}
