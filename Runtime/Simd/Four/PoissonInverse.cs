using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>
/// The least count k at which the sum of Poisson's probabilities e^-m m^i / i! up to i = k is above u, added one after another; NaN for means that are not from 0 to 700, beyond which the first of them is 0.
/// </summary>
internal readonly struct PoissonInverse : IVectorFunction2
{
    private const double Largest = 700;

    // Probabilities below it, beyond the mean, no longer change the sum.
    private const double Nothing = 1e-18;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles u, Doubles mean)
    {
        Doubles isKnown = Vector256.GreaterThanOrEqual(mean, Doubles.Zero) & Vector256.LessThanOrEqual(mean, Vector256.Create(Largest));
        Doubles rate = mean & isKnown, probability = Exp.Apply(-rate), sum = probability, count = Doubles.Zero;
        Doubles isBelow = Vector256.LessThanOrEqual(sum, u);
        while (Vector256.EqualsAny(isBelow.AsInt64(), Vector256<long>.AllBitsSet))
        {
            count += isBelow & Doubles.One;
            probability = Vector256.ConditionalSelect(isBelow, probability * rate / count, probability);
            sum += isBelow & probability;
            isBelow &= Vector256.LessThanOrEqual(sum, u) & (Vector256.LessThan(count, rate) | Vector256.GreaterThan(probability, Vector256.Create(Nothing)));
        }

        return Vector256.ConditionalSelect(isKnown, count, Vector256.Create(double.NaN));
    }
}
