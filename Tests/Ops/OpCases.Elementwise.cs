using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Ops;

/// <content>Operations element by element.</content>
internal static partial class OpCases
{
    private static OpCase[] Elementwise =>
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
        new("Choose", "NDArray.Choose((a == b).Cast<int>() + (b != c).Cast<int>(), [a, b, c])", Everything, "np.choose((a == b).astype(int) + (b != c).astype(int), [a, b, c])") { Arrays = 3, Domains = [new(-3, 3)] },
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
    ];
}
