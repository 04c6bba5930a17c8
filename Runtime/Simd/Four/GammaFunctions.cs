using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>
/// The gamma function, within 1 ulp, or 1 where the result is subnormal: e to the power of Stirling's series from 8 on, divided by x (x + 1) ... (x + 7) below, and by the reflection formula left of 0.
/// Infinite at zeros, with their sign; NaN at negative whole numbers and at -∞, as in C.
/// </summary>
internal readonly struct Gamma : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Doubles magnitude = Vector256.Abs(x);
        Pair shifted = Stirling.Shift(Vector256.Min(magnitude, Vector256.Create(200.0)), out Pair product);
        Pair value = ExpCore.Exp(Stirling.Log(shifted), out Doubles power).Normalize();
        Doubles result = Powers.Scale((value / product).Round(), power);
        Doubles isLeft = Vector256.LessThan(x, Doubles.Zero);
        if (Vector256.EqualsAny(isLeft.AsInt64(), Vector256<long>.AllBitsSet))
        {
            // Γ(-x) = -π / (x sin(πx) Γ(x)). Far to the left all numbers are whole.
            Pair sine = HalfTurns.Sine(Vector256.Min(magnitude, Vector256.Create(HalfTurns.AllWhole)));
            Pair below = Pair.TwoProduct(-magnitude, sine.High);
            below = Pair.FastTwoSum(below.High, Vector256.FusedMultiplyAdd(-magnitude, sine.Low, below.Low)) * value;
            Doubles left = Powers.Scale((Pair.Create(3.141592653589793, 1.2246467991473532e-16) * product / below).Round(), -power);
            left = Vector256.ConditionalSelect(Vector256.Equals(sine.High, Doubles.Zero), Vector256.Create(double.NaN), left);
            result = Vector256.ConditionalSelect(isLeft, left, result);
        }

        // Γ(x) is 1/x to the last bit near 0.
        result = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(1e-20)), Doubles.One / x, result);
        return Vector256.ConditionalSelect(Vector256.Equals(magnitude, Vector256.Create(double.PositiveInfinity)), Vector256.ConditionalSelect(isLeft, Vector256.Create(double.NaN), x), result);
    }
}

/// <summary>
/// ln |Γ(x)|, within 0.85 ulps where x is positive, its zeros at 1 and 2 included; of negative x within 0.85 ulps of the result, or of 1 where that is more: the zeros between negative whole numbers are not resolved further.
/// Infinite at 0 and at negative whole numbers.
/// </summary>
internal readonly struct LogGamma : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Doubles magnitude = Vector256.Abs(x);
        Pair log = Stirling.LogGamma(magnitude);
        Doubles result = log.Round();
        Doubles isLeft = Vector256.LessThan(x, Doubles.Zero);
        if (Vector256.EqualsAny(isLeft.AsInt64(), Vector256<long>.AllBitsSet))
        {
            Pair sine = HalfTurns.Sine(Vector256.Min(magnitude, Vector256.Create(HalfTurns.AllWhole)));
            sine = Pair.Select(Vector256.LessThan(sine.High, Doubles.Zero), -sine, sine);
            Pair below = Pair.TwoProduct(magnitude, sine.High);
            Pair rest = Pair.Create(1.1447298858494002, 1.0265951162707826e-17) + -PairLog.Long(Pair.FastTwoSum(below.High, Vector256.FusedMultiplyAdd(magnitude, sine.Low, below.Low)));
            Doubles left = (rest + -log).Round();
            left = Vector256.ConditionalSelect(Vector256.Equals(sine.High, Doubles.Zero), Vector256.Create(double.PositiveInfinity), left);
            result = Vector256.ConditionalSelect(isLeft & Vector256.GreaterThan(magnitude, Vector256.Create(1e-20)), left, result);
        }

        result = Vector256.ConditionalSelect(Vector256.Equals(magnitude, Doubles.Zero) | Vector256.Equals(magnitude, Vector256.Create(double.PositiveInfinity)), Vector256.Create(double.PositiveInfinity), result);
        result = Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(Stirling.Largest)), Vector256.Create(double.PositiveInfinity), result);
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), result, x);
    }
}
