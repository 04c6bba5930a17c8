using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>
/// The logarithm with the digits that a power needs, of which an exponent of up to 2^10 takes ten bits: ln m = 2 artanh(s) with s = (m - 1) / (m + 1),
/// the first two terms of its series as pairs. The relative error of ln m is about 2^-64.
/// </summary>
internal static class LongLog
{
    /// <summary>ln(m 2^k), for m from √½ to √2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Of(Doubles m, Doubles k) => LogCore.Add(k, Near(m - Doubles.One).Normalize()).Normalize();

    // 2s + 2/3 s³ + ..., as a pair to be normalised.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Near(Doubles f)
    {
        Pair s = Ratio(f);
        Pair square = Pair.TwoProduct(s.High, s.High);
        Doubles squareLow = Vector256.FusedMultiplyAdd(s.High + s.High, s.Low, square.Low);
        Pair cube = Pair.TwoProduct(square.High, s.High);
        Doubles cubeLow = cube.Low + Vector256.FusedMultiplyAdd(square.High, s.Low, squareLow * s.High);
        Pair second = Pair.TwoProduct(cube.High, Vector256.Create(0.6666666666666666));
        Doubles secondLow = second.Low + Vector256.FusedMultiplyAdd(cube.High, Vector256.Create(3.700743415417188e-17), cubeLow * 0.6666666666666666);

        Pair sum = Pair.FastTwoSum(s.High + s.High, second.High);

        // s³ times the rest of its factor, both with what rounding took away: that of s counts five times here.
        Doubles tail = Tail(square.High);
        Pair factor = Pair.TwoProduct(square.High, tail);
        Doubles factorLow = Vector256.FusedMultiplyAdd(squareLow, tail, factor.Low);
        Doubles rest = Vector256.FusedMultiplyAdd(cubeLow, factor.High, Vector256.FusedMultiplyAdd(cube.High, factorLow, s.Low + s.Low));
        Doubles low = secondLow + Vector256.FusedMultiplyAdd(cube.High, factor.High, rest);
        return new(sum.High, sum.Low + low);
    }

    // f / (2 + f), by one division: the rest is divided by multiplying.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Ratio(Doubles f)
    {
        Pair divisor = Pair.FastTwoSum(Vector256.Create(2.0), f);
        Doubles inverse = Doubles.One / divisor.High;
        Doubles quotient = f * inverse;
        Doubles rest = Vector256.FusedMultiplyAdd(-quotient, divisor.Low, Vector256.FusedMultiplyAdd(-quotient, divisor.High, f));
        return new(quotient, rest * inverse);
    }

    // (2 artanh(s) - 2s - 2/3 s³) / s⁵ as a function of s², interpolated at Chebyshev's nodes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles Tail(Doubles square)
    {
        Doubles fourth = square * square;
        Doubles even = Vector256.Create(0.11706236339491206), odd = Vector256.Create(0.11723178623876518);
        even = Powers.Step(even, fourth, 0.1538459496251843);
        odd = Powers.Step(odd, fourth, 0.1333480469384731);
        even = Powers.Step(even, fourth, 0.22222222221655885);
        odd = Powers.Step(odd, fourth, 0.18181818335392802);
        even = Powers.Step(even, fourth, 0.4);
        odd = Powers.Step(odd, fourth, 0.28571428571429364);
        return Vector256.FusedMultiplyAdd(odd, square, even);
    }
}
