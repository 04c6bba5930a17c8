using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Ops;

/// <content>Folds, running sums, what is computed of neighbours, and what is made.</content>
internal static partial class OpCases
{
    // Folds and running sums.
    private static OpCase[] Folding =>
    [
        new("Sum", "a.Sum({axis})", Numbers, "np.sum(a, axis={axis}, dtype=np.float64)")
        {
            NumPyInteger = "np.sum(a, axis={axis}, dtype=a.dtype)", Floating = v => v.Sum(), Integer = v => v.Aggregate((x, y) => x + y), Domains = [Positive(100)], Ulps = 64,
        },
        new("Prod", "a.Prod({axis})", Numbers, "np.prod(a, axis={axis}, dtype=np.float64)")
        {
            NumPyInteger = "np.prod(a, axis={axis}, dtype=a.dtype)", Floating = v => v.Aggregate(1.0, (x, y) => x * y), Integer = v => v.Aggregate(Int128.One, (x, y) => unchecked(x * y)),
            Domains = [new(0.9, 1.1, Special: false)], Ulps = 512,
        },
        new("Mean", "a.Mean({axis})", Floats, "np.mean(a, axis={axis}, dtype=np.float64)") { Floating = v => v.Sum() / v.Length, Finish = v => v[0] / v[1], Domains = [Positive(100)], Ulps = 64 },
        new("Average", "NDArray.Average(a, a * a, {axis})", Floats, "np.average(a.astype(np.float64), weights=(a * a).astype(np.float64), axis={axis})")
        {
            Floating = v => v.Sum(x => x * (x * x)) / v.Sum(x => x * x), Domains = [Positive(100)], Ulps = 64,
        },
        new("Var", "a.Var({axis})", Floats, "np.var(a, axis={axis}, dtype=np.float64)") { Floating = Variance, Finish = v => v[0] / v[1], Domains = [Positive(100)], Ulps = 256 },
        new("Std", "a.Std({axis})", Floats, "np.std(a, axis={axis}, dtype=np.float64)") { Floating = v => Math.Sqrt(Variance(v)), Finish = v => Math.Sqrt(v[0] / v[1]), Domains = [Positive(100)], Ulps = 256 },
        new("CountNonZero", "NDArray.CountNonZero(a, {axis})", Everything, "np.count_nonzero(a, axis={axis})")
        {
            Floating = v => v.Count(x => x != 0), Integer = v => v.Count(x => x != 0), Results = [DType.Int64], Domains = [new(-2, 2)],
        },
        new("Min", "a.Min({axis})", Numbers, "np.min(a, axis={axis})") { Floating = v => v.Aggregate(Math.Min), Integer = v => v.Min() },
        new("Max", "a.Max({axis})", Numbers, "np.max(a, axis={axis})") { Floating = v => v.Aggregate(Math.Max), Integer = v => v.Max() },
        Place("ArgMin", "np.argmin", (x, best) => x < best),
        Place("ArgMax", "np.argmax", (x, best) => x > best),
        new("Median", "a.Median({axis})", Everything, "np.median(a, axis={axis})") { Domains = [new(-3, 3)] },
        new("Any", "a.Any({axis})", Bools, "np.any(a, axis={axis})") { Integer = v => One(v.Any(x => x != 0)) },
        new("All", "a.All({axis})", Bools, "np.all(a, axis={axis})") { Integer = v => One(v.All(x => x != 0)) },

        new("NanSum", "NDArray.NanSum(NDArray.Sqrt(a - 30), {axis})", Floats, "np.nansum(np.sqrt(a - a.dtype.type(30)), axis={axis}, dtype=np.float64)") { Domains = [Positive(100)], Ulps = 64 },
        new("NanProd", "NDArray.NanProd(NDArray.Sqrt(a - 1), {axis})", Floats, "np.nanprod(np.sqrt(a - a.dtype.type(1)), axis={axis}, dtype=np.float64)") { Domains = [Positive(3)], Ulps = 512 },
        new("NanMean", "NDArray.NanMean(NDArray.Sqrt(a - 30), {axis})", Floats, "np.nanmean(np.sqrt(a - a.dtype.type(30)), axis={axis}, dtype=np.float64)") { Domains = [Positive(100)], Ulps = 64 },
        new("NanVar", "NDArray.NanVar(NDArray.Sqrt(a - 30), {axis})", Floats, "np.nanvar(np.sqrt(a - a.dtype.type(30)), axis={axis}, dtype=np.float64)") { Domains = [Positive(100)], Ulps = 256 },
        new("NanStd", "NDArray.NanStd(NDArray.Sqrt(a - 30), {axis})", Floats, "np.nanstd(np.sqrt(a - a.dtype.type(30)), axis={axis}, dtype=np.float64)") { Domains = [Positive(100)], Ulps = 256 },
        new("NanMin", "NDArray.NanMin(a, {axis})", Floats, "np.nanmin(a, axis={axis})"),
        new("NanMax", "NDArray.NanMax(a, {axis})", Floats, "np.nanmax(a, axis={axis})"),
        new("NanArgMin", "NDArray.NanArgMin(a, {axis})", Floats, PlacesOf("np.nanargmin")) { Results = [DType.Int64], Domains = [new(-3, 3, Special: false)] },
        new("NanArgMax", "NDArray.NanArgMax(a, {axis})", Floats, PlacesOf("np.nanargmax")) { Results = [DType.Int64], Domains = [new(-3, 3, Special: false)] },

        new("Quantile", "NDArray.Quantile(a, 0.3)", Floats, "np.quantile(a.astype(np.float64), 0.3)") { Domains = [new(-3, 3, Special: false)], Ulps = 2 },
        new("Percentile", "NDArray.Percentile(a, 95)", Floats, "np.percentile(a.astype(np.float64), 95)") { Domains = [new(-3, 3, Special: false)], Ulps = 2 },
        new("NanQuantile", "NDArray.NanQuantile(NDArray.Sqrt(a), 0.75)", Floats, "np.nanquantile(np.sqrt(a).astype(np.float64), 0.75)") { Domains = [new(-3, 3, Special: false)], Ulps = 2 },
        new("NanPercentile", "NDArray.NanPercentile(NDArray.Sqrt(a), 10)", Floats, "np.nanpercentile(np.sqrt(a).astype(np.float64), 10)") { Domains = [new(-3, 3, Special: false)], Ulps = 2 },
        new("NanMedian", "NDArray.NanMedian(NDArray.Sqrt(a), {axis})", Floats, "np.nanmedian(np.sqrt(a).astype(np.float64), axis={axis})") { Domains = [new(-3, 3, Special: false)], Ulps = 2 },

        new("Ptp", "NDArray.Ptp(a, {axis})", Numbers, "np.ptp(a, axis={axis})"),
        new("Norm", "NDArray.Norm(a, {axis})", Floats, "np.sqrt((a.astype(np.float64) ** 2).sum(axis={axis}))") { Ulps = 64 },
        new("LogSumExp", "NDArray.LogSumExp(a, {axis}) + 20", Floats, "np.logsumexp(a, {axis}) + 20") { Domains = [new(-10, 10, Special: false)], Ulps = 64 },
        new("Moment", "NDArray.Moment(a, 4, {axis})", Floats, "np.moment(a, {axis}, 4)") { Domains = [Positive(100)], Ulps = 1 << 26 },
        new("Skew", "NDArray.Skew(a, {axis}) + 5", Floats, "np.where(np.var(a.astype(float), axis={axis}) == 0, np.nan, np.skew(a, {axis}) + 5)") { Domains = [Positive(100)], Ulps = 1 << 26 },
        new("Kurtosis", "NDArray.Kurtosis(a, {axis}) + 5", Floats, "np.where(np.var(a.astype(float), axis={axis}) == 0, np.nan, np.kurtosis(a, {axis}) + 5)") { Domains = [Positive(100)], Ulps = 1 << 20 },
        new("AllClose", "NDArray.AllClose(a, a * (1 + a.Max({axis}, keepDims: true) / 100000))", Floats, "np.allclose(a, a * (1 + np.max(a, axis={axis}, keepdims=True) / a.dtype.type(100000)))") { Results = [DType.Boolean], Domains = [Positive(2)] },
        new("ArrayEqual", "NDArray.ArrayEqual(a, NDArray.Flip(a, 0))", Everything, "np.array_equal(a, np.flip(a, 0))") { Results = [DType.Boolean] },

        Scan("CumSum", "np.cumsum", Numbers) with { Kernel = "a.CumSum(0)" },
        Scan("CumProd", "np.cumprod", Numbers) with { Kernel = "a.CumProd(0)" },
        Scan("CumMax", "np.maximum.accumulate", Numbers),
        Scan("CumMin", "np.minimum.accumulate", Numbers),
        Scan("NanCumSum", "np.nancumsum", Floats),
        Scan("NanCumProd", "np.nancumprod", Floats),
        new("ForwardFill", "NDArray.ForwardFill(a, 0)", Floats, "np.ffill(a, 0)")
        {
            More = [("NDArray.ForwardFill(NDArray.Where(a > 10, a, a / 0 * 0), \"m\")", "np.ffill(np.where(a > 10, a, np.nan), 1)"), ("NDArray.ForwardFill(NDArray.Where(a > 10, a, a / 0 * 0), -1)", "np.ffill(np.where(a > 10, a, np.nan), 2)")],
        },
        new("Recurrence", "NDArray.Recurrence(a, a, 0)", Numbers, "np.recurrence(a, a, 0)")
        {
            More =
            [
                ("NDArray.Recurrence(a, a + a, \"m\")", "np.recurrence(a, a + a, 1)"), ("NDArray.Recurrence(a + a, a, -1)", "np.recurrence(a + a, a, 2)"),
            ],
        },
        Ewm("EwmMean", "", ""),
        Ewm("EwmVar", ", bias=False", ""),
        Ewm("EwmStd", ", bias=False", "**0.5"),
    ];

    // What is computed of neighbours.
    private static OpCase[] Looking =>
    [
        new("Diff", "NDArray.Diff(a)", Numbers, "np.diff(a)")
        {
            Least = 3,
            More =
            [
                ("NDArray.Diff(a, 0)", "np.diff(a, 0)"), ("NDArray.Diff(a, 2, 0)", "np.diff(a, 2, 0)"), ("NDArray.Diff(a, axis: \"m\")", "np.diff(a, axis=1)"), ("NDArray.Diff(a.T, n: 3)", "np.diff(a.T, n=3)"),
                ("NDArray.Diff(NDArray.Diff(a, axis: 0), axis: 1)", "np.diff(np.diff(a, axis=0), axis=1)"), ("NDArray.Diff(NDArray.Flip(a * a, 1), 2, -2)", "np.diff(np.flip(a * a, 1), 2, -2)"),
            ],
        },

        new("Stencil", "NDArray.Stencil(a, w => w[-1, 0, 0])", Everything, "np.pad(a, ((1, 0), (0, 0), (0, 0)))[:-1]")
        {
            Least = 3,
            More =
            [
                ("NDArray.Stencil(a, w => w[0, 2, -1], PadMode.Edge)", "np.pad(a, ((0, 0), (0, 2), (1, 0)), 'edge')[:, 2:, :-1]"), ("NDArray.Stencil(a, w => w[1, 0, -2], PadMode.Reflect)", "np.pad(a, ((0, 1), (0, 0), (2, 0)), 'reflect')[1:, :, :-2]"),
                ("NDArray.Stencil(a, w => w[-3, 1, 0], mode: PadMode.Symmetric)", "np.pad(a, ((3, 0), (0, 1), (0, 0)), 'symmetric')[:-3, 1:]"), ("NDArray.Stencil(NDArray.Flip(a, 1).T, w => w[1, -2, 0], PadMode.Wrap)", "np.roll(np.flip(a, 1).T, (-1, 2), (0, 1))"),
                ("NDArray.Stencil(a[1.., .., 1..], w => w[0, 0, 5])", "np.pad(a[1:, :, 1:], ((0, 0), (0, 0), (0, 5)))[:, :, 5:]"), ("NDArray.Stencil(NDArray.Stencil(a, w => w[-1, 0, 0], PadMode.Reflect), w => w[2, 0, 0], PadMode.Edge)", "np.pad(np.pad(a, ((1, 0), (0, 0), (0, 0)), 'reflect')[:-1], ((0, 2), (0, 0), (0, 0)), 'edge')[2:]"),
                ("NDArray.Stencil(NDArray.Stencil(a, w => w[-1, 0, 0], PadMode.Reflect), w => w[0, 0, 2], PadMode.Symmetric)[1..]", "np.pad(np.pad(a, ((1, 0), (0, 0), (0, 0)), 'reflect')[:-1], ((0, 0), (0, 0), (0, 2)), 'symmetric')[1:, :, 2:]"),
                ("NDArray.Stencil(a, w => w[0, 0, 0])", "a"),
            ],
        },

        new("SlidingWindow", "NDArray.SlidingWindow(a, 2, 1)", Everything, "np.windows(a, 2, 1)")
        {
            Least = 3,
            More =
            [
                ("NDArray.SlidingWindow(a, [2, 3], [2, 0])", "np.windows(a, (2, 3), (2, 0))"), ("NDArray.SlidingWindow(a, 3, axis: -1).T", "np.windows(a, 3, 2).T"), ("NDArray.SlidingWindow(a, [2, 1, 2])", "np.windows(a, (2, 1, 2))"),
                ("NDArray.Flip(NDArray.SlidingWindow(a, 3, 0), -1)[1.., .., Slice(null, null, 2)]", "np.windows(a, 3, 0)[:, :, :, ::-1][1:, :, ::2]"), ("NDArray.Flip(NDArray.SlidingWindow(NDArray.Flip(a[.., .., Slice(null, null, 2)], 1), 2, 1))", "np.flip(np.windows(np.flip(a[:, :, ::2], 1), 2, 1))"),
                ("NDArray.SlidingWindow(NDArray.SlidingWindow(a, 2, 1), 3, 1)[.., .., .., 1]", "np.windows(np.windows(a, 2, 1), 3, 1)[:, :, :, 1]"), ("NDArray.SlidingWindow(a, 3, 2)[.., .., Slice(null, null, 2), Slice(2, null, -2)]", "np.windows(a, 3, 2)[:, :, ::2, 2::-2]"),
                ("NDArray.SlidingWindow(NDArray.Pad(a, 1, PadMode.Edge), 3, 2)[1..^1, 1..^1]", "np.windows(np.pad(a, 1, 'edge'), 3, 2)[1:-1, 1:-1]"), ("NDArray.SlidingWindow(NDArray.Roll(a, 1, 0), 2, 0)", "np.windows(np.roll(a, 1, 0), 2, 0)"), ("NDArray.Roll(NDArray.SlidingWindow(a, 3, 1), 1, 3)", "np.roll(np.windows(a, 3, 1), 1, 3)"),
                ("NDArray.SlidingWindow(a[[2, 0, 1]], 2, 0)[.., .., [0, 0], Slice(1, null)]", "np.windows(a[[2, 0, 1]], 2, 0)[:, :, [0, 0], 1:]"),
                ("NDArray.Diagonal(NDArray.SwapAxes(NDArray.SlidingWindow(a, 3, 1)[.., ..2], 0, 3))", "np.diagonal(np.swapaxes(np.windows(a, 3, 1)[:, :2], 0, 3))"),
            ],
        },

        new("GaussianFilter", "NDArray.GaussianFilter(a, 0.6, 0)", Floats, "np.filtered(a.astype(np.float64), np.normal(0.6), 0).astype(a.dtype)")
        {
            Least = 2, Ulps = 64, Domains = [Positive(100)],
            More =
            [
                ("NDArray.GaussianFilter(a, 0.5)", "(lambda f: f(f(f(a, 0), 1), 2))(lambda x, i: np.filtered(x.astype(np.float64), np.normal(0.5), i).astype(a.dtype))"),
                ("NDArray.GaussianFilter(a, sigma: 0.55, axis: [2, 1], mode: PadMode.Edge)", "(lambda f: f(f(a, 1), 2))(lambda x, i: np.filtered(x.astype(np.float64), np.normal(0.55), i, 'edge').astype(a.dtype))"),
                ("NDArray.GaussianFilter(a, 2, [0, 2], PadMode.Constant, 3)", "(lambda f: f(f(a, 0), 2))(lambda x, i: np.filtered(x.astype(np.float64), np.normal(2), i, 'constant', constant_values=3).astype(a.dtype))"), ("NDArray.GaussianFilter(a, 0)", "a"),
            ],
        },
        new("UniformFilter", "NDArray.UniformFilter(a, 3, 1)", Floats, "np.filtered(a.astype(np.float64), [1] * 3, 1, divisor=3).astype(a.dtype)")
        {
            Least = 2, Ulps = 8, Domains = [Positive(100)],
            More =
            [
                ("NDArray.UniformFilter(a, 4, mode: PadMode.Symmetric)", "(lambda f: f(f(f(a, 0), 1), 2))(lambda x, i: np.filtered(x.astype(np.float64), [1] * 4, i, divisor=4).astype(a.dtype))"),
                ("NDArray.UniformFilter(a, 2, 2, PadMode.Wrap)", "np.filtered(a.astype(np.float64), [1] * 2, 2, 'wrap', divisor=2).astype(a.dtype)"), ("NDArray.UniformFilter(a, 9, 0, PadMode.Constant)", "np.filtered(a.astype(np.float64), [1] * 9, 0, 'constant', divisor=9).astype(a.dtype)"), ("NDArray.UniformFilter(a, 1)", "a"),
            ],
        },
        new("Laplace", "NDArray.Laplace(a, 1)", Numbers, "(lambda p: (p[:, :-2] + p[:, 2:]) - p[:, 1:-1] * a.dtype.type(2))(np.pad(a, ((0, 0), (1, 1), (0, 0)), 'symmetric'))")
        {
            Least = 2,
            More = [("NDArray.Laplace(a, [0, 2], PadMode.Constant)", "(lambda p: ((p[:-2] + p[2:]) - a * a.dtype.type(2)))(np.pad(a, ((1, 1), (0, 0), (0, 0)))) + (lambda p: ((p[:, :, :-2] + p[:, :, 2:]) - a * a.dtype.type(2)))(np.pad(a, ((0, 0), (0, 0), (1, 1))))")],
        },
        new("Sobel", "NDArray.Sobel(a)", Numbers, "np.smoothed(np.smoothed(np.pad(a, 1, 'symmetric')[1:-1, 1:-1, 2:] - np.pad(a, 1, 'symmetric')[1:-1, 1:-1, :-2], 0, 'symmetric'), 1, 'symmetric')")
        {
            Least = 2, Domains = [new(0, 100, Special: false)], Ulps = 64,
            More = [("NDArray.Sobel(a, [1, 2], PadMode.Reflect)", "np.smoothed((lambda p: p[:, 2:] - p[:, :-2])(np.pad(a, ((0, 0), (1, 1), (0, 0)), 'reflect')), 2, 'reflect')")],
        },
        new("Gradient", "NDArray.Gradient(a, 0)", Floats, "np.gradient(a, axis=0)")
        {
            Least = 2, More = [("NDArray.Gradient(a, -1, 3)", "np.gradient(a, 3, axis=-1)"), ("NDArray.Gradient(a * 2, axis: \"m\")", "np.gradient(a * 2, axis=1)")],
        },
        new("Convolve", "NDArray.Convolve(a, [3, 1, 2])", Floats, "np.apply_along_axis(lambda x: np.convolve(x, np.array([3, 1, 2], a.dtype)), -1, a)")
        {
            Least = 2, Ulps = 16, Domains = [Positive(100)],
            More =
            [
                ("NDArray.Convolve(a, [3, 1, 2, 5], axis: 0)", "np.apply_along_axis(lambda x: np.convolve(x, np.array([3, 1, 2, 5], a.dtype)), 0, a)"),
                ("NDArray.Convolve(a, [3, 2], ConvolveMode.Same, 1)", "np.apply_along_axis(lambda x: np.convolve(x, np.array([3, 2], a.dtype), 'same'), 1, a)"), ("NDArray.Convolve(a, [3, 2], ConvolveMode.Valid)", "np.apply_along_axis(lambda x: np.convolve(x, np.array([3, 2], a.dtype), 'valid'), 2, a)"),
                ("NDArray.Convolve(a, [2], ConvolveMode.Same)", "a * a.dtype.type(2)"),
            ],
        },
        new("Correlate", "NDArray.Correlate(a, [3, 1])", Floats, "np.apply_along_axis(lambda x: np.correlate(x, np.array([3, 1], a.dtype)), -1, a)")
        {
            Least = 2, Ulps = 16, Domains = [Positive(100)],
            More =
            [
                ("NDArray.Correlate(a, [3, 1, 2], ConvolveMode.Full, 0)", "np.apply_along_axis(lambda x: np.correlate(x, np.array([3, 1, 2], a.dtype), 'full'), 0, a)"),
                ("NDArray.Correlate(a, [3, 2], ConvolveMode.Same, 1)", "np.apply_along_axis(lambda x: np.correlate(x, np.array([3, 2], a.dtype), 'same'), 1, a)"),
            ],
        },
    ];

    // What is made of numbers and indices.
    private static OpCase[] Making =>
    [
        new("Zeros", "NDArray.Zeros<{to}>([a.GetLength(0), 3])", Everything, "np.zeros((a.shape[0], 3), {to})"),
        new("Ones", "NDArray.Ones<{to}>(a.GetLength(1))", Everything, "np.ones(a.shape[1], {to})"),
        new("Full", "NDArray.Full<{to}>([2, a.GetLength(-1)], default)", Everything, "np.full((2, a.shape[-1]), 0, {to})"),
        new("Arange", "NDArray.Arange<{to}>(a.GetLength(0))", Numbers, "np.arange(a.shape[0]).astype({to})") { More = [("NDArray.Arange<{to}>(24).Reshape([2, 3, 4])", "np.arange(24).astype({to}).reshape(2, 3, 4)")] },
        new("Eye", "NDArray.Eye<{to}>(a.GetLength(0))", Everything, "np.eye(a.shape[0], dtype={to})"),
        new("LinSpace", "NDArray.LinSpace<{to}>(-1.3, 2.5, a.GetLength(0))", Floats, "np.linspace(-1.3, 2.5, a.shape[0]).astype({to})"),
        new("LogSpace", "NDArray.LogSpace<{to}>(-2, 3, a.GetLength(0))", Floats, "np.logspace(-2, 3, a.shape[0]).astype({to})") { More = [("NDArray.LogSpace<{to}>(-2, 3, a.GetLength(0), false, 2)", "np.logspace(-2, 3, a.shape[0], False, 2).astype({to})")], Ulps = 4 },
        new("GeomSpace", "NDArray.GeomSpace<{to}>(-0.1, -1000, a.GetLength(0))", Floats, "np.geomspace(-0.1, -1000, a.shape[0]).astype({to})") { Ulps = 16 },
        new("Uniform", "new RandomGenerator(7).Uniform<{to}>([a.GetLength(0), a.GetLength(1)])", Floats, "np.fractions(7, 0, a.shape[:2], {to})[0].astype({to})"),
        new("Normal", "new RandomGenerator(-8, 2).Normal<{to}>(a.GetLength(0), 0, 3)", Floats, "(lambda u, v: 3 * (np.sqrt(-2 * np.log1p(-u)) * np.cos(2 * np.pi * v)))(*np.fractions(-8, 2, a.shape[:1])).astype({to})") { Ulps = 64 },
        new("Exponential", "new RandomGenerator(7, 1).Exponential<{to}>(a.GetLength(0))", Floats, "-np.log1p(-np.fractions(7, 1, a.shape[:1])[0]).astype({to})") { Ulps = 4 },
        new("Integers", "new RandomGenerator(7).Integers<{to}>([a.GetLength(0), 5, 2], 2, 90)", Numbers, "(2 + np.floor(88 * np.fractions(7, 0, (a.shape[0], 5, 2))[0])).astype({to})"),
        new("Poisson", "new RandomGenerator(1L << 40).Poisson<{to}>(a.GetLength(0), 3.5)", Numbers, "np.counts(1 << 40, a.shape[:1], 3.5).astype({to})"),
        new("Choice", "new RandomGenerator(7).Choice(NDArray.FMod(NDArray.Arange<int>(11), 2).Cast<{to}>(), [a.GetLength(0), 3])", Everything, "(np.arange(11) % 2).astype({to})[np.floor(11 * np.fractions(7, 0, (a.shape[0], 3))[0]).astype(int)]"),
        new("Permutation", "new RandomGenerator(7).Permutation<{to}>(a.GetLength(0))", Numbers, "np.order(7, a.shape[0]).astype({to})"),
        new("Indices", "NDArray.Indices<{to}>([a.GetLength(0), a.GetLength(1), 3])", Numbers, "np.indices((a.shape[0], a.shape[1], 3)).astype({to})"),
    ];

    // Small steps and large ones, of floats in double too.
    private static OpCase Ewm(string name, string bias, string power)
    {
        string biased = bias.Length > 0 ? ", bias: true" : "", isBiased = bias.Length > 0 ? ", bias=True" : "";
        return new(name, $"NDArray.{name}(a, 0.25, 0)", Floats, $"np.ewm(a, 0.25, 0{bias}){power}")
        {
            More =
            [
                ($"NDArray.{name}(a, 0.75, \"m\")", $"np.ewm(a, 0.75, 1{bias}){power}"), ($"NDArray.{name}(a, 1, -1)", $"np.ewm(a, 1, 2{bias}){power}"),
                ($"NDArray.{name}(a, 0.125, 1, adjust: false)", $"np.ewm(a, 0.125, 1, adjust=False{bias}){power}"),
                ($"NDArray.{name}(a, 0.0625, 2, adjust: false{biased})", $"np.ewm(a, 0.0625, 2, adjust=False{isBiased}){power}"),
                ($"NDArray.{name}(NDArray.Where(a > 50, a, a / 0 * 0), 0.25, 0{biased})", $"np.ewm(np.where(a > 50, a, np.nan), 0.25, 0{isBiased}){power}"),
                ($"NDArray.{name}(NDArray.Where(a > 50, a, a / 0 * 0), 0.5, 2, adjust: false)", $"np.ewm(np.where(a > 50, a, np.nan), 0.5, 2, adjust=False{bias}){power}"),
            ],
            Domains = [new(20, 100)],
            Ulps = 128,
        };
    }

    // Along each axis, and along none, where the array is one row.
    private static OpCase Scan(string name, string numPy, DType[] types) => new(name, $"NDArray.{name}(a, 0)", types, $"{numPy}(a, axis=0, dtype=a.dtype)")
    {
        More =
        [
            ($"NDArray.{name}(a, \"m\")", $"{numPy}(a, axis=1, dtype=a.dtype)"), ($"NDArray.{name}(a, -1)", $"{numPy}(a, axis=2, dtype=a.dtype)"),
            ($"NDArray.{name}(a)", $"{numPy}(a.ravel(), dtype=a.dtype)"), ($"NDArray.{name}(a.T + a.T)", $"{numPy}((a.T + a.T).ravel(), dtype=a.dtype)"),
        ],
    };
}
