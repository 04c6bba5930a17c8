using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>
/// e^x = 2^n e^r with a whole n and |r| at most ln(2)/2; e^r = 1 + r + r² p(r) with a polynomial p of degree 10 that interpolates at Chebyshev's nodes.
/// The relative error of a pair is about 2^-57.
/// </summary>
internal static class ExpCore
{
    /// <summary>Up to this magnitude e^x is a normal number, and 2^n one too.</summary>
    public const double Normal = 708;

    // The largest finite e^x is below this, and every smaller double above overflows; e^x is 0 at the other end and below.
    private const double Overflow = 710;
    private const double Underflow = -746;

    private const double InverseLog2 = 1.4426950408889634;
    private const double Log2High = 0.6931471805599453;
    private const double Log2Low = 2.3190468138462996e-17;

    /// <summary>x within the range where e^x is neither 0 nor infinite, and a little more; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Clamp(Doubles x) => Vector256.Min(Vector256.Max(x, Vector256.Create(Underflow)), Vector256.Create(Overflow));

    /// <summary>e^x for x within <see cref="Clamp"/>, as a number near 1 times 2^power, of which <paramref name="bits"/> are the low bits as an integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp(Doubles x, out Doubles power, out Vector256<long> bits)
    {
        power = Powers.RoundProduct(x, InverseLog2, out bits);

        // x and the first product agree in their leading bits, so the first difference is exact.
        Doubles rest = Vector256.FusedMultiplyAdd(power, Vector256.Create(-Log2High), x);
        Doubles r = Vector256.FusedMultiplyAdd(power, Vector256.Create(-Log2Low), rest);
        Pair sum = Pair.FastTwoSum(Doubles.One, r);
        return sum.High + Vector256.FusedMultiplyAdd(r * r, Tail(r), sum.Low);
    }

    /// <summary>e^x for x within <see cref="Clamp"/>, as a pair near 1, to be normalised, times 2^power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Exp(Doubles x, out Doubles power)
    {
        power = Powers.RoundProduct(x, InverseLog2, out _);
        Doubles rest = Vector256.FusedMultiplyAdd(power, Vector256.Create(-Log2High), x);
        Doubles r = Vector256.FusedMultiplyAdd(power, Vector256.Create(-Log2Low), rest);
        return Near(new Pair(r, Vector256.FusedMultiplyAdd(power, Vector256.Create(-Log2Low), rest - r)));
    }

    /// <summary>The same for a pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Exp(Pair x, out Doubles power)
    {
        power = Powers.RoundProduct(x.High, InverseLog2, out _);
        Doubles rest = Vector256.FusedMultiplyAdd(power, Vector256.Create(-Log2High), x.High);
        Pair r = Pair.TwoSum(rest, -(power * Log2Low));
        return Near(Pair.TwoSum(r.High, r.Low + x.Low));
    }

    /// <summary>2^x for x from -1080 to 1080, as a pair near 1, to be normalised, times 2^power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Exp2(Doubles x, out Doubles power)
    {
        power = Powers.Round(x);
        return Near(Pair.Create(Log2High, Log2Low) * (x - power));
    }

    // e^r for |r| at most 0.35; the second part of the pair is smaller than 0.08.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Near(Pair r)
    {
        Pair sum = Pair.FastTwoSum(Doubles.One, r.High);
        Pair square = Pair.TwoProduct(r.High, r.High);

        // r²/2 with what rounding took away, then r³ and the rest: all of it times r² would cost e^x - 1 another third of an ulp where it is less than e^x / 2.
        Doubles low = Vector256.FusedMultiplyAdd(square.Low, Vector256.Create(0.5), Vector256.FusedMultiplyAdd(r.Low, r.High, r.Low + sum.Low));
        low = Vector256.FusedMultiplyAdd(square.High * r.High, Cubic(r.High), low);
        return new(sum.High, Vector256.FusedMultiplyAdd(square.High, Vector256.Create(0.5), low));
    }

    // (e^r - 1 - r) / r², interpolated at Chebyshev's nodes between ±ln(2)/2 by a polynomial of degree 10.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles Tail(Doubles r) => Vector256.FusedMultiplyAdd(Cubic(r), r, Vector256.Create(0.5));

    // The same less its first term, 1/2, divided by r.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles Cubic(Doubles r)
    {
        Doubles square = r * r;
        Doubles even = Vector256.Create(2.0914686968086876e-09), odd = Vector256.Create(2.5105217004720745e-08);
        even = Powers.Step(even, square, 2.75572736431103e-07);
        odd = Powers.Step(odd, square, 2.7557255400206422e-06);
        even = Powers.Step(even, square, 2.4801587325547743e-05);
        odd = Powers.Step(odd, square, 0.00019841269874820627);
        even = Powers.Step(even, square, 0.0013888888888883748);
        odd = Powers.Step(odd, square, 0.008333333333326136);
        even = Powers.Step(even, square, 0.04166666666666667);
        odd = Powers.Step(odd, square, 0.1666666666666667);
        return Vector256.FusedMultiplyAdd(even, r, odd);
    }
}
