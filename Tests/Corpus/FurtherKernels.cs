namespace StaticGraph.Tests.Corpus;

/// <summary>Kernels that between them meet every rule of the planner: each is here for what its comment says.</summary>
internal static class FurtherKernels
{
    public static IReadOnlyList<CorpusKernel> All { get; } = [.. Flat, .. Taken, .. Lined, .. Folds, .. FoldsOfFolds, .. Nests, .. Cuts, .. Moved, .. Stepped, .. Listed, .. Chosen, .. Scanned, .. Repeated, .. OtherTypes, .. Halves, .. ComplexKernels.All, .. Made, .. JoinedKernels.All];

    // Arrays of indices, which are computed, and what they choose from: held, in parts, in files.
    private static CorpusKernel[] Chosen =>
    [
        new("ChosenHighest", "x: double n m", "double", "TakeAlongAxis(x, x.ArgMax(1, keepDims: true), 1) - x", "np.take_along_axis(x, x.argmax(1, keepdims=True), 1) - x") { Least = 1 },
        new("ChosenRows", "x: double n m; y: double k n", "double", "x[y.ArgMax(1)] + 1", "x[y.argmax(1)] + 1") { Least = 1 },
        new("ChosenColumns", "x: double n m", "double", "x[.., x.ArgMin(1)].Sum(1)", "x[:, x.argmin(1)].sum(1)") { Least = 1, Tolerance = 1e-11 },
        new("ChosenScores", "x: double n m", "double, double", "var h = TakeAlongAxis(x, x.ArgMax(0, keepDims: true), 0); return (x / (1 + Abs(h)), (x - h).Mean(1));", "x / (1 + np.abs(x.max(0)))", "(x - x.max(0)).mean(1)") { Least = 1, Tolerance = 1e-11 },
    ];

    // What masks take: counted, then written.
    private static CorpusKernel[] Taken =>
    [
        new("TakenElements", "x: double n m", "double", "x[x > 0]", "x[x > 0]"),
        new("TakenRows", "x: double n m", "double", "2 * x[x.Max(1) > 0]", "2 * x[x.max(1) > 0]") { Least = 1 },
        new("TakenBesideSums", "x: double n m; y: double n m", "double, double, double", "(x[y > x], (x + y).Sum(1), y[y > x] - y[x > y].Sum())", "x[y > x]", "(x + y).sum(1)", "y[y > x] - y[x > y].sum()") { Tolerance = 1e-11 },
        new("TakenSums", "x: double n m", "double", "x.CumSum(0)[x > 0]", "np.cumsum(x, axis=0)[x > 0]") { Tolerance = 1e-11 },
    ];

    // Lines that are whole in a block, and folds by label.
    private static CorpusKernel[] Lined =>
    [
        new("LinesSorted", "x: double n m", "double", "Sort(x, 1)", "np.sort(x, 1)"),
        new("LinesFromMedians", "x: double n m", "double", "x - x.Median(1, keepDims: true)", "x - np.median(x, 1, keepdims=True)") { Least = 1 },
        new("GreatestOfColumns", "x: double n m", "double", "TopK(x + 1, 1, 0)", "np.sort(x + 1, 0)[-1:]") { Least = 1 },
        new("Counted", "x: double n m", "long", "Histogram(x * x, 10, 0, 4)", "np.histogram(x * x, 10, (0, 4))[0]"),
        new("GroupSums", "x: double n m; y: double n", "double", "GroupBy((y > 0).Cast<int>(), 2).Sum(x, 0)", "np.stack([x[y <= 0].sum(0), x[y > 0].sum(0)])") { Tolerance = 1e-11 },
        new("FromGroupSums", "x: double n m; y: double n", "double", "x - GroupBy((y > 0).Cast<int>(), 2).Sum(x, 0)[(y > 0).Cast<int>()]", "x - np.stack([x[y <= 0].sum(0), x[y > 0].sum(0)])[(y > 0).astype(int)]") { Tolerance = 1e-11 },
    ];

    // One pass, nothing held.
    private static CorpusKernel[] Flat =>
    [
        new("Cube", "x: double n", "double", "(2 * x + 1).Pow(3)", "(2 * x + 1) ** 3"),
        new("Affine", "x: double n m; v: double m; w: double m", "double", "x * v + w", "x * v + w"),
        new("Outer", "a: double n 1; b: double m", "double", "a * b", "a * b"),
        new("Selected", "a: double n m; b: double n m; c: double m", "double", "Where(a > b, a, c)", "np.where(a > b, a, c)"),
        new("Scaled", "x: double n m k; s: double", "double", "x * s", "x * s"),
        new("TwoResults", "x: double n m; y: double n m", "double, double", "(x + y, Hypot(x, y))", "x + y", "np.hypot(x, y)"),
    ];

    // Folds that share a pass or need a second one, with sweeps that only finish them.
    private static CorpusKernel[] Folds =>
    [
        new("Total", "x: double n m", "double", "x.Sum()", "x.sum()"),
        new("RootOfMean", "x: double n m", "double", "Sqrt(Abs(x.Mean(1))) + 1", "np.sqrt(np.abs(x.mean(1))) + 1"),
        new("ThreeMeans", "x: double n m", "double, double, double", "(x.Mean(0), x.Mean(1), x.Mean())", "x.mean(0)", "x.mean(1)", "x.mean()"),
        new("RootMeanSquare", "x: double n m; y: double n m", "double", "Sqrt(((x - y) * (x - y)).Mean())", "np.sqrt(((x - y) * (x - y)).mean())"),
        new("Covariance", "u: double n; v: double n", "double", "((u - u.Mean()) * (v - v.Mean())).Mean()", "((u - u.mean()) * (v - v.mean())).mean()"),
        new("WeightedMean", "x: double n m; w: double n m", "double", "(w * x).Sum(0) / w.Sum(0)", "(w * x).sum(0) / w.sum(0)") { Tolerance = 1e-11 },
        new("UnitRange", "x: double n m", "double", "(x - x.Min()) / (x.Max() - x.Min() + 1)", "(x - x.min()) / (x.max() - x.min() + 1)"),
        new("DoublyCentred", "x: double n m", "double", "x - x.Mean(0) - x.Mean(1, keepDims: true) + x.Mean()", "x - x.mean(0) - x.mean(1, keepdims=True) + x.mean()"),
        new("DeviationOfDeviations", "x: double n m", "double", "var a = Abs(x - x.Mean(0)); return Abs(a - a.Mean(0)).Mean();", "(a := np.abs(x - x.mean(0)), np.abs(a - a.mean(0)).mean())[-1]"),
        new("Products", "x: double n m", "double", "(x * 0.125 + 1).Prod(1)", "(x * 0.125 + 1).prod(1)") { Tolerance = 1e-11 },
        new("TwoFamilies", "a: double n m; b: double n m; c: double m", "double, double", "(a + b, b - c / c.Sum())", "a + b", "b - c / c.sum()") { Tolerance = 1e-11 },
    ];

    // What folds make is folded again, and meets what it was folded from: in memory, part by part, or through scratch files.
    private static CorpusKernel[] FoldsOfFolds =>
    [
        new("HighestMean", "x: double n m", "double", "x.Mean(1).Max()", "x.mean(1).max()"),
        new("HighestOfSlabs", "a: double p q r s", "double", "a.Mean([2, 3]).Max(0)", "a.mean((2, 3)).max(0)"),
        new("AboveHighest", "x: double n m", "double", "var s = x.Sum(1); return s + s.Max();", "(s := x.sum(1), s + s.max())[-1]"),
        new("AboveHighestOfThree", "x: double n m k", "double", "var s = x.Sum(2); return s + s.Max();", "(s := x.sum(2), s + s.max())[-1]"),
        new("StandardRows", "x: double n m", "double", "var r = x.Mean(1); return (r - r.Mean()) / (r.Std() + 1);", "(r := x.mean(1), (r - r.mean()) / (r.std() + 1))[-1]"),
        new("StandardColumns", "x: double n m", "double", "var r = x.Mean(0); return (r - r.Mean()) / (r.Std() + 1);", "(r := x.mean(0), (r - r.mean()) / (r.std() + 1))[-1]"),
        new("LessSharesOfMeans", "x: double n m", "double", "var r = x.Mean(1, keepDims: true); return x - r / (1 + Abs(r).Sum());", "(r := x.mean(1, keepdims=True), x - r / (1 + np.abs(r).sum()))[-1]"),
        new("SpreadOfSums", "x: double n m", "double", "var s = x.Sum(1, keepDims: true); return (x - (s + s.Max())).Std(0);", "(s := x.sum(1, keepdims=True), (x - (s + s.max())).std(0))[-1]"),
        new("SpreadOfThree", "x: double n m k", "double", "var s = x.Sum(2, keepDims: true); return (x - (s + s.Max())).Std(0);", "(s := x.sum(2, keepdims=True), (x - (s + s.max())).std(0))[-1]"),
        new("HighestDrop", "x: double n m", "double", "(x - x.Max(1, keepDims: true)).Sum(1).Mean()", "(x - x.max(1, keepdims=True)).sum(1).mean()"),
        new("ThreeLevels", "x: double n m k", "double", "var r = x.Mean(2).Max(1); return r - r.Mean();", "(r := x.mean(2).max(1), r - r.mean())[-1]"),
    ];

    // Inner axes folded and used again part by part, some of them with folds over everything in the same pass.
    private static CorpusKernel[] Nests =>
    [
        new("FoldAcrossTiles", "x: double n m", "double", "var c = x - x.Mean(1, keepDims: true); return c / (c.Std() + 1);", "(c := x - x.mean(1, keepdims=True), c / (c.std() + 1))[-1]"),
        new("Shares", "x: double n m k", "double", "x / (1 + Abs(x).Sum(1, keepDims: true))", "x / (1 + np.abs(x).sum(1, keepdims=True))"),
        new("Slabs", "a: double p q r s", "double", "a - a.Mean([0, 2], keepDims: true)", "a - a.mean((0, 2), keepdims=True)"),
        new("Correlation", "u: double n m; v: double n m", "double", "((u - u.Mean(1, keepDims: true)) * (v - v.Mean(1, keepDims: true))).Mean(1)", "((u - u.mean(1, keepdims=True)) * (v - v.mean(1, keepdims=True))).mean(1)"),
        new("LogSumExp", "x: double n m", "double", "Log(Exp(x - x.Max(1, keepDims: true)).Sum(1)) + x.Max(1)", "np.log(np.exp(x - x.max(1, keepdims=True)).sum(1)) + x.max(1)"),
        new("Clipped", "x: double n m", "double", "Minimum(x, x.Mean(1, keepDims: true) + x.Std(1, keepDims: true))", "np.minimum(x, x.mean(1, keepdims=True) + x.std(1, keepdims=True))"),
        new("RowsOfColumns", "x: double n m", "double", "var a = x - x.Mean(0); return a - a.Max(1, keepDims: true);", "(a := x - x.mean(0), a - a.max(1, keepdims=True))[-1]"),
        new("Anomalies", "x: double t n m", "double, double", "var a = x - x.Mean(0); return (a, a.Std(2));", "x - x.mean(0)", "(x - x.mean(0)).std(2)"),
    ];

    // Expressions smaller than what they are made of, needed by more than one pass.
    private static CorpusKernel[] Cuts =>
    [
        new("CentredDifference", "u: double n m; v: double n m", "double", "var d = u - v; return d - d.Mean();", "(d := u - v, d - d.mean())[-1]"),
        new("CentredProduct", "x: double n m; y: double n m; z: double n m", "float", "var p = (x * y * z).Cast<float>(); return p / (1 + Abs(p).Max());", "(p := (x * y * z).astype('f4'), p / (1 + np.abs(p).max()))[-1]") { Tolerance = 1e-6 },
        new("ScoredRatio", "u: double n m; v: double n m", "double", "var r = u / (Abs(v) + 1); var c = r - r.Mean(0); return c / (1 + c.Std());", "(r := u / (np.abs(v) + 1), c := r - r.mean(0), c / (1 + c.std()))[-1]"),
    ];

    // Axes exchanged: gathers, pairs of blocks across a diagonal.
    private static CorpusKernel[] Moved =>
    [
        new("Transposed", "x: double n m", "double", "x.T", "x.T"),
        new("PlusTransposed", "x: double n m; y: double m n", "double", "x + y.T", "x + y.T"),
        new("Permuted", "x: double n m k", "double", "x.Transpose(2, 0, 1) + 1", "x.transpose(2, 0, 1) + 1"),
        new("Symmetric", "b: double n n", "double", "(b + b.T) / 2", "(b + b.T) / 2"),
        new("Antisymmetric", "b: double n n", "double", "var c = b - b.Mean(1, keepDims: true); return c - c.T;", "(c := b - b.mean(1, keepdims=True), c - c.T)[-1]"),
        new("Exchanged", "x: float n k n", "float", "x - x.Transpose(2, 1, 0) * x.Max()", "x - x.transpose(2, 1, 0) * x.max()") { Tolerance = 1e-6 },
        new("TransposedOverFolds", "x: double n m", "double", "x.T / (2 + x.Max(1)) + x.T.Min(0)", "x.T / (2 + x.max(1)) + x.T.min(0)"),
        new("Flipped", "x: double n m", "double", "Flip(x)", "np.flip(x)"),
        new("FlippedRows", "x: double n m", "double", "x - Flip(x, 0)", "x - np.flip(x, 0)"),
        new("FlippedColumns", "x: float n m k", "float", "Flip(x, [1, -1]) + x", "np.flip(x, (1, -1)) + x"),
        new("FlippedTransposed", "b: double n n", "double", "Flip(b.T, 0) * b", "np.flip(b.T, 0) * b"),
        new("FlippedScores", "x: double n m", "double", "var d = x - x.Mean(1, keepDims: true); return d * Flip(d, 0);", "(d := x - x.mean(1, keepdims=True), d * np.flip(d, 0))[-1]"),
        new("FlippedMeans", "x: double n m", "double", "x - Flip(x.Mean(0)) / (1 + Flip(Abs(x.T), [0]).Max(1))", "x - np.flip(x.mean(0)) / (1 + np.flip(np.abs(x.T), 0).max(1))"),
        new("FoldOfFlipped", "x: double n m", "double, double", "(Flip(x, 0).Std(0), Flip(x, 1).Sum())", "np.flip(x, 0).std(0)", "np.flip(x, 1).sum()") { Tolerance = 1e-11 },
        new("Differences", "x: double n m", "double", "x[1..] - x[..^1]", "x[1:] - x[:-1]") { Least = 1 },
        new("SecondDifferences", "x: double n m", "double, double", "var d = Diff(x, 2, 0); return (d, Abs(Diff(Exp(d / 100))).Max());", "np.diff(x, 2, 0)", "np.abs(np.diff(np.exp(np.diff(x, 2, 0) / 100))).max()") { Tolerance = 1e-11, Least = 3 },
        new("Lags", "x: double n m", "double", "(x[2..] - x[..^2]).Std(0) / (1 + Abs(x[2..] - x[1..^1]).Max())", "(x[2:] - x[:-2]).std(0) / (1 + np.abs(x[2:] - x[1:-1]).max())") { Tolerance = 1e-11, Least = 3 },
        new("ColumnDifferences", "x: float n m", "float", "x[.., 1..] - x[.., ..^1]", "x[:, 1:] - x[:, :-1]") { Least = 1 },
        new("FivePoints", "b: double n m", "double", "(b[..^2, 1..^1] + b[2.., 1..^1] + b[1..^1, ..^2] + b[1..^1, 2..]) / 4 - b[1..^1, 1..^1]", "(b[:-2, 1:-1] + b[2:, 1:-1] + b[1:-1, :-2] + b[1:-1, 2:]) / 4 - b[1:-1, 1:-1]") { Least = 2 },
        new("FromTheFirst", "x: double n m", "double", "x - x[0]", "x - x[0]") { Least = 1 },
        new("ToTheLast", "x: double n m", "double", "x[^1] - x[.., ..1]", "x[-1] - x[:, :1]") { Least = 1 },
        new("DeviationsOfAPart", "x: double n m", "double", "var d = x - x.Mean(0); return d[1.., 1..] * d[..^1, 1..];", "(d := x - x.mean(0), d[1:, 1:] * d[:-1, 1:])[-1]") { Least = 1 },
        new("PartsOfMeans", "x: double n m", "double, double", "var mean = x.Mean(1, keepDims: true); return (x[.., ^1] - mean[.., 0], mean[1..] * x[..^1]);", "x[:, -1] - x.mean(1)", "x.mean(1, keepdims=True)[1:] * x[:-1]") { Least = 1 },
        new("FoldsOfParts", "x: double n m", "double, double", "(x[1..].Std(0), (x[.., 1..] * x[.., ..^1]).Sum())", "x[1:].std(0)", "(x[:, 1:] * x[:, :-1]).sum()") { Tolerance = 1e-11, Least = 2 },
        new("OneElement", "x: double n m", "double", "x / x[0, ^1]", "x / x[0, -1]") { Least = 1 },
        new("FoldOfTransposed", "x: double n m; y: double m", "double", "(x.T * 2).Std(1) + y", "(x.T * 2).std(1) + y"),
    ];

    // Every k-th element: along the first axis, whose rows may be read alone, along the last, along both, backwards, under folds and stencils, of what is held.
    private static CorpusKernel[] Stepped =>
    [
        new("EveryThirdRow", "x: double n m", "double", "x[Slice(null, null, 3)] * 2", "x[::3] * 2"),
        new("ColumnsBack", "x: float n m", "float", "x[.., Slice(null, null, -2)] + 1", "x[:, ::-2] + 1"),
        new("BothInSteps", "x: double n m k", "double", "x[Slice(^1, null, -3), .., Slice(1, null, 2)]", "x[-1::-3, :, 1::2]") { Least = 1 },
        new("OddsOverEvens", "x: double n m", "double", "x[Slice(1, null, 2)] - x[Slice(null, ^1, 2)]", "x[1::2] - x[:-1:2]") { Least = 1 },
        new("PairsOfColumns", "x: double n m", "double", "x[.., Slice(1, null, 2)] * x[.., Slice(null, ^1, 2)]", "x[:, 1::2] * x[:, :-1:2]") { Least = 1 },
        new("FarRows", "x: double n m", "double", "x[Slice(null, null, 40)] - x.Mean(0)", "x[::40] - x.mean(0)"),
        new("FarRowsBack", "x: double n m", "double", "x[Slice(null, null, -40), 1..].T * 3", "x[::-40, 1:].T * 3") { Least = 1 },
        new("FoldsOfSteps", "x: double n m", "double, double", "(x[Slice(null, null, 2)].Std(0), Abs(x[.., Slice(null, null, 3)]).Sum())", "x[::2].std(0)", "np.abs(x[:, ::3]).sum()") { Tolerance = 1e-11, Least = 1 },
        new("Restricted", "x: double n m", "double", "(x[Slice(null, ^2, 2), 1..^1] + 2 * x[Slice(1, ^1, 2), 1..^1] + x[Slice(2, null, 2), 1..^1] + x[Slice(1, ^1, 2), 2..]) / 5", "(x[:-2:2, 1:-1] + 2 * x[1:-1:2, 1:-1] + x[2::2, 1:-1] + x[1:-1:2, 2:]) / 5") { Least = 2 },
        new("StepsOfDeviations", "x: double n m", "double", "var d = x - x.Mean(0); return d[Slice(null, null, 2), Slice(null, null, 3)];", "(x - x.mean(0))[::2, ::3]"),
        new("StepsOfSteps", "x: double n m", "double", "Flip(x[Slice(1, null, 2)], 0)[Slice(null, null, 3)].T + 1", "np.flip(x[1::2], 0)[::3].T + 1") { Least = 1 },
        new("StepsOfMeans", "x: double n m", "double", "x.Mean(1)[Slice(null, null, -2)] + x[Slice(null, null, -2), 0]", "x.mean(1)[::-2] + x[::-2, 0]") { Least = 1 },
        new("StepsOfSums", "x: double n m", "double", "x.CumSum(0)[Slice(null, null, 2)]", "np.cumsum(x, axis=0)[::2]") { Tolerance = 1e-10 },
        new("StepsAndTransposed", "b: double n n", "double", "var c = b[Slice(null, null, 2), Slice(1, ^1, 3)]; var d = b[Slice(null, null, 3), Slice(null, null, 3)]; return d + d.T * c.Sum();", "(d := b[::3, ::3], d + d.T * b[::2, 1:-1:3].sum())[-1]") { Tolerance = 1e-11, Least = 2 },
        new("HalfScores", "x: double n m", "double", "var y = x[.., Slice(null, null, 2)]; return (y - y.Mean(1, keepDims: true)) / (1 + y.Std(1, keepDims: true));", "(y := x[:, ::2], (y - y.mean(1, keepdims=True)) / (1 + y.std(1, keepdims=True)))[-1]") { Tolerance = 1e-11 },
        new("Interpolated", "x: double n m", "double", "x[Slice(null, null, 2)] + Arange<double>(x.GetLength(0))[Slice(null, null, 2)].Sum() - Arange<double>(x.GetLength(1))[Slice(null, null, -1)]", "x[::2] + np.arange(x.shape[0])[::2].sum() - np.arange(x.shape[1])[::-1]"),
    ];

    // What is listed: rows read each for itself or with what lies between, columns with what lies between, of what is held, folded, viewed again.
    private static CorpusKernel[] Listed =>
    [
        new("ListedColumns", "x: double n m", "double", "x[.., [1, 0, -1, 1]] * 2", "x[:, [1, 0, -1, 1]] * 2") { Least = 2 },
        new("ListedRows", "x: float n m", "float", "x[[1, -1, 0, 1]] + 1", "x[[1, -1, 0, 1]] + 1") { Least = 2 },
        new("ListedElements", "x: int n", "int", "x[[1, 0, -1, -1, 0]] + 1", "x[[1, 0, -1, -1, 0]] + 1") { Least = 2 },
        new("ListedCopies", "x: double n m k", "double", "x[.., [0, -1, 1]]", "x[:, [0, -1, 1]]") { Least = 2 },
        new("ListedTogether", "x: double n m k", "double", "x[[0, 1, 1, -1], .., [1, 0, -1, 0]] + 1", "x[[0, 1, 1, -1], :, [1, 0, -1, 0]] + 1") { Least = 2 },
        new("ListedPairs", "x: double n m", "double", "x[[1, 0, -1], [0, -1, 1]] + x[[1, -1], 0].Sum()", "x[[1, 0, -1], [0, -1, 1]] + x[[1, -1], 0].sum()") { Least = 2, Tolerance = 1e-11 },
        new("ListsBesideAll", "x: double n m", "double", "x[.., [0, 1]].Sum(1, keepDims: true) - x", "x[:, [0, 1]].sum(1, keepdims=True) - x") { Least = 2, Tolerance = 1e-11 },
        new("FoldsOfLists", "x: double n m", "double, double", "(x[[1, 0, 1]].Mean(0), x[.., [-1, 0]].Std(1))", "x[[1, 0, 1]].mean(0)", "x[:, [-1, 0]].std(1)") { Least = 2, Tolerance = 1e-11 },
        new("ListsOfMeans", "x: double n m", "double", "x.Mean(1)[[1, 0]] + x.Mean(0)[[0, -1]]", "x.mean(1)[[1, 0]] + x.mean(0)[[0, -1]]") { Least = 2, Tolerance = 1e-11 },
        new("ListsOfDeviations", "x: double n m", "double", "var d = x - x.Mean(0); return d[[1, 1, 0], Slice(null, null, 2)];", "(x - x.mean(0))[[1, 1, 0], ::2]") { Least = 2, Tolerance = 1e-11 },
        new("ListedScores", "x: double n m", "double", "var y = x[.., [1, 0, 1, -1]]; return (y - y.Mean(1, keepDims: true)) / (1 + y.Std(1, keepDims: true));", "(y := x[:, [1, 0, 1, -1]], (y - y.mean(1, keepdims=True)) / (1 + y.std(1, keepdims=True)))[-1]") { Least = 2, Tolerance = 1e-11 },
        new("ListsOfSums", "x: double n m", "double", "x.CumSum(0)[[1, 0, -1]] + x[.., 0].CumSum(0)[[-1, 1, 1]].Sum()", "np.cumsum(x, axis=0)[[1, 0, -1]] + np.cumsum(x[:, 0])[[-1, 1, 1]].sum()") { Least = 2, Tolerance = 1e-10 },
        new("SumsOfLists", "x: double n m", "double", "x[[1, 0, 1, -1]].CumSum(0)", "np.cumsum(x[[1, 0, 1, -1]], axis=0)") { Least = 2, Tolerance = 1e-10 },
        new("ListsOfLists", "x: double n m", "double", "Flip(x[[1, 0, -1, 1]], 0)[[2, 0]][.., [0, -1]].T * 3", "np.flip(x[[1, 0, -1, 1]], 0)[[2, 0]][:, [0, -1]].T * 3") { Least = 2 },
        new("ListedIndices", "x: double n m", "double", "Arange<double>(x.GetLength(0))[[1, 0, -1]] + x[[1, 0, -1], 0]", "np.arange(x.shape[0])[[1, 0, -1]] + x[[1, 0, -1], 0]") { Least = 2 },
        new("StencilsOfLists", "x: double n m", "double", "Stencil(x[[1, 0, 1, -1]], w => w[-1, 0] + 2 * w[1, 0], PadMode.Edge)", "(y := np.pad(x[[1, 0, 1, -1]], ((1, 1), (0, 0)), 'edge'), y[:-2] + 2 * y[2:])[-1]") { Least = 2 },
        new("ListsOfStencils", "x: double n m", "double", "Stencil(x, w => w[-1, 0] + 2 * w[0, 1], PadMode.Symmetric)[.., [0, -1, 1]]", "(y := np.pad(x, 1, 'symmetric'), (y[:-2, 1:-1] + 2 * y[1:-1, 2:])[:, [0, -1, 1]])[-1]") { Least = 2 },
        new("ListedTwice", "x: double n m", "double", "x[[0, 1]] - x[[1, 0]] + x[.., [0]].T[0, [1, 0]].Sum()", "x[[0, 1]] - x[[1, 0]] + x[:, [0]].T[0, [1, 0]].sum()") { Least = 2, Tolerance = 1e-11 },
    ];

    // Running sums: with what comes before and after them, along two axes, folded, flipped.
    private static CorpusKernel[] Scanned =>
    [
        new("RunningSums", "x: double n m", "double", "x.CumSum(0)", "np.cumsum(x, axis=0)"),
        new("RunningShares", "x: double n m", "double", "x - (2 * x).CumSum(1) / 3", "x - np.cumsum(2 * x, axis=1) / 3"),
        new("RunningSumsOfFloats", "x: float n m k", "float", "x.CumSum(1)", "np.cumsum(x, axis=1)"),
        new("SummedArea", "x: double n m", "double", "x.CumSum(1).CumSum(0)", "np.cumsum(np.cumsum(x, axis=1), axis=0)"),
        new("SumsFromTheEnd", "x: double n m", "double", "Flip(x.CumSum(0), 0) + x", "np.flip(np.cumsum(x, axis=0), 0) + x"),
        new("Drawdown", "x: double n m", "double, double", "var sum = x.CumSum(0); return (sum - sum.Max(0), sum.Sum(1));", "np.cumsum(x, axis=0) - np.cumsum(x, axis=0).max(0)", "np.cumsum(x, axis=0).sum(1)") { Tolerance = 1e-10 },
        new("CumulativeDeviations", "x: double n m", "double", "(x - x.Mean(0)).CumSum(0)", "np.cumsum(x - x.mean(0), axis=0)") { Tolerance = 1e-9 },
    ];

    // Medians, for which a pass is done again: of arrays, of what is computed from medians, of folds and running sums, beside folds that are done once.
    private static CorpusKernel[] Repeated =>
    [
        new("Middle", "x: double n m", "double", "x.Median()", "np.median(x)"),
        new("MedianDeviation", "x: double n m", "double", "Median(Abs(x - Median(x)))", "np.median(np.abs(x - np.median(x)))"),
        new("RobustScores", "x: float n m k", "float", "var c = x - x.Median(); return c / (Abs(c).Median() + 1);", "(c := x - np.median(x), c / (np.median(np.abs(c)) + 1))[-1]") { Tolerance = 1e-6 },
        new("MiddlesOfWholes", "x: int n m; y: byte n m; z: bool n m", "double, double, double", "(x.Median(), y.Median(), z.Median())", "np.median(x)", "np.median(y)", "np.median(z)"),
        new("Skewness", "x: double n m", "double, double", "(3 * (x.Mean() - x.Median()), x.Max() - x.Median())", "3 * (x.mean() - np.median(x))", "x.max() - np.median(x)") { Tolerance = 1e-11 },
        new("MiddleOfMaxima", "x: double n m", "double", "x - x.Max(1).Median()", "x - np.median(x.max(1))"),
        new("MiddleOfSums", "x: double n m", "double", "x.CumSum(0).Median()", "np.median(np.cumsum(x, axis=0))"),
        new("BelowTheMiddle", "x: double n m; y: double m", "double", "var c = Minimum(x, y); return c / (1 + c.Median());", "(c := np.minimum(x, y), c / (1 + np.median(c)))[-1]") { Least = 1 },
        new("MiddleOfProducts", "x: double n m; y: double m", "double", "(x.T * Flip(x.T, 0) + y[0]).Median()", "np.median(x.T * np.flip(x.T, 0) + y[0])") { Least = 1 },
    ];

    // Element types other than double, and several of them in one kernel.
    private static CorpusKernel[] OtherTypes =>
    [
        new("Bits", "x: int n m; y: int m", "int", "(x & 12) | (y ^ 5)", "(x & 12) | (y ^ 5)"),
        new("Frames", "x: byte t n m", "double", "x.Cast<double>().Mean(0)", "x.astype('f8').mean(0)"),
        new("AllAndAny", "x: float n m; valid: bool n m", "bool, bool", "var positive = (x > 0) & valid; return (positive.Any(1), (!positive).All(0));", "((x > 0) & valid).any(1)", "(~((x > 0) & valid)).all(0)"),
        new("Above", "x: double n m", "long", "(x > x.Mean(0) + 0.25).Cast<long>().Sum(0)", "(x > x.mean(0) + 0.25).sum(0)"),
        new("BelowMost", "x: long n m", "long, long", "(x - x.Max(), x.Sum(0))", "x - x.max()", "x.sum(0)"),
        new("Mixed", "x: float n m; y: int m", "double", "var z = x.Cast<double>() + y.Cast<double>(); return z - z.Mean(0);", "(z := x.astype('f8') + y, z - z.mean(0))[-1]"),
        new("Bytes", "x: byte n m", "byte", "x - x.Min(1, keepDims: true)", "x - x.min(1, keepdims=True)"),
        new("FlatField", "x: ushort z n m; dark: ushort n m; gain: float n m", "ushort", "((Maximum(x, dark) - dark).Cast<float>() * Abs(gain)).Cast<ushort>().Max(0)", "((np.maximum(x, dark) - dark).astype('f4') * np.abs(gain)).astype('u2').max(0)"),
        new("Shorts", "x: short n m; y: short m", "short, bool", "var d = x[1..] * y - x[..^1] / (y | 1); return (d.CumSum(0), d > Flip(d, 1));", "(d := x[1:] * y - x[:-1] // (y | 1), np.cumsum(d, 0, dtype='i2'))[-1]", "(d := x[1:] * y - x[:-1] // (y | 1), d > np.flip(d, 1))[-1]") { Least = 2 },
        new("Masked", "x: ushort n m; dark: ushort m", "ushort, long", "var bright = x > dark; return (Where(bright, x - dark, 0), bright.Cast<long>().Sum(1));", "np.where(x > dark, x - dark, 0)", "(x > dark).sum(1)"),
        new("Unsigned", "x: uint n m; y: ulong n m", "ulong, double", "(x.Cast<ulong>() % (y + 1), (y ^ 255).Cast<double>().Std(0))", "x % (y + np.uint64(1))", "(y ^ np.uint64(255)).astype('f8').std(0)"),
        new("FloatScores", "x: float n m", "float", "(x - x.Mean(0)) / (x.Std(0) + 1)", "(x - x.mean(0)) / (x.std(0) + 1)") { Tolerance = 1e-5 },
    ];

    // Computed as floats: loaded, folded, held, moved and stored as halves.
    private static CorpusKernel[] Halves =>
    [
        new("HalfLines", "x: Half n m; v: Half m", "Half", "x * v + v", "x.astype('f4') * v + v") { Tolerance = 1e-3 },
        new("HalfFolds", "x: Half n m", "Half, Half, long", "(x.Sum(0), x.Max(), x.ArgMax(1))", "x.astype('f4').sum(0)", "x.max()", "x.argmax(1)") { Tolerance = 1e-3 },
        new("HalfScale", "x: Half n m", "Half", "(x - x.Mean(0)) / (x.Std(0) + (Half)1)", "(x.astype('f4') - x.astype('f4').mean(0)) / (x.astype('f4').std(0) + 1)") { Tolerance = 1e-3 },
        new("HalfRounded", "x: double n m; y: Half m", "Half, double", "var h = x.Cast<Half>(); return (h, (h * y).Cast<double>().Sum(0));", "x.astype('f2')", "(x.astype('f2').astype('f4') * y).astype('f8').sum(0)"),
        new("HalfMoved", "x: Half n m", "Half, Half", "(Flip(x, 0).T, x[Slice(null, null, 2), 1..])", "np.flip(x, 0).T", "x[::2, 1:]") { Least = 1, Tolerance = 0 },
        new("HalfChosen", "x: Half n m; y: Half n m; valid: bool n m", "Half, bool, byte", "(Where(valid, x, Maximum(x, y)), x > y, (Abs(x) * (Half)16).Cast<byte>())", "np.where(valid, x, np.maximum(x, y))", "x > y", "(np.abs(x.astype('f4')) * 16).astype('u1')") { Tolerance = 0 },
        new("HalfScanned", "x: Half n m", "Half, float", "(x.CumSum(0), x.Cast<float>().CumSum(1))", "np.cumsum(x.astype('f4'), 0)", "np.cumsum(x.astype('f4'), 1)") { Tolerance = 1e-3 },
        new("HalfMiddle", "x: Half n m k", "Half, double", "(x.Median(), x.Cast<double>().Mean([0, 2]))", "np.median(x.astype('f4'))", "x.astype('f8').mean((0, 2))") { Tolerance = 1e-3 },
        new("HalfJoined", "x: Half n m; y: Half n m", "Half", "Concatenate([x, y[1..]], 0).T", "np.concatenate([x, y[1:]]).T") { Least = 1, Tolerance = 0 },
        new("HalfAround", "x: Half n m", "Half, Half", "(Stencil(x, w => w[0, -1] - w[1, 0], PadMode.Constant, (Half)1.5), Pad(x, 1, PadMode.Edge))", "(lambda p: p[1:-1, :-2].astype('f4') - p[2:, 1:-1])(np.pad(x, 1, constant_values=1.5))", "np.pad(x, 1, 'edge')") { Least = 1, Tolerance = 1e-3 },
        new("HalfStretched", "x: Half n m; v: Half m", "Half, Half", "(x - Stack([v, v], 0).Max(0), BroadcastTo(v, [3, v.GetLength(0)]))", "(x.astype('f4') - v)", "np.broadcast_to(v, (3, v.shape[0]))") { Tolerance = 1e-3 },
    ];

    // Indices and single numbers instead of arrays: along rows, along columns, on both at once, folded, and alone.
    private static CorpusKernel[] Made =>
    [
        new("Ramp", "x: double n m", "double", "x + Arange<double>(x.GetLength(1))", "x + np.arange(x.shape[1])"),
        new("RampDown", "x: double n m", "double", "(x.T * Arange<double>(x.GetLength(0))).T", "(x.T * np.arange(x.shape[0])).T"),
        new("RampOfThree", "x: float n m k", "float", "(x.Transpose(0, 2, 1) + Arange<float>(x.GetLength(1))).Std(2)", "(x.transpose(0, 2, 1) + np.arange(x.shape[1])).std(2)") { Tolerance = 1e-5 },
        new("AboveDiagonal", "x: float n m k", "float", "MoveAxis(TriU(x, -1), 0, -1).Max(0)", "np.moveaxis(np.triu(x, -1), 0, -1).max(0)") { Least = 1 },
        new("OnDiagonal", "x: double n m", "double", "(x * Eye<double>(x.GetLength(0), x.GetLength(1), 1)).Sum(0)", "(x * np.eye(*x.shape, 1)).sum(0)"),
        new("LowerTurned", "x: double n m", "double", "TriL(Rot90(x), 1).Sum(0)", "np.tril(np.rot90(x), 1).sum(0)"),
        new("CentreOfMass", "x: double n m", "double", "var w = Abs(x) + 1; return (w * Arange<double>(w.GetLength(1))).Sum(1) / w.Sum(1);", "(w := np.abs(x) + 1, (w * np.arange(w.shape[1])).sum(1) / w.sum(1))[-1]"),
        new("Slope", "x: double n m", "double", "var t = Arange<double>(x.GetLength(0)); var c = t - t.Mean(); return (x.T * c).Sum(1) / ((c * c).Sum() + 1);", "(c := np.arange(x.shape[0]) - (x.shape[0] - 1) / 2, (x.T * c).sum(1) / ((c * c).sum() + 1))[-1]") { Tolerance = 1e-11 },
        new("RampSum", "x: float n m", "float", "x + Arange<float>(x.GetLength(1))[Slice(null, null, -2)].Sum()", "x + np.arange(x.shape[1])[::-2].sum()") { Tolerance = 1e-6 },
        new("RampSpread", "x: double n m", "double", "x * Arange<double>(x.GetLength(0)).Std() + Arange<double>(x.GetLength(1)).Mean()", "x * np.arange(x.shape[0]).std() + np.arange(x.shape[1]).mean()") { Least = 1 },
        new("RampBack", "x: double n m", "double", "x + Flip(Arange<double>(x.GetLength(1)))", "x + np.arange(x.shape[1])[::-1]"),
        new("RampPart", "x: double n m", "double", "x[.., 1..] * Arange<double>(x.GetLength(1))[1..] + Arange<double>(x.GetLength(0))[^1]", "x[:, 1:] * np.arange(x.shape[1])[1:] + np.arange(x.shape[0])[-1]") { Least = 1 },
        new("Thirds", "x: double n 3", "double", "x * Arange<double>(0.5, 2, 0.5)", "x * np.arange(0.5, 2, 0.5)"),
        new("MadeAlone", "x: int n m", "int, long, bool, double", "(x + Full<int>(x.GetLength(1), 7), Arange<long>(x.GetLength(0)).Sum(), Eye<bool>(x.GetLength(1)), Zeros<double>([x.GetLength(0), 3]))", "x + 7", "np.arange(x.shape[0]).sum()", "np.eye(x.shape[1], dtype=bool)", "np.zeros((x.shape[0], 3))"),
        new("Checkered", "x: byte n m", "byte", "x + Arange<byte>(x.GetLength(1))", "x + np.arange(x.shape[1]).astype('u1')"),
    ];
}
