using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Ops;

/// <summary>One case for every row of the op table.</summary>
internal static class OpCases
{
    private static readonly DType[] Floats = [DType.Single, DType.Double];
    private static readonly DType[] Integers = [DType.SByte, DType.Byte, DType.Int16, DType.UInt16, DType.Int32, DType.UInt32, DType.Int64, DType.UInt64];
    private static readonly DType[] Numbers = [.. Integers, .. Floats];
    private static readonly DType[] Bits = [DType.Boolean, .. Integers];
    private static readonly DType[] Everything = [DType.Boolean, .. Numbers];
    private static readonly DType[] Bools = [DType.Boolean];
    private static readonly Domain Divisor = new(-20, 20, NonZero: true);

    /// <summary>The cases, in the order of the op table.</summary>
    public static IReadOnlyList<OpCase> All { get; } =
    [
        new("Add", "a + b", Numbers, "a + b") { Floating = v => v[0] + v[1], Integer = v => v[0] + v[1] },
        new("Subtract", "a - b", Numbers, "a - b") { Floating = v => v[0] - v[1], Integer = v => v[0] - v[1] },
        new("Multiply", "a * b", Numbers, "a * b") { Floating = v => v[0] * v[1], Integer = v => v[0] * v[1] },
        new("Divide", "a / b", Numbers, "a / b")
        {
            NumPyInteger = "(a - np.fmod(a, b)) // b", Floating = v => v[0] / v[1], Integer = v => v[0] / v[1], Domains = [new(-100, 100), Divisor],
        },
        new("Remainder", "a % b", Numbers, "np.fmod(a, b)") { Floating = v => v[0] % v[1], Integer = v => v[0] % v[1], Domains = [new(-100, 100), Divisor] },
        new("Negate", "-a", Numbers, "np.negative(a)") { Floating = v => -v[0], Integer = v => -v[0] },

        new("Less", "a < b", Numbers, "a < b") { Floating = v => One(v[0] < v[1]), Integer = v => One(v[0] < v[1]), Results = Bools },
        new("LessEqual", "a <= b", Numbers, "a <= b") { Floating = v => One(v[0] <= v[1]), Integer = v => One(v[0] <= v[1]), Results = Bools },
        new("Greater", "a > b", Numbers, "a > b") { Floating = v => One(v[0] > v[1]), Integer = v => One(v[0] > v[1]), Results = Bools },
        new("GreaterEqual", "a >= b", Numbers, "a >= b") { Floating = v => One(v[0] >= v[1]), Integer = v => One(v[0] >= v[1]), Results = Bools },
        new("Equal", "a == b", Everything, "a == b") { Floating = v => One(v[0] == v[1]), Integer = v => One(v[0] == v[1]), Results = Bools },
        new("NotEqual", "a != b", Everything, "a != b") { Floating = v => One(v[0] != v[1]), Integer = v => One(v[0] != v[1]), Results = Bools },

        new("And", "a & b", Bits, "a & b") { Integer = v => v[0] & v[1] },
        new("Or", "a | b", Bits, "a | b") { Integer = v => v[0] | v[1] },
        new("Xor", "a ^ b", Bits, "a ^ b") { Integer = v => v[0] ^ v[1] },
        new("Not", "!a", Bits, "~a") { Integer = v => ~v[0] },

        new("Sqrt", "NDArray.Sqrt(a)", Floats, "np.sqrt(a)") { Floating = v => Math.Sqrt(v[0]), Domains = [new(0, 1e6)] },
        Function("Cbrt", "np.cbrt", Math.Cbrt, -1e6, 1e6),
        new("Pow", "NDArray.Pow(a, b)", Floats, "np.power(a, b)") { Floating = v => Math.Pow(v[0], v[1]), Domains = [new(0.01, 20), new(-8, 8)], Ulps = 4 },
        new("Hypot", "NDArray.Hypot(a, b)", Floats, "np.hypot(a, b)") { Floating = v => double.Hypot(v[0], v[1]), Ulps = 4 },
        Function("Exp", "np.exp", Math.Exp, -80, 80),
        Function("Exp2", "np.exp2", x => Math.Pow(2, x), -100, 100),

        // By identities that keep the digits of small numbers.
        Function("Expm1", "np.expm1", x => Math.Abs(x) < 1 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1, -20, 80),
        Function("Log", "np.log", Math.Log, 0, 1e6),
        Function("Log2", "np.log2", Math.Log2, 0, 1e6),
        Function("Log10", "np.log10", Math.Log10, 0, 1e6),
        Function("Log1p", "np.log1p", x => Math.Abs(x) < 0.5 ? 2 * Math.Atanh(x / (2 + x)) : Math.Log(1 + x), -0.9, 1e6),
        Function("Sin", "np.sin", Math.Sin, -100, 100),
        Function("Cos", "np.cos", Math.Cos, -100, 100),
        Function("Tan", "np.tan", Math.Tan, -100, 100),
        Function("Asin", "np.arcsin", Math.Asin, -1, 1),
        Function("Acos", "np.arccos", Math.Acos, -1, 1),
        Function("Atan", "np.arctan", Math.Atan, -100, 100),
        new("Atan2", "NDArray.Atan2(a, b)", Floats, "np.arctan2(a, b)") { Floating = v => Math.Atan2(v[0], v[1]), Ulps = 4 },
        Function("Sinh", "np.sinh", Math.Sinh, -80, 80),
        Function("Cosh", "np.cosh", Math.Cosh, -80, 80),
        Function("Tanh", "np.tanh", Math.Tanh, -20, 20),

        new("Abs", "NDArray.Abs(a)", Numbers, "np.abs(a)") { Floating = v => Math.Abs(v[0]), Integer = v => Int128.Abs(v[0]) },
        new("Sign", "NDArray.Sign(a)", Numbers, "np.sign(a)")
        {
            Floating = v => double.IsNaN(v[0]) ? v[0] : Math.Sign(v[0]), Integer = v => Int128.Sign(v[0]), Domains = [new(-3, 3)],
        },
        new("Floor", "NDArray.Floor(a)", Floats, "np.floor(a)") { Floating = v => Math.Floor(v[0]) },
        new("Ceiling", "NDArray.Ceiling(a)", Floats, "np.ceil(a)") { Floating = v => Math.Ceiling(v[0]) },
        new("Round", "NDArray.Round(a)", Floats, "np.round(a)") { Floating = v => Math.Round(v[0], MidpointRounding.ToEven) },
        new("Truncate", "NDArray.Truncate(a)", Floats, "np.trunc(a)") { Floating = v => Math.Truncate(v[0]) },

        new("Minimum", "NDArray.Minimum(a, b)", Numbers, "np.minimum(a, b)") { Floating = v => Math.Min(v[0], v[1]), Integer = v => Int128.Min(v[0], v[1]) },
        new("Maximum", "NDArray.Maximum(a, b)", Numbers, "np.maximum(a, b)") { Floating = v => Math.Max(v[0], v[1]), Integer = v => Int128.Max(v[0], v[1]) },
        new("Clip", "NDArray.Clip(a, b, c)", Numbers, "np.clip(a, b, c)")
        {
            Floating = v => Math.Min(Math.Max(v[0], v[1]), v[2]), Integer = v => Int128.Min(Int128.Max(v[0], v[1]), v[2]),
        },
        new("Where", "NDArray.Where(a, b, c)", Everything, "np.where(a, b, c)") { Floating = v => v[0] != 0 ? v[1] : v[2], Integer = v => v[0] != 0 ? v[1] : v[2] },
        new("IsNaN", "NDArray.IsNaN(a)", Floats, "np.isnan(a)") { Floating = v => One(double.IsNaN(v[0])), Results = Bools },
        new("IsInfinity", "NDArray.IsInfinity(a)", Floats, "np.isinf(a)") { Floating = v => One(double.IsInfinity(v[0])), Results = Bools },
        new("IsFinite", "NDArray.IsFinite(a)", Floats, "np.isfinite(a)") { Floating = v => One(double.IsFinite(v[0])), Results = Bools },

        // What NumPy leaves undefined (NaN and numbers out of range to integers) is left out here and tested with the conversions.
        new("Cast", "a.Cast<{to}>()", Everything, "a.astype({to})") { Floating = v => v[0], Integer = v => v[0], Results = Everything, Domains = [new(0, 100, Special: false)] },

        new("Transpose", "a.T", Everything, "a.T")
        {
            More = [("NDArray.Transpose(a, 1, 0, 2)", "np.transpose(a, (1, 0, 2))"), ("NDArray.Transpose(a, -1, 0, 1)", "np.transpose(a, (-1, 0, 1))")],
        },
        new("Flip", "NDArray.Flip(a)", Everything, "np.flip(a)")
        {
            More = [("NDArray.Flip(a, 1)", "np.flip(a, 1)"), ("NDArray.Flip(a, -1)", "np.flip(a, -1)"), ("NDArray.Flip(a.T, [0, 2])", "np.flip(a.T, (0, 2))")],
        },

        new("Index", "a[1..]", Everything, "a[1:]")
        {
            Least = 2,
            More =
            [
                ("a[..^1, 1..^1]", "a[:-1, 1:-1]"), ("a[.., .., ^1..]", "a[:, :, -1:]"), ("a[0]", "a[0]"), ("a[^1, .., 1..]", "a[-1, :, 1:]"), ("a[.., 1, -2]", "a[:, 1, -2]"),
                ("a[1, 0, ^1]", "a[1, 0, -1]"), ("a[1..1]", "a[1:1]"), ("a.T[1.., 0]", "a.T[1:, 0]"), ("a[.., 1].T[.., 1..]", "a[:, 1].T[:, 1:]"),
                ("a[1..][..^1, ^2]", "a[1:][:-1, -2]"), ("NDArray.Flip(a, [0, 2])[1.., 0]", "np.flip(a, (0, 2))[1:, 0]"), ("NDArray.Flip(a[1.., .., ..^1])", "np.flip(a[1:, :, :-1])"),
                ("a[NDArray.Slice(null, null, 2)]", "a[::2]"), ("a[1.., NDArray.Slice(null, null, -3)]", "a[1:, ::-3]"), ("a[.., .., NDArray.Slice(^1, 0, -2)]", "a[:, :, -1:0:-2]"),
                ("a[NDArray.Slice(-1, null, -2), 1, NDArray.Slice(1, ^1, 1)]", "a[-1::-2, 1, 1:-1]"), ("a[.., NDArray.Slice(1, null, 2)].T[NDArray.Slice(null, -1, 3)]", "a[:, 1::2].T[:-1:3]"),
                ("NDArray.Flip(a[.., .., NDArray.Slice(1, null, 3)], [0, 2])[NDArray.Slice(0, null, 5)]", "np.flip(a[:, :, 1::3], (0, 2))[::5]"),
            ],
        },

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
        new("Median", "a.Median()", Everything, "np.median(a)") { Domains = [new(-3, 3)] },
        new("Any", "a.Any({axis})", Bools, "np.any(a, axis={axis})") { Integer = v => One(v.Any(x => x != 0)) },
        new("All", "a.All({axis})", Bools, "np.all(a, axis={axis})") { Integer = v => One(v.All(x => x != 0)) },

        new("CumSum", "a.CumSum(0)", Numbers, "np.cumsum(a, axis=0, dtype=a.dtype)") { More = [("a.CumSum(\"m\")", "np.cumsum(a, axis=1, dtype=a.dtype)"), ("NDArray.CumSum(a, -1)", "np.cumsum(a, axis=2, dtype=a.dtype)")] },

        new("Zeros", "NDArray.Zeros<{to}>([a.GetLength(0), 3])", Everything, "np.zeros((a.shape[0], 3), {to})"),
        new("Ones", "NDArray.Ones<{to}>(a.GetLength(1))", Everything, "np.ones(a.shape[1], {to})"),
        new("Full", "NDArray.Full<{to}>([2, a.GetLength(-1)], default)", Everything, "np.full((2, a.shape[-1]), 0, {to})"),
        new("Arange", "NDArray.Arange<{to}>(a.GetLength(0))", Numbers, "np.arange(a.shape[0]).astype({to})"),
        new("Eye", "NDArray.Eye<{to}>(a.GetLength(0))", Everything, "np.eye(a.shape[0], dtype={to})"),
    ];

    /// <summary>The case of an operation.</summary>
    public static OpCase Find(string op) => All.Single(row => row.Op == op);

    private static OpCase Function(string name, string numPy, Func<double, double> reference, double low, double high)
        => new(name, $"NDArray.{name}(a)", Floats, $"{numPy}(a)") { Floating = v => reference(v[0]), Domains = [new(low, high)], Ulps = 4 };

    // NumPy finds places along one axis or all: several are put together first.
    private static OpCase Place(string name, string numPy, Func<double, double, bool> isBetter) => new(
        name,
        $"a.{name}({{axis}})",
        Everything,
        $"(lambda t: {numPy}(a, axis=t) if not isinstance(t, tuple) else {numPy}(np.moveaxis(a, t, range(len(t))).reshape((-1,) + tuple(n for i, n in enumerate(a.shape) if i not in t)), axis=0))({{axis}})")
    {
        Floating = v => PlaceOf(v, isBetter),
        Integer = v => PlaceOf([.. v.Select(x => (double)x)], isBetter),
        Results = [DType.Int64],
        Domains = [new(-3, 3)],
    };

    private static int PlaceOf(double[] values, Func<double, double, bool> isBetter)
    {
        int place = 0;
        for (int i = 1; i < values.Length; i++)
        {
            place = !double.IsNaN(values[place]) && (double.IsNaN(values[i]) || isBetter(values[i], values[place])) ? i : place;
        }

        return place;
    }

    private static Domain Positive(double high) => new(0.5, high, Special: false);

    private static int One(bool value) => value ? 1 : 0;

    private static double Variance(double[] values)
    {
        double mean = values.Sum() / values.Length;
        return values.Sum(value => (value - mean) * (value - mean)) / values.Length;
    }
}
