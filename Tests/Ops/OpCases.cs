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
    private static readonly Domain Count = new(0, 7.9);

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
        new("FMod", "a % b", Numbers, "np.fmod(a, b)") { Floating = v => v[0] % v[1], Integer = v => v[0] % v[1], Domains = [new(-100, 100), Divisor] },
        new("Negate", "-a", Numbers, "np.negative(a)") { Floating = v => -v[0], Integer = v => -v[0] },

        new("Square", "NDArray.Square(a)", Numbers, "np.square(a)"),
        new("Reciprocal", "NDArray.Reciprocal(a)", Numbers, "np.reciprocal(a)") { Domains = [Divisor] },
        new("Remainder", "NDArray.Remainder(a, b)", Numbers, "np.remainder(a, b)") { Domains = [new(-100, 100), Divisor] },
        new("FloorDivide", "NDArray.FloorDivide(a, b)", Numbers, "np.floor_divide(a, b)") { Domains = [new(-100, 100), Divisor] },
        new("Gcd", "NDArray.Gcd(a, b)", Integers, "np.gcd(a, b)") { Integer = v => CommonDivisor(v[0], v[1]), Domains = [new(-1000, 1000)] },
        new("Lcm", "NDArray.Lcm(a, b)", Integers, "np.lcm(a, b)") { Integer = LeastCommonMultiple, Domains = [new(-1000, 1000)] },

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

        new("LeftShift", "a << b", Integers, "a << b") { OfType = (type, v) => v[0] << Shift(type, v[1]), Domains = [new(-100, 100), Count] },
        new("RightShift", "a >> b", Integers, "a >> b") { OfType = (type, v) => v[0] >> Shift(type, v[1]), Domains = [new(-100, 100), Count] },
        new("UnsignedRightShift", "a >>> b", Integers, "(a.view(f'u{a.itemsize}') >> b.view(f'u{a.itemsize}')).view(a.dtype)")
        {
            OfType = (type, v) => Unsigned(type, v[0]) >>> Shift(type, v[1]), Domains = [new(-100, 100), Count],
        },
        new("PopCount", "NDArray.PopCount(a)", Integers, "np.array([bin(int(v) % (1 << 8 * a.itemsize)).count('1') for v in a], a.dtype)")
        {
            OfType = (type, v) => Int128.PopCount(Unsigned(type, v[0])), Domains = [new(-1e6, 1e6)],
        },

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
        Function("Asinh", "np.arcsinh", Math.Asinh, -20, 20),
        Function("Acosh", "np.arccosh", Math.Acosh, 0.5, 20),
        Function("Atanh", "np.arctanh", Math.Atanh, -1, 1),

        // The reference of these is mpmath, in Tests/Support/special.py; .NET has none.
        new("Sinc", "NDArray.Sinc(a)", Floats, "np.sinc(a)") { Ulps = 1 },
        new("LogAddExp", "NDArray.LogAddExp(a, b)", Floats, "np.logaddexp(a, b)") { Ulps = 64 },
        new("Erf", "NDArray.Erf(a)", Floats, "np.erf(a)") { Ulps = 1, Domains = [new(-3, 3)] },
        new("Erfc", "NDArray.Erfc(a)", Floats, "np.erfc(a)") { Ulps = 1, Domains = [new(-3, 10)] },
        new("Gamma", "NDArray.Gamma(a)", Floats, "np.gamma(a)") { Ulps = 1, Domains = [new(-10, 30)] },
        new("LogGamma", "NDArray.LogGamma(a)", Floats, "np.gammaln(a)") { Ulps = 4, Domains = [new(0, 100)] },
        new("Degrees", "NDArray.Degrees(a)", Floats, "np.degrees(a)"),
        new("Radians", "NDArray.Radians(a)", Floats, "np.radians(a)"),

        new("Abs", "NDArray.Abs(a)", Numbers, "np.abs(a)") { Floating = v => Math.Abs(v[0]), Integer = v => Int128.Abs(v[0]) },
        new("Sign", "NDArray.Sign(a)", Numbers, "np.sign(a)")
        {
            Floating = v => double.IsNaN(v[0]) ? v[0] : Math.Sign(v[0]), Integer = v => Int128.Sign(v[0]), Domains = [new(-3, 3)],
        },
        new("Floor", "NDArray.Floor(a)", Floats, "np.floor(a)") { Floating = v => Math.Floor(v[0]) },
        new("Ceiling", "NDArray.Ceiling(a)", Floats, "np.ceil(a)") { Floating = v => Math.Ceiling(v[0]) },
        new("Round", "NDArray.Round(a)", Floats, "np.round(a)") { Floating = v => Math.Round(v[0], MidpointRounding.ToEven) },
        new("Truncate", "NDArray.Truncate(a)", Floats, "np.trunc(a)") { Floating = v => Math.Truncate(v[0]) },

        new("CopySign", "NDArray.CopySign(a, b)", Floats, "np.copysign(a, np.where(np.isnan(b), np.abs(b), b))") { Floating = v => double.IsNaN(v[1]) ? Math.Abs(v[0]) : Math.CopySign(v[0], v[1]) },
        new("NextAfter", "NDArray.NextAfter(a, b)", Floats, "np.nextafter(a, b)") { Floating = v => After(v[0], v[1], double.BitIncrement), Single = v => After(v[0], v[1], float.BitIncrement) },
        new("Heaviside", "NDArray.Heaviside(a, b)", Floats, "np.heaviside(a, b)"),

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

        new("IsClose", "NDArray.IsClose(a, b)", Floats, "np.isclose(a, b)") { Results = Bools, Domains = [new(-1e-8, 1e-8)] },
        new("NanToNum", "NDArray.NanToNum(a)", Floats, "np.nan_to_num(a)"),
        new("Select", "NDArray.Select([a == b, b != c], [a, b], c)", Everything, "np.select([a == b, b != c], [a, b], c)") { Arrays = 3, Domains = [new(-3, 3)] },
        new("Piecewise", "NDArray.Piecewise(a, [a != b, a == c], [a, b])", Everything, "np.where(a == c, b, np.where(a != b, a, 0))") { Arrays = 3, Domains = [new(-3, 3)] },
        new("Digitize", "NDArray.Digitize(a, bins: [({type})10, ({type})20, ({type})20, ({type})50])", Numbers, "np.digitize(a, [10, 20, 20, 50])") { Results = [DType.Int64] },

        // What NumPy leaves undefined (NaN and numbers out of range to integers) is left out here and tested with the conversions.
        new("Cast", "a.Cast<{to}>()", Everything, "a.astype({to})") { Floating = v => v[0], Integer = v => v[0], Results = Everything, Domains = [new(0, 100, Special: false)] },

        // Of complex numbers alone: ComplexTests has them, as it has what other rows make of those.
        new("Real", "NDArray.Real(a)", [], "np.real(a)") { Results = [DType.Double] },
        new("Imag", "NDArray.Imag(a)", [], "np.imag(a)") { Results = [DType.Double] },
        new("Angle", "NDArray.Angle(a)", [], "np.angle(a)") { Results = [DType.Double] },
        new("Conj", "NDArray.Conj(a)", [], "np.conj(a)"),

        new("Transpose", "a.T", Everything, "a.T")
        {
            More = [("NDArray.Transpose(a, 1, 0, 2)", "np.transpose(a, (1, 0, 2))"), ("NDArray.Transpose(a, -1, 0, 1)", "np.transpose(a, (-1, 0, 1))")],
        },
        new("Flip", "NDArray.Flip(a)", Everything, "np.flip(a)")
        {
            More = [("NDArray.Flip(a, 1)", "np.flip(a, 1)"), ("NDArray.Flip(a, -1)", "np.flip(a, -1)"), ("NDArray.Flip(a.T, [0, 2])", "np.flip(a.T, (0, 2))")],
        },

        new("Rot90", "NDArray.Rot90(a)", Everything, "np.rot90(a)")
        {
            More =
            [
                ("NDArray.Rot90(a, 2)", "np.rot90(a, 2)"), ("NDArray.Rot90(a, -1, [1, 2])", "np.rot90(a, -1, (1, 2))"), ("NDArray.Rot90(a, 7, [2, 0])", "np.rot90(a, 7, (2, 0))"),
                ("NDArray.Rot90(NDArray.Rot90(a, 1, [0, 2]), 1, [0, 1])", "np.rot90(np.rot90(a, 1, (0, 2)), 1, (0, 1))"), ("NDArray.Rot90(a, 0)", "a"),
            ],
        },
        new("SwapAxes", "a.SwapAxes(0, -1)", Everything, "np.swapaxes(a, 0, -1)") { More = [("NDArray.SwapAxes(a, 1, 0)", "np.swapaxes(a, 1, 0)"), ("a.SwapAxes(1, 1)", "a")] },
        new("MoveAxis", "NDArray.MoveAxis(a, 0, -1)", Everything, "np.moveaxis(a, 0, -1)")
        {
            More = [("NDArray.MoveAxis(a, [0, 1], [2, 0])", "np.moveaxis(a, [0, 1], [2, 0])"), ("NDArray.MoveAxis(a, \"k\", 0)", "np.moveaxis(a, 2, 0)"), ("NDArray.MoveAxis(a, [2, 0, 1], [-1, 1, 0])", "np.moveaxis(a, [2, 0, 1], [-1, 1, 0])")],
        },
        new("Squeeze", "NDArray.Squeeze(a[1..2], 0)", Everything, "a[1]")
        {
            Least = 2,
            More = [("a[1..2, .., ^1..].Squeeze()", "a[1, :, -1]"), ("a[.., 0..1].Squeeze([1])", "a[:, 0]"), ("a[NDArray.NewAxis].Squeeze(0)", "a")],
        },
        new("ExpandDims", "NDArray.ExpandDims(a, 1)", Everything, "np.expand_dims(a, 1)") { More = [("NDArray.ExpandDims(a, 0, -1)", "np.expand_dims(a, (0, -1))"), ("NDArray.ExpandDims(a.T, [-2])", "np.expand_dims(a.T, -2)")] },
        new("BroadcastTo", "NDArray.BroadcastTo(a, [2, a.GetLength(0), a.GetLength(1), a.GetLength(2)])", Everything, "np.broadcast_to(a, (2,) + a.shape)")
        {
            Least = 1,
            More = [("NDArray.BroadcastTo(a[.., ..1], [a.GetLength(0), 3, a.GetLength(2)])", "np.broadcast_to(a[:, :1], (a.shape[0], 3, a.shape[2]))"), ("NDArray.BroadcastTo(a[0, 0, 0], a.GetLength(1))", "np.broadcast_to(a[0, 0, 0], a.shape[1])")],
        },
        new("Reshape", "a.Reshape([-1, a.GetLength(2)])", Everything, "a.reshape(a.shape[0] * a.shape[1], a.shape[2])")
        {
            More =
            [
                ("NDArray.Reshape(a, -1)", "a.reshape(-1)"), ("a.Reshape([a.GetLength(0), 1, -1])", "a.reshape(a.shape[0], 1, a.shape[1] * a.shape[2])"), ("(a.Reshape([1, a.GetLength(2), -1]))", "a.reshape(1, a.shape[2], a.shape[0] * a.shape[1])"),
                ("NDArray.Flip(a, 0).Reshape([a.GetLength(0), -1])", "np.flip(a, 0).reshape(a.shape[0], a.shape[1] * a.shape[2])"), ("a.Reshape([-1, a.GetLength(2)]).T", "a.reshape(a.shape[0] * a.shape[1], a.shape[2]).T"),
                ("NDArray.MoveAxis(a, 0, -1).Reshape([-1, a.GetLength(0)])", "np.moveaxis(a, 0, -1).reshape(a.shape[1] * a.shape[2], a.shape[0])"),
                ("a.Reshape([a.GetLength(2), a.GetLength(0), a.GetLength(1)]).Reshape([a.GetLength(0), -1])", "a.reshape(a.shape[0], a.shape[1] * a.shape[2])"),
                ("NDArray.BroadcastTo(a, [2, a.GetLength(0), a.GetLength(1), a.GetLength(2)]).Reshape([2, -1])", "np.broadcast_to(a, (2,) + a.shape).reshape(2, a.size)"),
                ("a.T.Ravel()", "a.T.ravel()"), ("NDArray.Flip(a.T, 1).Reshape([a.GetLength(0), -1]).T", "np.flip(a.T, 1).reshape(a.shape[0], a.shape[1] * a.shape[2]).T"),
                ("NDArray.Flip(NDArray.Concatenate([a, a], 1).T.Ravel())", "np.concatenate([a, a], 1).T.ravel()[::-1]"), ("a[.., NDArray.Slice(null, null, -2)].Reshape([1, -1])", "a[:, ::-2].reshape(1, -1)"),
                ("(a.T.Ravel().Reshape([a.GetLength(0), -1, a.GetLength(1)])).T.Ravel()", "a.T.ravel().reshape(a.shape[0], a.shape[2], a.shape[1]).T.ravel()"),
            ],
        },
        new("Ravel", "a.Ravel()", Everything, "a.ravel()") { More = [("NDArray.Ravel(a[.., NDArray.NewAxis])", "a.ravel()"), ("NDArray.Flip(a.Ravel())", "np.flip(a.ravel())")] },
        new("Tile", "NDArray.Tile(a, [2, 1, 3])", Everything, "np.tile(a, (2, 1, 3))")
        {
            More =
            [
                ("NDArray.Tile(a, 2)", "np.tile(a, 2)"), ("NDArray.Tile(a.T, [2, 1, 3, 1])[1]", "np.tile(a.T, (2, 1, 3, 1))[1]"), ("NDArray.Tile(a[0, 0], [3, a.GetLength(0)])", "np.tile(a[0, 0], (3, a.shape[0]))"),
                ("NDArray.Tile(a[..1, .., ..1], [3, 1, 2])", "np.tile(a[:1, :, :1], (3, 1, 2))"), ("NDArray.Tile(NDArray.Flip(a, 0), [2, 2, 1])[1.., .., 0].T", "np.tile(np.flip(a, 0), (2, 2, 1))[1:, :, 0].T"),
            ],
            Least = 1,
        },
        new("Repeat", "NDArray.Repeat(a, 2, axis: 1)", Everything, "np.repeat(a, 2, 1)")
        {
            More =
            [
                ("a.Repeat(3)", "np.repeat(a, 3)"), ("a.T.Repeat(2, -1)[1..]", "np.repeat(a.T, 2, -1)[1:]"), ("a[.., ..1].Repeat(a.GetLength(0), 1)", "np.repeat(a[:, :1], a.shape[0], 1)"),
                ("a.Repeat(0, 0)", "np.repeat(a, 0, 0)"), ("a.Repeat(2, 0).Repeat(3, 1)", "np.repeat(np.repeat(a, 2, 0), 3, 1)"), ("NDArray.Flip(a).Repeat(1, 2)", "np.flip(a)"),
            ],
            Least = 1,
        },
        new("Diagonal", "a[..2, ..2].Diagonal()", Everything, "np.diagonal(a[:2, :2])")
        {
            Least = 2,
            More =
            [
                ("NDArray.Diagonal(a[..2, ..2], 1)", "np.diagonal(a[:2, :2], 1)"), ("NDArray.Diagonal(a[.., ..2, ^2..].T, -1)", "np.diagonal(a[:, :2, -2:].T, -1)"), ("NDArray.Diagonal(a[..1, ..2])", "np.diagonal(a[:1, :2])"),
                ("NDArray.Diagonal(NDArray.Flip(a[..2, ..2], 1))", "np.diagonal(np.flip(a[:2, :2], 1))"), ("NDArray.Diagonal(a[..2, ..2], 2)", "np.diagonal(a[:2, :2], 2)"), ("NDArray.SlidingWindow(a[..2, ..2].Diagonal(), 2, 1)", "np.windows(np.diagonal(a[:2, :2]), 2, 1)"),
                ("NDArray.Diagonal(NDArray.Pad(a[..2, ..2], [1, 1, 0], PadMode.Edge))", "np.diagonal(np.pad(a[:2, :2], ((1, 1), (1, 1), (0, 0)), 'edge'))"), ("NDArray.Pad(a[..2, ..2].Diagonal(), 1, PadMode.Symmetric)", "np.pad(np.diagonal(a[:2, :2]), 1, 'symmetric')"),
                ("NDArray.Concatenate([a[..2, ..2].Diagonal(), NDArray.Roll(a[..2, ..2].Diagonal(), 1, 1)])", "(lambda d: np.concatenate([d, np.roll(d, 1, 1)]))(np.diagonal(a[:2, :2]))"), ("NDArray.Diagonal(a[..2, .., ..2].T[NDArray.Slice(null, null, 2), NDArray.Slice(null, 1, 2)])", "np.diagonal(a[:2, :, :2].T[::2, :1:2])"),
            ],
        },
        new("TriL", "NDArray.TriL(a)", Everything, "np.tril(a)") { More = [("NDArray.TriL(a, 2)", "np.tril(a, 2)"), ("NDArray.TriL(a.T, -1)", "np.tril(a.T, -1)"), ("NDArray.Flip(NDArray.TriL(a), 1)", "np.flip(np.tril(a), 1)")] },
        new("TriU", "NDArray.TriU(a)", Everything, "np.triu(a)") { More = [("NDArray.TriU(a, 2)", "np.triu(a, 2)"), ("NDArray.TriU(a, -1).T", "np.triu(a, -1).T")] },

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
                ("a[1..].Ravel()", "a[1:].ravel()"), ("a[.., 1.., 0].Ravel()", "a[:, 1:, 0].ravel()"), ("NDArray.Flip(a[..^1, 1..], 2).Reshape([-1, a.GetLength(2)])", "np.flip(a[:-1, 1:], 2).reshape(-1, a.shape[2])"),
                ("a[.., 1..].Reshape([-1, a.GetLength(2)])[1..].Ravel()", "a[:, 1:].reshape(-1, a.shape[2])[1:].ravel()"),
                ("a[NDArray.Ellipsis, 1]", "a[..., 1]"), ("a[1, NDArray.Ellipsis]", "a[1, ...]"), ("a[1.., NDArray.Ellipsis, ^1]", "a[1:, ..., -1]"), ("a[0, 1.., NDArray.Ellipsis, ^1]", "a[0, 1:, ..., -1]"),
                ("a[NDArray.NewAxis]", "a[np.newaxis]"), ("a[.., NDArray.NewAxis, 1.., 0]", "a[:, np.newaxis, 1:, 0]"), ("a[NDArray.Ellipsis, NDArray.NewAxis].T[0, .., NDArray.NewAxis]", "a[..., np.newaxis].T[0, :, np.newaxis]"),
                ("a[NDArray.Slice(a.GetLength(0) - 1, null), NDArray.Slice(null, a.GetLength(1) - 2, -1)]", "a[a.shape[0] - 1:, :a.shape[1] - 2:-1]"),
            ],
        },

        new("Concatenate", "NDArray.Concatenate([a, a])", Everything, "np.concatenate([a, a])")
        {
            More =
            [
                ("NDArray.Concatenate([a], 1)", "np.concatenate([a], 1)"), ("NDArray.Concatenate([a, NDArray.Flip(a), a[.., ..0], a], -2)", "np.concatenate([a, np.flip(a), a[:, :0], a], -2)"),
                ("NDArray.Concatenate([a.T, a.T], 1)[.., .., ^1..]", "np.concatenate([a.T, a.T], 1)[:, :, -1:]"), ("NDArray.Concatenate([NDArray.Concatenate([a, a], 2), a], 2).T", "np.concatenate([a, a, a], 2).T"),
            ],
            Least = 1,
        },
        new("Stack", "NDArray.Stack([a, a])", Everything, "np.stack([a, a])")
        {
            More = [("NDArray.Stack([a, NDArray.Flip(a), a], -1)", "np.stack([a, np.flip(a), a], -1)"), ("NDArray.Stack([a], 1)", "np.stack([a], 1)"), ("NDArray.Stack([a, a.T.T], 2)[.., .., 1]", "a")],
        },
        new("Split", "Halves(NDArray.Concatenate([a, NDArray.Flip(a, 0)]))", Everything, "np.concatenate([a[::-1], a], 1)"),
        new("MeshGrid", "Cells(a[0, 0], a[.., 0, 0])", Everything, "np.concatenate([np.meshgrid(a[0, 0], a[:, 0, 0])[1], np.meshgrid(a[0, 0], a[:, 0, 0])[0]])")
        {
            More = [("Corners(a[0, 0], a[0, .., 0], a[.., 0, 0])", "np.stack(np.meshgrid(a[0, 0], a[0, :, 0], a[:, 0, 0], indexing='ij'))")],
            Least = 1,
        },
        new("Roll", "NDArray.Roll(a, 1, 0)", Everything, "np.roll(a, 1, 0)")
        {
            Least = 2,
            More = [("NDArray.Roll(a, -2, [1, 2])", "np.roll(a, -2, (1, 2))"), ("NDArray.Roll(a.T, 2, -1)[1..]", "np.roll(a.T, 2, -1)[1:]"), ("NDArray.Flip(NDArray.Roll(a, -1, 2))", "np.flip(np.roll(a, -1, 2))"), ("NDArray.Roll(NDArray.Stack([a, NDArray.Flip(a), a]), -7, 0)", "np.roll(np.stack([a, np.flip(a), a]), -7, 0)")],
        },
        new("Pad", "NDArray.Pad(a, 2)", Everything, "np.pad(a, 2)")
        {
            Least = 2,
            More =
            [
                ("NDArray.Pad(a, (1, 3), PadMode.Edge)", "np.pad(a, (1, 3), 'edge')"), ("NDArray.Pad(a, [0, (1, 0), 1], PadMode.Reflect)", "np.pad(a, ((0, 0), (1, 0), (1, 1)), 'reflect')"),
                ("NDArray.Pad(a, (2, 1), PadMode.Symmetric)", "np.pad(a, (2, 1), 'symmetric')"), ("NDArray.Pad(a, [(2, 1), 0, (0, 2)], PadMode.Wrap)", "np.pad(a, ((2, 1), (0, 0), (0, 2)), 'wrap')"),
                ("NDArray.Pad(NDArray.Flip(a), 1, PadMode.Edge).T[1..]", "np.pad(np.flip(a), 1, 'edge').T[1:]"), ("NDArray.Pad(NDArray.Pad(a, 1, PadMode.Reflect), 2, PadMode.Edge)", "np.pad(np.pad(a, 1, 'reflect'), 2, 'edge')"),
                ("NDArray.Pad(NDArray.Pad(a, 1), (2, 0), PadMode.Symmetric)", "np.pad(np.pad(a, 1), (2, 0), 'symmetric')"), ("NDArray.Pad(a, 1, PadMode.Reflect)[0, .., NDArray.Slice(null, null, -2)]", "np.pad(a, 1, 'reflect')[0, :, ::-2]"),
                ("a[[1, 0, 1]]", "a[[1, 0, 1]]"), ("a[.., [1, -1, 0]]", "a[:, [1, -1, 0]]"), ("a[1.., .., [-2, 1, 1, 0, -1]]", "a[1:, :, [-2, 1, 1, 0, -1]]"), ("a[.., [0]]", "a[:, [0]]"),
                ("a[[]]", "a[[]]"), ("a[.., .., []]", "a[:, :, []]"), ("a[[0, -1], [1, 0]]", "a[[0, -1], [1, 0]]"), ("a[.., [1, 0, 1], [0, -1, 1]]", "a[:, [1, 0, 1], [0, -1, 1]]"),
                ("a[[1, 0], .., [0, 1]]", "a[[1, 0], :, [0, 1]]"), ("a[[1], [0, 1, 1], [-1]]", "a[[1], [0, 1, 1], [-1]]"), ("a[0, [1, 0]]", "a[0, [1, 0]]"), ("a[.., [1, 0, 1], ^1]", "a[:, [1, 0, 1], -1]"),
                ("a[0, .., [1, 1, 0]]", "a[0, :, [1, 1, 0]]"), ("a[[1, 0, 1], .., 0]", "a[[1, 0, 1], :, 0]"), ("a.T[.., [1, 0], [0, 1]]", "a.T[:, [1, 0], [0, 1]]"),
                ("a[.., [1, 0, 1]].T[[0, -1]]", "a[:, [1, 0, 1]].T[[0, -1]]"), ("NDArray.Flip(a[[1, 0, 1]], 0)[.., [1, 0]]", "np.flip(a[[1, 0, 1]], 0)[:, [1, 0]]"),
                ("a[1..][.., [0, 1]][[0, 0, -1]]", "a[1:][:, [0, 1]][[0, 0, -1]]"), ("a[[0, 1, 1, 0]][NDArray.Slice(^1, null, -2)]", "a[[0, 1, 1, 0]][::-2]"), ("a[[0, 1, 1]][2]", "a[[0, 1, 1]][2]"),
                ("a[NDArray.Slice(null, null, -1)][[0, 1, -1]]", "a[::-1][[0, 1, -1]]"), ("a[[0, 1, -1]][[2, 0, 0]][1..]", "a[[0, 1, -1]][[2, 0, 0]][1:]"),
                ("a[[1, 0], NDArray.NewAxis, [0, 1]]", "a[[1, 0], None, [0, 1]]"), ("a[NDArray.NewAxis, .., [1, 0, 1]]", "a[None, :, [1, 0, 1]]"), ("a[NDArray.Ellipsis, [0, 2, 2]]", "a[..., [0, 2, 2]]"),
                ("a[[0, 1], NDArray.Ellipsis, [2, 0]]", "a[[0, 1], ..., [2, 0]]"), ("a[0, NDArray.NewAxis, [1, 0]]", "a[0, None, [1, 0]]"), ("a[[0, 1], [1, 0], NDArray.NewAxis]", "a[[0, 1], [1, 0], None]"),
                ("NDArray.Pad(a, 1, PadMode.Edge)[[0, 1, -1]]", "np.pad(a, 1, 'edge')[[0, 1, -1]]"), ("NDArray.Pad(a, (1, 0), PadMode.Symmetric)[.., [0, 2, -1], [-1, 0, 1]]", "np.pad(a, (1, 0), 'symmetric')[:, [0, 2, -1], [-1, 0, 1]]"),
                ("NDArray.Pad(a, 1, PadMode.Reflect)[.., [0, -1, 1, -2]]", "np.pad(a, 1, 'reflect')[:, [0, -1, 1, -2]]"), ("NDArray.Pad(a, [(0, 1), 1, (1, 0)])[.., [0, 1, -1]]", "np.pad(a, ((0, 1), (1, 1), (1, 0)))[:, [0, 1, -1]]"),
                ("NDArray.Pad(a[[1, 0, 1]], 1, PadMode.Symmetric)", "np.pad(a[[1, 0, 1]], 1, 'symmetric')"), ("NDArray.Pad(a[.., [1, 0]], 1)", "np.pad(a[:, [1, 0]], 1)"), ("NDArray.Pad(a[.., .., [2, 0, 1]], 2, PadMode.Wrap)", "np.pad(a[:, :, [2, 0, 1]], 2, 'wrap')"),
                ("NDArray.Pad(a[[1, 0, 1]], (2, 1), PadMode.Edge)[[0, 2, -1]]", "np.pad(a[[1, 0, 1]], (2, 1), 'edge')[[0, 2, -1]]"), ("NDArray.Pad(a.T, 1, PadMode.Edge)[.., [-1, 0]].T", "np.pad(a.T, 1, 'edge')[:, [-1, 0]].T"),
                ("NDArray.Concatenate([a, a[[1, 0]]])", "np.concatenate([a, a[[1, 0]]])"), ("NDArray.Concatenate([a[.., [0]], a], 1)[.., [0, -1, 1]]", "np.concatenate([a[:, [0]], a], 1)[:, [0, -1, 1]]"),
                ("NDArray.Concatenate([a, a])[[0, -1]]", "np.concatenate([a, a])[[0, -1]]"), ("NDArray.Concatenate([a[[]], a[[1, 0]]])", "np.concatenate([a[[]], a[[1, 0]]])"), ("NDArray.Concatenate([a[[]], a])[[1, 0]]", "np.concatenate([a[[]], a])[[1, 0]]"),
                ("NDArray.Roll(a, 1, 0)[[0, 1, -1]]", "np.roll(a, 1, 0)[[0, 1, -1]]"), ("NDArray.Roll(a[[0, 1, 1]], 1, 0)", "np.roll(a[[0, 1, 1]], 1, 0)"), ("NDArray.Roll(a, -1, 2)[.., .., [2, 0]]", "np.roll(a, -1, 2)[:, :, [2, 0]]"),
                ("NDArray.Stack([a[[0, 1]], a[[1, 0]]], 1)", "np.stack([a[[0, 1]], a[[1, 0]]], 1)"), ("NDArray.Stack([a, a], 1)[.., [1, 0, 0]]", "np.stack([a, a], 1)[:, [1, 0, 0]]"),
                ("NDArray.Diagonal(a[[1, 0]][.., [0, 1]])", "np.diagonal(a[[1, 0]][:, [0, 1]])"), ("NDArray.Diagonal(a[[1, 0]][.., ..2])", "np.diagonal(a[[1, 0]][:, :2])"), ("NDArray.Diagonal(a[..2, ..2])[.., [1, 0]]", "np.diagonal(a[:2, :2])[:, [1, 0]]"),
                ("a[[1, 0, 1]].Reshape([3, -1])", "a[[1, 0, 1]].reshape(3, -1)"), ("NDArray.TriL(a[.., [0, 1, 1]], 1)", "np.tril(a[:, [0, 1, 1]], 1)"), ("NDArray.BroadcastTo(a[0, [1, 0]], [3, 2, a.GetLength(2)])", "np.broadcast_to(a[0, [1, 0]], (3, 2, a.shape[2]))"),
                ("a.Reshape([a.GetLength(0), -1])[[1, 0]]", "a.reshape(a.shape[0], -1)[[1, 0]]"),
            ],
        },
        new("Take", "NDArray.Take(a, [1, 0, -1], 0)", Everything, "np.take(a, [1, 0, -1], 0)")
        {
            Least = 2,
            More =
            [
                ("NDArray.Take(a, [0, 1, 1, 0], -1)", "np.take(a, [0, 1, 1, 0], -1)"), ("NDArray.Take(a, -1, 1)", "np.take(a, -1, 1)"), ("NDArray.Take(a.T, [1], axis: 1)", "np.take(a.T, [1], axis=1)"),
                ("NDArray.Take(a, NDArray.Arange<long>(2), 1)", "np.take(a, np.arange(2), 1)"), ("a[.., .., NDArray.Arange<int>(2) - 1]", "a[:, :, np.arange(2) - 1]"), ("NDArray.Take(a.T, NDArray.Arange<int>(2)[.., NDArray.NewAxis] - NDArray.Arange<int>(2), 1)", "np.take(a.T, np.arange(2)[:, None] - np.arange(2), 1)"),
                ("a[NDArray.Arange<long>(2), [1, 0]]", "a[np.arange(2), [1, 0]]"), ("a[[1, 0], .., NDArray.Arange<long>(2)[.., NDArray.NewAxis]]", "a[[1, 0], :, np.arange(2)[:, None]]"), ("a[0, .., NDArray.Arange<long>(2)]", "a[0, :, np.arange(2)]"),
                ("a[0, NDArray.Arange<long>(2)]", "a[0, np.arange(2)]"), ("a[NDArray.Arange<int>(2), NDArray.NewAxis, -NDArray.Arange<long>(2)]", "a[np.arange(2), None, -np.arange(2)]"), ("a[NDArray.Arange<int>(2)].T", "a[np.arange(2)].T"),
            ],
        },
        new("TakeAlongAxis", "NDArray.TakeAlongAxis(a, NDArray.Arange<long>(2)[NDArray.NewAxis, .., NDArray.NewAxis], 1)", Everything, "np.take_along_axis(a, np.arange(2)[None, :, None], 1)")
        {
            Least = 2,
            More = [("NDArray.TakeAlongAxis(a, NDArray.ArgMax(a, 1, keepDims: true), 1)", "np.take_along_axis(a, np.argmax(a, 1, keepdims=True), 1)"), ("NDArray.TakeAlongAxis(a.T, NDArray.ArgMin(a.T, 0, keepDims: true) - 1, 0)", "np.take_along_axis(a.T, np.argmin(a.T, 0, keepdims=True) - 1, 0)"),
                ("NDArray.TakeAlongAxis(a, NDArray.Arange<int>(2)[NDArray.NewAxis, NDArray.NewAxis] * 0 - 1, -1)[.., 1..]", "np.take_along_axis(a, np.arange(2)[None, None] * 0 - 1, -1)[:, 1:]")],
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

    private static Int128 Unsigned(DType type, Int128 value) => value & ((Int128.One << (8 * DTypes.Size(type))) - 1);

    private static int Shift(DType type, Int128 count) => (int)(count & ((8 * DTypes.Size(type)) - 1));

    private static Int128 CommonDivisor(Int128 x, Int128 y) => (Int128)System.Numerics.BigInteger.GreatestCommonDivisor(x, y);

    private static Int128 LeastCommonMultiple(Int128[] v) => v[0] == 0 || v[1] == 0 ? 0 : Int128.Abs(v[0] / CommonDivisor(v[0], v[1])) * Int128.Abs(v[1]);

    private static T After<T>(T x, T y, Func<T, T> increment)
        where T : System.Numerics.IFloatingPointIeee754<T>
        => T.IsNaN(x) || T.IsNaN(y) ? T.NaN : x == y ? y : x < y ? increment(x) : -increment(-x);

    private static Domain Positive(double high) => new(0.5, high, Special: false);

    private static int One(bool value) => value ? 1 : 0;

    private static double Variance(double[] values)
    {
        double mean = values.Sum() / values.Length;
        return values.Sum(value => (value - mean) * (value - mean)) / values.Length;
    }
}
