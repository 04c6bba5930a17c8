using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>
/// ln x = k ln 2 + ln m with a whole k and m from √½ to √2. With f = m - 1 and s = f / (2 + f), ln m = 2 artanh(s) = f - f²/2 + s (f²/2 + s² p(s²)),
/// as in Sun's fdlibm, with a polynomial p of degree 6 that interpolates at Chebyshev's nodes and errs by 2^-57.
/// </summary>
internal static class LogCore
{
    /// <summary>The smallest normal number.</summary>
    public const double Normal = 2.2250738585072014E-308;

    // ln 2, the first part short enough for exact products with exponents.
    private const double Log2High = 0.693147180559663;
    private const double Log2Low = 2.8235290563031577e-13;

    private const long SqrtHalf = 0x3FE6A09E667F3BCD;
    private const long One = 0x3FF0000000000000;
    private const long LeastNormal = 0x0010000000000000;
    private const long ExponentBits = 0x7FF0000000000000;

    /// <summary>True when every lane is positive, normal and finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOrdinary(Doubles x)
    {
        // As unsigned integers, the bits of such numbers are those from the least normal one's up to infinity's; a shift makes the order that of signed ones.
        Vector256<long> shifted = x.AsInt64() + Vector256.Create(unchecked(long.MinValue - LeastNormal));
        return Vector256.LessThanAll(shifted, Vector256.Create(long.MinValue + (ExponentBits - LeastNormal)));
    }

    /// <summary>x = m 2^k, for positive, normal, finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Split(Doubles x, out Doubles k)
    {
        // The exponent bits count from √½ instead of 1, and k + 1023 is what they hold.
        Vector256<long> biased = (x.AsInt64() - Vector256.Create(SqrtHalf - One)) & Vector256.Create(ExponentBits);
        k = (Vector256.ShiftRightLogical(biased, 52) | Vector256.Create(4503599627370496.0).AsInt64()).AsDouble() - Vector256.Create(4503599627370496.0 + 1023);
        return (x.AsInt64() - biased + Vector256.Create(One)).AsDouble();
    }

    /// <summary>x = m 2^k, for positive finite x: subnormal numbers are made normal first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles SplitAnywhere(Doubles x, out Doubles k)
    {
        Doubles isSubnormal = Vector256.LessThan(x, Vector256.Create(Normal));
        Doubles m = Split(x * Vector256.ConditionalSelect(isSubnormal, Vector256.Create(18014398509481984.0), Doubles.One), out k);
        k -= isSubnormal & Vector256.Create(54.0);
        return m;
    }

    /// <summary>k ln 2 + ln(1 + f) for f from √½ - 1 to √2 - 1, rounded, within 0.95 ulps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Rounded(Doubles k, Doubles f)
    {
        Doubles s = f / (f + Vector256.Create(2.0)), square = s * s, half = f * 0.5 * f;
        Doubles low = Vector256.FusedMultiplyAdd(k, Vector256.Create(Log2Low), s * Vector256.FusedMultiplyAdd(square, Tail(square), half));
        return Vector256.FusedMultiplyAdd(k, Vector256.Create(Log2High), f - (half - low));
    }

    /// <summary>ln(1 + f) for f from √½ - 1 to √2 - 1, as a pair to be normalised: f²/2 is kept exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Near(Doubles f)
    {
        Doubles s = f / (f + Vector256.Create(2.0)), square = s * s;
        Pair half = Pair.TwoProduct(f * 0.5, f);
        Pair sum = Pair.FastTwoSum(f, -half.High);
        Doubles series = Vector256.FusedMultiplyAdd(square, Tail(square), half.High);
        return new(sum.High, Vector256.FusedMultiplyAdd(s, series, sum.Low - half.Low));
    }

    /// <summary>k times a constant given as a head short enough for an exact product and the rest, plus a pair that is smaller unless k is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Add(Doubles k, double head, double rest, Pair log)
    {
        Pair sum = Pair.FastTwoSum(k * head, log.High);
        return new(sum.High, sum.Low + Vector256.FusedMultiplyAdd(k, Vector256.Create(rest), log.Low));
    }

    /// <summary>k ln 2 + ln m, as a pair to be normalised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Add(Doubles k, Pair log) => Add(k, Log2High, Log2Low, log);

    /// <summary>The logarithm's value where x is not positive and finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles AtEnds(Doubles x, Doubles log)
    {
        Doubles result = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(double.PositiveInfinity)), log, x);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, Doubles.Zero), Vector256.Create(double.NegativeInfinity), result);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Doubles.Zero), Vector256.Create(double.NaN), result);
    }

    // (2 artanh(s) - 2s) / s³ as a function of s², interpolated at Chebyshev's nodes by a polynomial of degree 6.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles Tail(Doubles square)
    {
        Doubles fourth = square * square;
        Doubles even = Vector256.Create(0.14616585424888623), odd = Vector256.Create(0.15331710618210773);
        even = Powers.Step(even, fourth, 0.18182889455674947);
        odd = Powers.Step(odd, fourth, 0.22222211130259878);
        even = Powers.Step(even, fourth, 0.2857142862600327);
        odd = Powers.Step(odd, fourth, 0.39999999999899444);
        even = Powers.Step(even, fourth, 0.666666666666667);
        return Vector256.FusedMultiplyAdd(odd, square, even);
    }
}
