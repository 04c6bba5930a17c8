using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd;

/// <summary>
/// ln x = k ln 2 + ln m with a whole k and m from √½ to √2; ln m = 2 artanh(s) with s = (m - 1) / (m + 1), the first two terms of its series as pairs.
/// The relative error of ln m is about 2^-64.
/// </summary>
internal static class LogCore
{
    private const double Normal = 2.2250738585072014E-308;
    private const long SqrtHalf = 0x3FE6A09E667F3BCD;
    private const long One = 0x3FF0000000000000;
    private const long ExponentBits = 0x7FF0000000000000;

    // 2/5, 2/7, ... 2/27
    private static ReadOnlySpan<double> Series =>
        [2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23, 2.0 / 25, 2.0 / 27];

    /// <summary>ln m and k, for positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Log(Pair x, out Doubles k)
    {
        // Subnormal numbers are made normal first.
        Doubles isSubnormal = Vector256.LessThan(x.High, Vector256.Create(Normal));
        Vector256<long> bits = (x.High * Vector256.ConditionalSelect(isSubnormal, Vector256.Create(18014398509481984.0), Doubles.One)).AsInt64();

        // The exponent bits count from √½ instead of 1, and k + 1023 is what they hold.
        Vector256<long> biased = (bits - Vector256.Create(SqrtHalf) + Vector256.Create(One)) & Vector256.Create(ExponentBits);
        Doubles whole = (Vector256.ShiftRightLogical(biased, 52) | Vector256.Create(4503599627370496.0).AsInt64()).AsDouble() - Vector256.Create(4503599627370496.0 + 1023);
        Doubles m = (bits - biased + Vector256.Create(One)).AsDouble();
        // Near the top of the range there is no low part left to scale.
        Doubles low = x.Low * Powers.OfTwo(-Vector256.Min(whole, Vector256.Create(1022.0)));
        k = whole - (isSubnormal & Vector256.Create(54.0));
        return Near(Pair.FastTwoSum(m - Doubles.One, low));
    }

    /// <summary>k times a constant given as a head short enough for an exact product and the rest, plus a pair that is smaller unless k is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Add(Doubles k, double head, double rest, Pair log)
    {
        Pair sum = Pair.FastTwoSum(k * head, log.High);
        return Pair.FastTwoSum(sum.High, sum.Low + Vector256.FusedMultiplyAdd(k, Vector256.Create(rest), log.Low));
    }

    /// <summary>k ln 2 + ln m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Add(Doubles k, Pair log) => Add(k, 0.693147180559663, 2.8235290563031577e-13, log);

    /// <summary>The logarithm's value where x is not positive and finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles AtEnds(Doubles x, Doubles log)
    {
        Doubles result = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(double.PositiveInfinity)), log, x);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, Doubles.Zero), Vector256.Create(double.NegativeInfinity), result);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Doubles.Zero), Vector256.Create(double.NaN), result);
    }

    // ln(1 + f)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Near(Pair f)
    {
        Pair s = f / (Pair.Create(2, 0) + f);
        Pair square = s * s;
        Pair cube = square * s;
        Doubles tail = cube.High * square.High * Powers.Polynomial(square.High, Series);
        Pair sum = s.Scale(Vector256.Create(2.0)) + (cube * Pair.Create(0.6666666666666666, 3.700743415417188e-17));
        return Pair.FastTwoSum(sum.High, sum.Low + tail);
    }
}
