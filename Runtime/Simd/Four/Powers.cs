using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>Powers of two, polynomials, and whole numbers in vectors of doubles.</summary>
internal static class Powers
{
    // Added to a whole number of less than 51 bits, it leaves the number in the low bits of the sum.
    private const double WholeInLowBits = 6755399441055744.0;

    /// <summary>x times a constant, rounded to the nearest whole number; <paramref name="bits"/> are that number as an integer, modulo 2^51. For results below 2^51.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles RoundProduct(Doubles x, double factor, out Vector256<long> bits)
    {
        Doubles shifted = Vector256.FusedMultiplyAdd(x, Vector256.Create(factor), Vector256.Create(WholeInLowBits));
        bits = shifted.AsInt64();
        return shifted - Vector256.Create(WholeInLowBits);
    }

    /// <summary>A whole number as an integer, modulo 2^52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ToIntegers(Doubles whole) => (whole + Vector256.Create(WholeInLowBits)).AsInt64();

    /// <summary>The nearest whole number, for magnitudes below 2^51: the sum with 1.5 times 2^52 has no room for a fraction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Round(Doubles x) => x + Vector256.Create(WholeInLowBits) - Vector256.Create(WholeInLowBits);

    /// <summary>2 to the power of a whole number from -1022 to 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles OfTwo(Doubles whole) => (Vector256.ShiftLeft(ToIntegers(whole), 52) + Vector256.Create(1023L << 52)).AsDouble();

    /// <summary>x times 2 to the power of a whole number from -2044 to 2046, for x near 1: rounded at most once, and only where it overflows or underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Scale(Doubles x, Doubles whole)
    {
        Doubles half = Vector256.Floor(whole * 0.5);
        return x * OfTwo(half) * OfTwo(whole - half);
    }

    /// <summary>c[0] + c[1] x + c[2] x² + ..., by Horner's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Polynomial(Doubles x, ReadOnlySpan<double> c)
    {
        Doubles sum = Vector256.Create(c[^1]);
        for (int i = c.Length - 2; i >= 0; i--)
        {
            sum = Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(c[i]));
        }

        return sum;
    }

    /// <summary>One step of Horner's rule: sum x + c. Where time counts the steps are written out: the loop of <see cref="Polynomial"/> costs a third of an exponential.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Step(Doubles sum, Doubles x, double c) => Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(c));

    /// <summary>The magnitudes of x with the signs of <paramref name="sign"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles CopySign(Doubles x, Doubles sign)
        => Vector256.ConditionalSelect(Vector256.Create(-0.0), sign, x);
}
