using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>The sine of an angle in radians, within 1 ulp at any size.</summary>
internal readonly struct Sin : IVectorFunction, IAngleFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply(Doubles x)
        => Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(1e-9)), x, Angle.Apply<Sin>(x));

    /// <summary>In the quadrants the sine is a sine, a cosine, and their negatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply(Vector256<long> quarters, Pair rest)
    {
        Doubles isOdd = Vector256.Equals(quarters & Vector256<long>.One, Vector256<long>.One).AsDouble();
        Doubles sign = Vector256.ShiftLeft(quarters & Vector256.Create(2L), 62).AsDouble();
        return Vector256.ConditionalSelect(isOdd, Angle.Cosine(rest).Round(), Angle.Sine(rest).Round()) ^ sign;
    }
}

/// <summary>The cosine of an angle in radians, within 1 ulp at any size.</summary>
internal readonly struct Cos : IVectorFunction, IAngleFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply(Doubles x) => Angle.Apply<Cos>(x);

    /// <summary>The sine a quarter turn further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply(Vector256<long> quarters, Pair rest) => Sin.Apply(quarters + Vector256<long>.One, rest);
}

/// <summary>The tangent of an angle in radians, within 1.5 ulps at any size.</summary>
internal readonly struct Tan : IVectorFunction, IAngleFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
        => Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(1e-9)), x, Angle.Apply<Tan>(x));

    /// <summary>Sine over cosine, or the negative of its inverse after an odd number of quarters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply(Vector256<long> quarters, Pair rest)
    {
        Pair sine = Angle.Sine(rest).Normalize(), cosine = Angle.Cosine(rest).Normalize();
        Doubles isOdd = Vector256.Equals(quarters & Vector256<long>.One, Vector256<long>.One).AsDouble();
        return (Pair.Select(isOdd, -cosine, sine) / Pair.Select(isOdd, sine, cosine)).High;
    }
}
