using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd;

/// <summary>
/// The logarithm with the digits that a power needs, of which an exponent of up to 2^10 takes ten bits: ln m = 2 artanh(s) with s = (m - 1) / (m + 1),
/// the first two terms of its series as pairs. The relative error of ln m is about 2^-64.
/// </summary>
internal static class LongLog
{
    // 2/5, 2/7, ... 2/27
    private static ReadOnlySpan<double> Series =>
        [2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23, 2.0 / 25, 2.0 / 27];

    /// <summary>ln x, for positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Of(Doubles x)
    {
        Doubles f = LogCore.SplitAnywhere(x, out Doubles k) - Doubles.One;
        Pair s = new Pair(f, Doubles.Zero) / Pair.FastTwoSum(Vector256.Create(2.0), f);
        Pair square = s * s;
        Pair cube = square * s;
        Doubles tail = cube.High * square.High * Powers.Polynomial(square.High, Series);
        Pair sum = s.Scale(Vector256.Create(2.0)) + (cube * Pair.Create(0.6666666666666666, 3.700743415417188e-17));
        return LogCore.Add(k, Pair.FastTwoSum(sum.High, sum.Low + tail)).Normalize();
    }
}
