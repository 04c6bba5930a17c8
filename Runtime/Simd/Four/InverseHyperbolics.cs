using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>ln(x + √(x² + 1)), within 0.75 ulps.</summary>
internal readonly struct Asinh : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Doubles magnitude = Vector256.Abs(x);
        Doubles result = InverseHyperbolic.Of(magnitude, 1);
        result = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(1e-9)), magnitude, result);
        return Powers.CopySign(result, x);
    }
}

/// <summary>ln(x + √(x² - 1)), within 0.75 ulps; NaN below 1.</summary>
internal readonly struct Acosh : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Doubles result = InverseHyperbolic.Of(Vector256.Max(x, Doubles.One), -1);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Doubles.One), Vector256.Create(double.NaN), result);
    }
}

/// <summary>ln((1 + x) / (1 - x)) / 2, within 0.75 ulps; infinite at ±1, NaN beyond.</summary>
internal readonly struct Atanh : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Doubles magnitude = Vector256.Abs(x), inside = Vector256.Min(magnitude, Vector256.Create(0.9999999999999999));
        Pair quotient = Pair.FastTwoSum(Doubles.One, inside) / Pair.FastTwoSum(Doubles.One, -inside);
        Doubles result = PairLog.Of(quotient, Doubles.Zero).Round() * 0.5;
        result = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(1e-9)), magnitude, result);
        result = Vector256.ConditionalSelect(Vector256.Equals(magnitude, Doubles.One), Vector256.Create(double.PositiveInfinity), result);
        result = Vector256.ConditionalSelect(Vector256.GreaterThan(magnitude, Doubles.One), Vector256.Create(double.NaN), result);
        return Powers.CopySign(result, x);
    }
}

/// <summary>What the inverse hyperbolic functions share.</summary>
internal static class InverseHyperbolic
{
    // From here on 1 is nothing beside x², which would overflow later.
    private const double Large = 1e9;

    /// <summary>ln(x + √(x² + one)) for x of at least 0, with 1 or -1 as one; infinities and NaN stay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Of(Doubles x, double one)
    {
        Doubles isLarge = Vector256.GreaterThan(x, Vector256.Create(Large)), near = Vector256.Min(x, Vector256.Create(Large));
        Pair square = Pair.TwoProduct(near, near);
        Pair sum = Pair.TwoSum(square.High, Vector256.Create(one));
        Pair root = Roots.Sqrt(Pair.FastTwoSum(sum.High, sum.Low + square.Low));
        Pair whole = Pair.TwoSum(root.High, near);
        whole = Pair.FastTwoSum(whole.High, whole.Low + root.Low);
        whole = Pair.Select(isLarge, new(x, Doubles.Zero), whole);
        return LogCore.AtEnds(x + Doubles.One, PairLog.Of(whole, isLarge & Doubles.One).Round());
    }
}
