using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>e^x, within 0.8 ulps, or 1 where the result is subnormal.</summary>
internal readonly struct Exp : IVectorFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply(Doubles x)
    {
        if (!Vector256.LessThanAll(Vector256.Abs(x), Vector256.Create(ExpCore.Normal)))
        {
            return ApplyAnywhere(x);
        }

        // The exponent goes straight into its place.
        Doubles value = ExpCore.Exp(x, out _, out Vector256<long> power);
        return (value.AsInt64() + Vector256.ShiftLeft(power, 52)).AsDouble();
    }

    // Some of the results are not normal: those are scaled in two steps. The others come out the same.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Doubles ApplyAnywhere(Doubles x)
    {
        Doubles value = ExpCore.Exp(ExpCore.Clamp(x), out Doubles power, out _);
        return Powers.Scale(value, power);
    }
}

/// <summary>2^x, within 0.6 ulps, or 1 where the result is subnormal; exact for whole x.</summary>
internal readonly struct Exp2 : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Doubles clamped = Vector256.Min(Vector256.Max(x, Vector256.Create(-1080.0)), Vector256.Create(1080.0));
        Pair value = ExpCore.Exp2(clamped, out Doubles power);
        return Powers.Scale(value.Round(), power);
    }
}

/// <summary>e^x - 1, within 0.8 ulps near 0 as elsewhere.</summary>
internal readonly struct Expm1 : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Pair value = ExpCore.Exp(ExpCore.Clamp(x), out Doubles power).Normalize();
        Doubles high = Powers.Scale(value.High, power);
        Pair less = Pair.TwoSum(high, -Doubles.One);
        Doubles result = less.High + (less.Low + Powers.Scale(value.Low, power));

        // Beyond 2^1000 the -1 is nothing and the exact sum would overflow; tiny x are their own result, with their sign.
        result = Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(690.0)), Powers.Scale(value.Round(), power), result);
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(1e-17)), x, result);
    }
}

/// <summary>(e^x - e^-x) / 2, within 0.75 ulps.</summary>
internal readonly struct Sinh : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Pair half = Hyperbolic.HalfExp(Vector256.Abs(x), out Doubles power);

        // With h = e^|x| / 2 and u = h - 1/2: sinh = u + u / 2h, which keeps its digits near 0.
        Pair u = Hyperbolic.Less(half, 0.5);
        Doubles small = (u + ((u / half).Scale(Vector256.Create(0.5)))).Round();
        Doubles large = half.Round() * power;
        Doubles magnitude = Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Abs(x), Vector256.Create(Hyperbolic.Large)), large, small);
        magnitude = Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(1e-9)), Vector256.Abs(x), magnitude);
        return Powers.CopySign(magnitude, x);
    }
}

/// <summary>(e^x + e^-x) / 2, within 0.6 ulps.</summary>
internal readonly struct Cosh : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Pair half = Hyperbolic.HalfExp(Vector256.Abs(x), out Doubles power);
        Doubles small = (half + (Pair.Create(0.25, 0) / half)).Round();
        Doubles large = half.Round() * power;
        return Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Abs(x), Vector256.Create(Hyperbolic.Large)), large, small);
    }
}

/// <summary>sinh(x) / cosh(x), within 0.75 ulps.</summary>
internal readonly struct Tanh : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        // With u = (e^2|x| - 1) / 2: tanh = u / (u + 1). From 20 on the result is 1.
        Pair half = Hyperbolic.HalfExp(Vector256.Min(Vector256.Abs(x) * 2, Vector256.Create(40.0)), out _);
        Pair u = Hyperbolic.Less(half, 0.5);
        Doubles magnitude = (u / Hyperbolic.Less(half, -0.5)).Round();
        magnitude = Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(1e-9)), Vector256.Abs(x), magnitude);
        return Powers.CopySign(magnitude, x);
    }
}

/// <summary>What the hyperbolic functions share.</summary>
internal static class Hyperbolic
{
    /// <summary>Above it e^-x is nothing beside e^x, and e^x is scaled in two steps, since a hyperbolic function overflows later.</summary>
    public const double Large = 40;

    /// <summary>e^x / 2 for x of at least 0; above <see cref="Large"/> it must still be multiplied by <paramref name="power"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair HalfExp(Doubles x, out Doubles power)
    {
        Pair value = ExpCore.Exp(Vector256.Min(x, Vector256.Create(712.0)), out Doubles whole).Normalize();
        Doubles half = Vector256.Floor(whole * 0.5);
        Doubles isLarge = Vector256.GreaterThan(x, Vector256.Create(Large));
        power = Powers.OfTwo(whole - half);
        return value.Scale(Vector256.ConditionalSelect(isLarge, Powers.OfTwo(half - Doubles.One), Powers.OfTwo(whole - Doubles.One)));
    }

    /// <summary>x less a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Less(Pair x, double constant)
    {
        Pair sum = Pair.TwoSum(x.High, Vector256.Create(-constant));
        return Pair.FastTwoSum(sum.High, sum.Low + x.Low);
    }
}
