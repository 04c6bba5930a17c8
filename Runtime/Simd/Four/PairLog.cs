using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>Logarithms of pairs, positive and normal.</summary>
internal static class PairLog
{
    /// <summary>ln(x 2^more), as a pair to be normalised; its relative error is about 2^-57, near 1 too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Of(Pair x, Doubles more)
    {
        Pair f = Fraction(x, out Doubles k);
        Pair log = LogCore.Near(f.High);
        return LogCore.Add(k + more, new(log.High, log.Low + (f.Low / (Doubles.One + f.High))));
    }

    /// <summary>ln x, with an absolute error of about 2^-64 in ln m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Long(Pair x)
    {
        Doubles m = LogCore.SplitAnywhere(x.High, out Doubles k);
        Pair log = LongLog.Of(m, k);
        return Pair.FastTwoSum(log.High, log.Low + (x.Low / x.High));
    }

    // x = (1 + f) 2^k
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Fraction(Pair x, out Doubles k)
    {
        Doubles m = LogCore.Split(x.High, out k);
        return Pair.FastTwoSum(m - Doubles.One, x.Low * Powers.OfTwo(-Vector256.Min(k, Vector256.Create(1022.0))));
    }
}
