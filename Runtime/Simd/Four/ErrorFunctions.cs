using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>The error function, 2/√π times the integral of e^-t² from 0 to x, within 0.7 ulps.</summary>
internal readonly struct Erf : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Doubles magnitude = Vector256.Abs(x);
        Pair rest = GaussianTail.Of(Vector256.Min(magnitude, Vector256.Create(6.0)), out Doubles power);
        rest = rest.Scale(Powers.OfTwo(power));
        Pair sum = Pair.FastTwoSum(Doubles.One, -rest.High);
        Doubles result = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(0.5)), GaussianTail.Small(magnitude).Round(), sum.High + (sum.Low - rest.Low));
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), Powers.CopySign(result, x), x);
    }
}

/// <summary>1 less the error function, within 0.9 ulps, or 1 where the result is subnormal: it keeps its digits where that is near 1.</summary>
internal readonly struct Erfc : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Pair rest = GaussianTail.Of(Vector256.Min(Vector256.Abs(x), Vector256.Create(27.3)), out Doubles power);
        Doubles right = Powers.Scale(rest.Round(), power);

        // To the left of 0 what is left of 2; beyond 2^-64 nothing of it.
        rest = rest.Scale(Powers.OfTwo(Vector256.Max(power, Vector256.Create(-200.0))));
        Pair sum = Pair.FastTwoSum(Vector256.Create(2.0), -rest.High);
        Doubles result = Vector256.ConditionalSelect(Vector256.LessThan(x, Doubles.Zero), sum.High + (sum.Low - rest.Low), right);

        // Around 0 the digits of u would count.
        Pair small = GaussianTail.Small(x);
        Pair near = Pair.FastTwoSum(Doubles.One, -small.High);
        result = Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(0.5)), near.High + (near.Low - small.Low), result);
        result = Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(27.3)), Doubles.Zero, result);
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), result, x);
    }
}

/// <summary>
/// erfc(x) = e^(m(u) - x²) / (1 + 2x) for x from 0 to 27.3, with u = (x - 3/2) / (x + 3/2) as Shepherd and Laframboise map that axis ("Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x &lt; ∞", 1981).
/// Of their function m is the logarithm, from 0 to 1/4: rounding it is a small part of an ulp of the result. It is interpolated at Chebyshev's nodes by a polynomial of degree 30, and errs by 2^-59.
/// </summary>
internal static class GaussianTail
{
    private static ReadOnlySpan<double> Even =>
    [
        0.2518022715683379, -0.18516538087391263, 0.0014747340319458911, -0.008289206240543067, 0.0007454966818800521, -2.493584260922539e-05, -0.00020155524106381658, 5.2095487990205694e-05,
        5.143276945730826e-06, -9.274925586625419e-06, 9.86568618399988e-07, 1.1877158502974375e-06, -4.372093839356958e-07, -5.388096521076873e-08, 5.6762673002824115e-08, -9.062095254200278e-09,
    ];

    private static ReadOnlySpan<double> Odd =>
    [
        -0.02640240533858311, 0.08381984648239471, 0.0019670841650440097, 6.386382364842642e-05, 0.0011426187709808358, -0.00022848030301798785, -3.0017148957973578e-06, 4.231109025264921e-05,
        -9.834984016628859e-06, -2.5764597030347134e-06, 1.6795330927738213e-06, 3.8639686039526195e-07, -5.172125094318881e-07, 1.621817718045807e-07, -1.7613237899905068e-08,
    ];

    // (erf(x) / x - 2/√π) / x² as a function of x², interpolated at Chebyshev's nodes up to 1/4.
    private static ReadOnlySpan<double> Series =>
    [
        -0.37612638903183754, 0.112837916709551, -0.02686617064510409, 0.005223977624325344, -0.0008548326793233783, 0.0001205530629440674, -1.4923829613452872e-05, 1.6389446360450111e-06,
        -1.4787385599052157e-07,
    ];

    /// <summary>erfc(x) for x from 0 to 27.3, as a pair times 2^power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Of(Doubles x, out Doubles power)
    {
        Doubles u = (x - Vector256.Create(1.5)) / (x + Vector256.Create(1.5)), square = u * u;
        Doubles m = Vector256.FusedMultiplyAdd(Powers.Polynomial(square, Odd), u, Powers.Polynomial(square, Even));
        Pair exponent = Pair.TwoProduct(-x, x);
        Pair sum = Pair.TwoSum(exponent.High, m);
        Pair value = ExpCore.Exp(Pair.FastTwoSum(sum.High, sum.Low + exponent.Low), out power).Normalize();
        return value / Pair.TwoSum(Doubles.One, x + x);
    }

    /// <summary>erf(x) for x from -1/2 to 1/2: 2/√π x as a pair, and the rest of the series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Small(Doubles x)
    {
        Doubles square = x * x;
        Pair first = Pair.TwoProduct(x, Vector256.Create(1.1283791670955126));
        Doubles low = Vector256.FusedMultiplyAdd(x, Vector256.Create(1.533545961316588e-17), first.Low);
        return new(first.High, Vector256.FusedMultiplyAdd(x * square, Powers.Polynomial(square, Series), low));
    }
}
