using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd;

/// <summary>
/// e^x = 2^n e^r with a whole n and |r| at most ln(2)/2; e^r is its Taylor series to the 14th power, the first two terms kept exactly.
/// The relative error of the pair is about 2^-57.
/// </summary>
internal static class ExpCore
{
    /// <summary>The largest finite e^x is below this, and every smaller double above overflows.</summary>
    public const double Overflow = 710;

    /// <summary>e^x is 0 here and below.</summary>
    public const double Underflow = -746;

    private const double InverseLog2 = 1.4426950408889634;
    private const double Log2High = 0.6931471805599453;
    private const double Log2Low = 2.3190468138462996e-17;

    // 1/2!, 1/3!, ... 1/14!
    private static ReadOnlySpan<double> Factorials =>
    [
        1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800,
        1.0 / 479001600, 1.0 / 6227020800, 1.0 / 87178291200,
    ];

    /// <summary>x within the range where e^x is neither 0 nor infinite, and a little more; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Clamp(Doubles x) => Vector256.Min(Vector256.Max(x, Vector256.Create(Underflow)), Vector256.Create(Overflow));

    /// <summary>e^x for x within <see cref="Clamp"/>, as a pair near 1 times 2^power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Exp(Pair x, out Doubles power)
    {
        power = Vector256.Round(x.High * InverseLog2);

        // x and the first product agree in their leading bits, so the first difference is exact.
        Doubles rest = Vector256.FusedMultiplyAdd(-power, Vector256.Create(Log2High), x.High);
        Pair r = Pair.TwoSum(rest, -(power * Log2Low));
        return Near(Pair.TwoSum(r.High, r.Low + x.Low));
    }

    /// <summary>2^x for x from -1080 to 1080, as a pair near 1 times 2^power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Exp2(Doubles x, out Doubles power)
    {
        power = Vector256.Round(x);
        return Near(Pair.Create(Log2High, Log2Low) * (x - power));
    }

    /// <summary>e^r for |r| at most 0.35.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Near(Pair r)
    {
        Doubles square = r.High * r.High;
        Doubles low = Vector256.FusedMultiplyAdd(r.Low, r.High, r.Low);
        Doubles tail = Vector256.FusedMultiplyAdd(square, Powers.Polynomial(r.High, Factorials), low);
        Pair sum = Pair.FastTwoSum(Doubles.One, r.High);
        return Pair.FastTwoSum(sum.High, sum.Low + tail);
    }
}
