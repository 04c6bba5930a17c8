namespace StaticGraph.Tests.Corpus;

/// <summary>Kernels over joins, and over arrays that have edges: under folds, nests, scans and held values.</summary>
internal static class JoinedKernels
{
    public static IReadOnlyList<CorpusKernel> All { get; } =
    [
        new("Smoothed", "b: double n m", "double", "var p = Pad(b, 1, PadMode.Edge); return (p[..^2, 1..^1] + p[2.., 1..^1] + p[1..^1, ..^2] + p[1..^1, 2..]) / 4 - b;", "(p := np.pad(b, 1, 'edge'), (p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:]) / 4 - b)[-1]") { Least = 1 },
        new("MirroredMeans", "x: double n m", "double", "Pad(x - x.Mean(0), [2, (0, 1)], PadMode.Reflect)", "np.pad(x - x.mean(0), ((2, 2), (0, 1)), 'reflect')") { Least = 3 },
        new("RowsAround", "x: double n m", "double", "Pad(x, [0, (3, 2)], PadMode.Wrap).CumSum(1)", "np.pad(x, ((0, 0), (3, 2)), 'wrap').cumsum(1)") { Least = 3, Tolerance = 1e-11 },
        new("Framed", "x: double n m", "double", "Pad(x, (2, 1), PadMode.Constant, 1.5).Mean(1)", "np.pad(x, (2, 1), constant_values=1.5).mean(1)"),
        new("JoinedScores", "a: double n m; b: double k m", "double", "var x = Concatenate([a, b * 2]); return (x - x.Mean(0)) / (x.Std(0) + 1);", "(x := np.concatenate([a, b * 2]), (x - x.mean(0)) / (x.std(0) + 1))[-1]") { Tolerance = 1e-11, Least = 1 },
        new("JoinedRows", "a: double n m; b: double n k", "double", "var x = Concatenate([a, b], 1); return x - x.Max(1, keepDims: true);", "(x := np.concatenate([a, b], 1), x - x.max(1, keepdims=True))[-1]") { Least = 1 },
        new("RolledDifferences", "x: double n m", "double", "x - Roll(x, 1, 0) + Roll(x.Mean(1, keepDims: true), -1, 0)", "x - np.roll(x, 1, 0) + np.roll(x.mean(1, keepdims=True), -1, 0)") { Least = 1 },
        new("Heated", "x: double n m", "double", "x + 0.1 * Stencil(x, w => w[-1, 0] + w[1, 0] + w[0, -1] + w[0, 1] - 4 * w[0, 0], PadMode.Symmetric)", "(lambda p: x + 0.1 * (p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:] - 4 * x))(np.pad(x, 1, 'symmetric'))") { Least = 1, Tolerance = 1e-14 },
        new("LocalContrast", "x: double n m", "double", "var mean = Stencil(x, w => (w[0, -2] + w[0, 0] + w[0, 1]) / 3, PadMode.Edge); return (x - mean) / (1 + Abs(x - mean).Max(1, keepDims: true));", "(m := (lambda p: (p[:, :-4] + x + p[:, 3:-1]) / 3)(np.pad(x, ((0, 0), (2, 2)), 'edge')), (x - m) / (1 + np.abs(x - m).max(1, keepdims=True)))[-1]") { Least = 1, Tolerance = 1e-13 },
        new("Waves", "x: double n m; y: double n m", "double, double", "var z = Stencil(x * y, w => w[2, 0] - w[-1, 0], PadMode.Wrap); return (z, z.Sum(0));", "(z := np.roll(x * y, -2, 0) - np.roll(x * y, 1, 0))", "((np.roll(x * y, -2, 0) - np.roll(x * y, 1, 0)).sum(0))") { Least = 2, Tolerance = 1e-11 },
        new("Blurred", "x: double n m", "double", "var y = Stencil(Exp(Sin(Exp(Sin(x)))) * Cos(x), w => w[0, -1] + w[0, 0] + w[0, 1], PadMode.Symmetric) / 3; return y - x.Mean(0);", "(lambda p: (p[:, :-2] + p[:, 1:-1] + p[:, 2:]) / 3 - x.mean(0))(np.pad(np.exp(np.sin(np.exp(np.sin(x)))) * np.cos(x), ((0, 0), (1, 1)), 'symmetric'))") { Least = 1, Tolerance = 1e-11 },
        new("Sharpness", "x: double n m", "double, double", "var e = Hypot(Sobel(x, 0), Sobel(x, 1)); return (e, Abs(Laplace(x)).Max());", "(lambda s, p: np.hypot(s(p[2:, 1:-1] - p[:-2, 1:-1], 1, 'symmetric'), s(p[1:-1, 2:] - p[1:-1, :-2], 0, 'symmetric')))(np.smoothed, np.pad(x, 1, 'symmetric'))", "(lambda p: np.abs((p[:-2, 1:-1] + p[2:, 1:-1] - 2 * x) + (p[1:-1, :-2] + p[1:-1, 2:] - 2 * x)).max())(np.pad(x, 1, 'symmetric'))") { Least = 2, Tolerance = 1e-12 },
        new("InColumns", "x: double n m", "double", "(x - x.Mean(0)).T.Ravel().CumSum(0)", "(x - x.mean(0)).T.ravel().cumsum()") { Least = 1, Tolerance = 1e-11 },
        new("RowOfMeans", "x: double n m", "double, double", "var c = x.CumSum(1).T; return (c.Ravel() * 2, x.Max(1).Reshape([1, -1]) - c);", "x.cumsum(1).T.ravel() * 2", "x.max(1)[None] - x.cumsum(1).T") { Least = 1, Tolerance = 1e-11 },
        new("Seasons", "c: double n m; x: double n m", "double", "Tile(c, [2, 1]) - Repeat(x - c, 2, 0).Mean(1, keepDims: true)", "np.tile(c, (2, 1)) - np.repeat(x - c, 2, 0).mean(1, keepdims=True)") { Least = 1, Tolerance = 1e-11 },
        new("EvenDiagonal", "x: double n n", "double", "x[Slice(null, null, 2), Slice(null, null, -2)].Diagonal().CumSum(0) + x[Slice(null, null, 2), 0]", "x[::2, ::-2].diagonal().cumsum() + x[::2, 0]") { Least = 1, Tolerance = 1e-11 },
        new("JoinedOrders", "x: double n", "double", "Concatenate([new RandomGenerator(7).Permutation<double>(x.GetLength(0)), x, Roll(new RandomGenerator(7).Permutation<double>(x.GetLength(0)), 1)])", "(lambda p: np.concatenate([p, x, np.roll(p, 1)]))(np.order(7, len(x)))") { Least = 1 },
        new("Windows", "x: double n m", "double", "SlidingWindow(x * 2, 3, 0) - x.Mean(0)[.., NewAxis]", "np.windows(x * 2, 3, 0) - x.mean(0)[:, None]") { Least = 3 },
        new("WindowsOfBoth", "x: double n m", "double, double", "var w = SlidingWindow(x, [2, 3], [1, 0]); return (w[.., .., Slice(null, null, -1), 1..] * 2, w.Max([2, 3]) - x[2.., 1..]);", "np.windows(x, (2, 3), (1, 0))[:, :, ::-1, 1:] * 2", "np.windows(x, (2, 3), (1, 0)).max((2, 3)) - x[2:, 1:]") { Least = 3 },
        new("Weighed", "x: double n m; v: double 5", "double", "(SlidingWindow(x, 5, 1) * v).Sum(-1) / (1 + Abs(x).Sum(1, keepDims: true))", "(np.windows(x, 5, 1) * v).sum(-1) / (1 + np.abs(x).sum(1, keepdims=True))") { Least = 5 },
        new("WindowsOfFolds", "x: double n m", "double", "SlidingWindow(x.Mean(1), 4).CumSum(1) * SlidingWindow(Exp(x), 2, 0)[..^2].Sum([0, 1, 2])", "np.windows(x.mean(1), 4).cumsum(1) * np.windows(np.exp(x), 2, 0)[:-2].sum()") { Least = 4, Tolerance = 1e-11 },
        new("WindowsOfWindows", "x: double n", "double", "SlidingWindow(SlidingWindow(x, 3), 4, 0)[.., Slice(^1, null, -2), 1..]", "np.windows(np.windows(x, 3), 4, 0)[:, ::-2, 1:]") { Least = 7 },
        new("FarWindows", "x: double n m", "double", "Flip(SlidingWindow(x, 9, 0)[Slice(null, null, 4)], 0).ArgMax(2).Cast<double>()", "np.windows(x, 9, 0)[::4][::-1].argmax(2).astype(float)") { Least = 10 },
        new("MovingMeans", "x: double n m", "double, double", "var mean = SlidingWindow(x, 7, 0).Mean(-1); return (x[3..^3] - mean, mean.Max(0));", "x[3:-3] - np.windows(x, 7, 0).mean(-1)", "np.windows(x, 7, 0).mean(-1).max(0)") { Least = 7 },
        new("MovingScores", "x: double n m", "double", "var w = SlidingWindow(Exp(x), 10, 1); return (Exp(x)[.., 9..] - w.Mean(2)) / (w.Std(2) + 1) + w.Min(-1) - w.Max(-1);", "(w := np.windows(np.exp(x), 10, 1), (np.exp(x)[:, 9:] - w.mean(2)) / (w.std(2) + 1) + w.min(-1) - w.max(-1))[-1]") { Least = 10, Tolerance = 1e-11 },
        new("MovingSums", "x: float n; y: float n", "float", "SlidingWindow(x * y, 3).Sum(1)", "np.windows((x * y).astype(float), 3).sum(1).astype('f4')") { Least = 3, Tolerance = 1e-6 },
        new("StackedRange", "a: double n m; b: double n m", "double, double", "(Stack([a, b]).Max(0), Stack([a, b, a + b], 1).Sum([0, 1]))", "np.stack([a, b]).max(0)", "np.stack([a, b, a + b], 1).sum((0, 1))") { Tolerance = 1e-11 },
    ];
}
