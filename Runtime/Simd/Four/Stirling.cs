using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>
/// ln Γ(x) = (x - 1/2) (ln x - 1) - 1/2 + ln √2π + s(x) for x from 8 on, with 1/12x - 1/360x³ + ... as s; the logarithm has the digits that a power needs.
/// Around 2, ln Γ(2 + e) = e (1 - γ) + e² c(e); from there one or two logarithms lead below 3/2.
/// </summary>
internal static class Stirling
{
    /// <summary>The largest number whose ln Γ is finite.</summary>
    public const double Largest = 2.5599833278516383e+305;

    private const double First = 8;

    // x s(x) as a function of 1/x², interpolated at Chebyshev's nodes.
    private static ReadOnlySpan<double> Series =>
    [
        0.08333333333333333, -0.0027777777777777744, 0.0007936507936450394, -0.0005952380914267929, 0.0008417495708290532, -0.0019172870558704738, 0.006383322059270849, -0.027742741357056264,
        0.11001554697230516,
    ];

    // (c(e) - c(0)) / e, interpolated at Chebyshev's nodes between ±1/2.
    private static ReadOnlySpan<double> AroundTwo =>
    [
        -0.0673523010531981, 0.02058080842778457, -0.007385551028673995, 0.002890510330738737, -0.001192753911701927, 0.0005096695248853096, -0.00022315475852168894, 9.945750909889383e-05,
        -4.492623497498656e-05, 2.0507267416058944e-05, -9.439514433031786e-06, 4.37437491690672e-06, -2.0389802896021886e-06, 9.578663334470074e-07, -4.505513901770146e-07, 2.030480674355354e-07,
        -9.611311213667932e-08, 6.379047515213849e-08, -3.041206836427618e-08,
    ];

    /// <summary>x + 8 for x below 8, with x (x + 1) ... (x + 7); else x and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Shift(Doubles x, out Pair product)
    {
        Doubles isSmall = Vector256.LessThan(x, Vector256.Create(First));
        product = new(x, Doubles.Zero);
        for (int i = 1; i < (int)First; i++)
        {
            product *= Pair.TwoSum(x, Vector256.Create((double)i));
        }

        product = Pair.Select(isSmall, product, Pair.Create(1, 0));
        return Pair.TwoSum(x, isSmall & Vector256.Create(First));
    }

    /// <summary>ln Γ(x) for x from 8 to <see cref="Largest"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Log(Pair x)
    {
        Pair log = PairLog.Long(x) + Pair.Create(-1, 0), half = x + Pair.Create(-0.5, 0);
        Pair product = (half * log) + Pair.Create(0.4189385332046727, 1.6728209650585413e-17);
        Doubles inverse = Doubles.One / x.High;
        return product + new Pair(Powers.Polynomial(inverse * inverse, Series) * inverse, Doubles.Zero);
    }

    /// <summary>ln Γ(x) for positive x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair LogGamma(Doubles x)
    {
        // Γ(x) = Γ(x + 2) / x (x + 1) = Γ(x + 1) / x, or from 8 on itself, or Γ(x + 8) by the whole product.
        Doubles isTiny = Vector256.LessThan(x, Vector256.Create(0.5)), isBelow = Vector256.LessThan(x, Vector256.Create(1.5)), isNear = Vector256.LessThanOrEqual(x, Vector256.Create(2.5));
        Doubles e = x - Vector256.ConditionalSelect(isBelow, Vector256.ConditionalSelect(isTiny, Doubles.Zero, Doubles.One), Vector256.Create(2.0));
        Pair shifted = Shift(x, out Pair product);
        Pair divisor = Pair.Select(isTiny, Pair.TwoSum(x, Doubles.One) * x, new(x, Doubles.Zero));
        divisor = Pair.Select(isNear, Pair.Select(isBelow, divisor, Pair.Create(1, 0)), product);
        Doubles inside = Vector256.ConditionalSelect(isNear, e, Doubles.Zero);
        return Pair.Select(isNear, Two(inside), Log(shifted)) + -PairLog.Long(divisor);
    }

    // ln Γ(2 + e) for e from -1/2 to 1/2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Two(Doubles e)
    {
        Pair square = Pair.TwoProduct(e, e), linear = Pair.Create(0.42278433509846713, 4.942915152430645e-18) * e;
        Doubles tail = square.High * e * Powers.Polynomial(e, AroundTwo);
        return linear + (square * Pair.Create(0.3224670334241132, 1.5176930389489002e-17)) + new Pair(tail, Doubles.Zero);
    }
}
