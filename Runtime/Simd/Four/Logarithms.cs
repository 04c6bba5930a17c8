using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>A logarithm to some base.</summary>
internal interface ILogarithm
{
    /// <summary>The logarithm of (1 + f) 2^k, for f from √½ - 1 to √2 - 1.</summary>
    static abstract Doubles Of(Doubles f, Doubles k);
}

/// <summary>Takes the exponents out of numbers, and the logarithm of what remains.</summary>
internal static class Logarithm
{
    /// <summary>The logarithm of x; -∞ of 0, NaN of negative numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Of<TLogarithm>(Doubles x)
        where TLogarithm : ILogarithm
    {
        if (!LogCore.IsOrdinary(x))
        {
            return Anywhere<TLogarithm>(x);
        }

        Doubles m = LogCore.Split(x, out Doubles k);
        return TLogarithm.Of(m - Doubles.One, k);
    }

    // Some of the numbers are subnormal or have no logarithm. The others come out the same.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Doubles Anywhere<TLogarithm>(Doubles x)
        where TLogarithm : ILogarithm
    {
        Doubles m = LogCore.SplitAnywhere(x, out Doubles k);
        return LogCore.AtEnds(x, TLogarithm.Of(m - Doubles.One, k));
    }
}

/// <summary>ln x, within 0.95 ulps.</summary>
internal readonly struct Log : IVectorFunction, ILogarithm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply(Doubles x) => Logarithm.Of<Log>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Of(Doubles f, Doubles k) => LogCore.Rounded(k, f);
}

/// <summary>The logarithm to base 2, within 0.8 ulps; exact for powers of 2.</summary>
internal readonly struct Log2 : IVectorFunction, ILogarithm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply(Doubles x) => Logarithm.Of<Log2>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Of(Doubles f, Doubles k)
        => LogCore.Add(k, 1, 0, LogCore.Near(f).Normalize() * Pair.Create(1.4426950408889634, 2.0355273740931033e-17)).Round();
}

/// <summary>The logarithm to base 10, within 0.7 ulps; exact for powers of 10.</summary>
internal readonly struct Log10 : IVectorFunction, ILogarithm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply(Doubles x) => Logarithm.Of<Log10>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Of(Doubles f, Doubles k)
        => LogCore.Add(k, 0.30102999566383914, 1.42050232272661e-13, LogCore.Near(f).Normalize() * Pair.Create(0.4342944819032518, 1.098319650216765e-17)).Round();
}

/// <summary>ln(1 + x), within 0.75 ulps near 0 as elsewhere.</summary>
internal readonly struct Log1p : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        // What 1 + x loses is given back to the number near 1. Near the top of the range there is nothing left to give.
        Pair sum = Pair.TwoSum(Doubles.One, x);
        Doubles m = LogCore.Split(sum.High, out Doubles k);
        Pair f = Pair.FastTwoSum(m - Doubles.One, sum.Low * Powers.OfTwo(-Vector256.Min(k, Vector256.Create(1022.0))));
        Pair log = LogCore.Near(f.High);
        log = new(log.High, log.Low + Vector256.FusedMultiplyAdd(-f.High, f.Low, f.Low));
        Doubles result = LogCore.AtEnds(sum.High, LogCore.Add(k, log).Round());

        // ln(1 + x) is x to the last bit here, with its sign.
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(1e-17)), x, result);
    }
}
