using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Simd;

/// <summary>A function of <see cref="VectorMath"/> at every width, what NumPy calls it, and the largest error in ulps it may have as double; where the result is subnormal, 1.</summary>
internal sealed record VectorFunction(
    string NumPy,
    double Ulps,
    double Range,
    Func<Vector128<double>, Vector128<double>, Vector128<double>> Double128,
    Func<Vector256<double>, Vector256<double>, Vector256<double>> Double256,
    Func<Vector512<double>, Vector512<double>, Vector512<double>> Double512,
    Func<Vector128<float>, Vector128<float>, Vector128<float>> Single128,
    Func<Vector256<float>, Vector256<float>, Vector256<float>> Single256,
    Func<Vector512<float>, Vector512<float>, Vector512<float>> Single512)
{
    /// <summary>The magnitude below which an error is measured in units of the last place of this one: near zeros that are not resolved.</summary>
    public Func<double, double, double> Floor { get; init; } = (_, _) => 0;

    /// <summary>Every function, with the range of arguments in which its values are neither trivial nor infinite.</summary>
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        Unary("np.cbrt(x)", 0.51, 1e6, VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt),
        Unary("np.exp(x)", 0.8, 750, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
        Unary("np.exp2(x)", 0.6, 1080, VectorMath.Exp2, VectorMath.Exp2, VectorMath.Exp2, VectorMath.Exp2, VectorMath.Exp2, VectorMath.Exp2),
        Unary("np.expm1(x)", 0.8, 50, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1),
        Unary("np.log(x)", 0.95, 10, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log),
        Unary("np.log2(x)", 0.8, 10, VectorMath.Log2, VectorMath.Log2, VectorMath.Log2, VectorMath.Log2, VectorMath.Log2, VectorMath.Log2),
        Unary("np.log10(x)", 0.7, 10, VectorMath.Log10, VectorMath.Log10, VectorMath.Log10, VectorMath.Log10, VectorMath.Log10, VectorMath.Log10),
        Unary("np.log1p(x)", 0.75, 2, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p),
        Unary("np.sin(x)", 1, 100, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin),
        Unary("np.cos(x)", 1, 100, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos),
        Unary("np.tan(x)", 1.5, 100, VectorMath.Tan, VectorMath.Tan, VectorMath.Tan, VectorMath.Tan, VectorMath.Tan, VectorMath.Tan),
        Unary("np.arcsin(x)", 0.65, 1, VectorMath.Asin, VectorMath.Asin, VectorMath.Asin, VectorMath.Asin, VectorMath.Asin, VectorMath.Asin),
        Unary("np.arccos(x)", 0.65, 1, VectorMath.Acos, VectorMath.Acos, VectorMath.Acos, VectorMath.Acos, VectorMath.Acos, VectorMath.Acos),
        Unary("np.arctan(x)", 0.65, 10, VectorMath.Atan, VectorMath.Atan, VectorMath.Atan, VectorMath.Atan, VectorMath.Atan, VectorMath.Atan),
        Unary("np.sinh(x)", 0.75, 20, VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh),
        Unary("np.cosh(x)", 0.6, 20, VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh),
        Unary("np.tanh(x)", 0.75, 20, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
        Unary("np.arcsinh(x)", 0.75, 20, VectorMath.Asinh, VectorMath.Asinh, VectorMath.Asinh, VectorMath.Asinh, VectorMath.Asinh, VectorMath.Asinh),
        Unary("np.arccosh(x)", 0.75, 20, VectorMath.Acosh, VectorMath.Acosh, VectorMath.Acosh, VectorMath.Acosh, VectorMath.Acosh, VectorMath.Acosh),
        Unary("np.arctanh(x)", 0.75, 1, VectorMath.Atanh, VectorMath.Atanh, VectorMath.Atanh, VectorMath.Atanh, VectorMath.Atanh, VectorMath.Atanh),
        Unary("np.sinc(x)", 0.85, 100, VectorMath.Sinc, VectorMath.Sinc, VectorMath.Sinc, VectorMath.Sinc, VectorMath.Sinc, VectorMath.Sinc),
        Unary("np.erf(x)", 0.7, 6, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf),
        Unary("np.erfc(x)", 0.9, 28, VectorMath.Erfc, VectorMath.Erfc, VectorMath.Erfc, VectorMath.Erfc, VectorMath.Erfc, VectorMath.Erfc),
        Unary("np.gamma(x)", 1, 170, VectorMath.Gamma, VectorMath.Gamma, VectorMath.Gamma, VectorMath.Gamma, VectorMath.Gamma, VectorMath.Gamma),
        Unary("np.gammaln(x)", 0.85, 170, VectorMath.LogGamma, VectorMath.LogGamma, VectorMath.LogGamma, VectorMath.LogGamma, VectorMath.LogGamma, VectorMath.LogGamma) with { Floor = (x, _) => x < 0 ? 1 : 0 },
        new("np.logaddexp(x, y)", 0.75, 50, VectorMath.LogAddExp, VectorMath.LogAddExp, VectorMath.LogAddExp, VectorMath.LogAddExp, VectorMath.LogAddExp, VectorMath.LogAddExp) { Floor = (x, y) => Math.Max(Math.Abs(Math.Max(x, y)) / 8, 1e-290) },
        new("np.power(x, y)", 1, 50, VectorMath.Pow, VectorMath.Pow, VectorMath.Pow, VectorMath.Pow, VectorMath.Pow, VectorMath.Pow),
        new("np.arctan2(x, y)", 0.65, 50, VectorMath.Atan2, VectorMath.Atan2, VectorMath.Atan2, VectorMath.Atan2, VectorMath.Atan2, VectorMath.Atan2),
        new("np.hypot(x, y)", 0.51, 50, VectorMath.Hypot, VectorMath.Hypot, VectorMath.Hypot, VectorMath.Hypot, VectorMath.Hypot, VectorMath.Hypot),
        new("np.fmod(x, y)", 0, 50, VectorMath.Remainder, VectorMath.Remainder, VectorMath.Remainder, VectorMath.Remainder, VectorMath.Remainder, VectorMath.Remainder),
    ];

    /// <summary>The names of <see cref="All"/>, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(function => function.NumPy)];

    /// <summary>The function NumPy calls so.</summary>
    public static VectorFunction Find(string numPy) => All.Single(function => function.NumPy == numPy);

    /// <summary>The function of one pair, by lane 0 of the least width.</summary>
    public double Apply(double x, double y) => Double128(Vector128.Create(x), Vector128.Create(y))[0];

    /// <summary>The function of one pair, by lane 0 of the least width.</summary>
    public float Apply(float x, float y) => Single128(Vector128.Create(x), Vector128.Create(y))[0];

    private static VectorFunction Unary(
        string numPy,
        double ulps,
        double range,
        Func<Vector128<double>, Vector128<double>> double128,
        Func<Vector256<double>, Vector256<double>> double256,
        Func<Vector512<double>, Vector512<double>> double512,
        Func<Vector128<float>, Vector128<float>> single128,
        Func<Vector256<float>, Vector256<float>> single256,
        Func<Vector512<float>, Vector512<float>> single512)
        => new(
            numPy,
            ulps,
            range,
            (x, _) => double128(x),
            (x, _) => double256(x),
            (x, _) => double512(x),
            (x, _) => single128(x),
            (x, _) => single256(x),
            (x, _) => single512(x));
}
