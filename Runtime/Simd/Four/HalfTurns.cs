using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>sin(πx) / πx, within 0.85 ulps: 1 at 0, 0 at other whole numbers, and NaN at infinity.</summary>
internal readonly struct Sinc : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Doubles magnitude = Vector256.Abs(x), inside = Vector256.Min(magnitude, Vector256.Create(HalfTurns.AllWhole));
        Doubles result = (HalfTurns.Sine(inside) / HalfTurns.Radians(inside)).Round() + Doubles.Zero;
        result = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(1e-9)), Doubles.One, result);
        return Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(double.PositiveInfinity)), result, Vector256.Create(double.NaN));
    }
}

/// <summary>Angles counted in half turns.</summary>
internal static class HalfTurns
{
    /// <summary>From here on all doubles are whole.</summary>
    public const double AllWhole = 4503599627370496;

    private const double PiHigh = 3.141592653589793, PiLow = 1.2246467991473532e-16;

    /// <summary>πx.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Radians(Doubles x) => Pair.Create(PiHigh, PiLow) * x;

    /// <summary>sin(πx) for x from 0 to <see cref="AllWhole"/>; +0 or -0 at whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Sine(Doubles x)
    {
        // All of it exact: what is left of half turns is at most a quarter.
        Doubles quarters = Vector256.Round(x * 2.0);
        Pair rest = Radians(Vector256.FusedMultiplyAdd(quarters, Vector256.Create(-0.5), x));
        quarters -= Vector256.Floor(quarters * 0.25) * 4.0;
        Doubles isOdd = Vector256.Equals(quarters, Doubles.One) | Vector256.Equals(quarters, Vector256.Create(3.0));
        Doubles sign = Vector256.GreaterThan(quarters, Vector256.Create(1.5)) & Vector256.Create(-0.0);
        Pair sine = Pair.Select(isOdd, Angle.Cosine(rest), Angle.Sine(rest)).Normalize();
        return new(sine.High ^ sign, sine.Low ^ sign);
    }
}
