using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticGraph.Simd.Conversions;

/// <summary>
/// Whole numbers as doubles and back without conversion instructions, which processors of x86 have for long only since AVX-512: a number added to 2^52
/// or 1.5 * 2^52 stands in the low bits as the integer it is.
/// </summary>
internal static class WholeDoubles
{
    private const double LeastWithUnit = 4503599627370496.0;

    // The first with the sign bit of an int turned, the second with room for negative numbers.
    private const double Shifted = LeastWithUnit + 2147483648.0;
    private const double WholeInLowBits = 1.5 * LeastWithUnit;

    /// <summary>Four ints as doubles. The processor's own instruction takes half the time; both are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> OfInts(Vector128<int> x)
    {
        if (Avx.IsSupported)
        {
            return Avx.ConvertToVector256Double(x);
        }

        Vector128<uint> turned = x.AsUInt32() ^ Vector128.Create(0x80000000);
        Vector256<ulong> wide = Vector256.WidenLower(turned.ToVector256Unsafe());
        return (wide | Vector256.Create(LeastWithUnit).AsUInt64()).AsDouble() - Vector256.Create(Shifted);
    }

    /// <summary>Four whole numbers without a sign as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> OfInts(Vector128<uint> x)
        => (Vector256.WidenLower(x.ToVector256Unsafe()) | Vector256.Create(LeastWithUnit).AsUInt64()).AsDouble() - Vector256.Create(LeastWithUnit);

    /// <summary>Longs from -2^51 to 2^51 - 1 as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> OfSmallLongs(Vector256<long> x)
        => (x + Vector256.Create(WholeInLowBits).AsInt64()).AsDouble() - Vector256.Create(WholeInLowBits);

    /// <summary>True where every lane of both is from -2^51 to 2^51 - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreSmall(Vector256<long> x, Vector256<long> y)
        => (((x + Vector256.Create(1L << 51)) | (y + Vector256.Create(1L << 51))) & Vector256.Create(-1L << 52)) == Vector256<long>.Zero;

    /// <summary>True where every lane of both is below 2^51.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreSmall(Vector256<ulong> x, Vector256<ulong> y) => ((x | y) & Vector256.Create(ulong.MaxValue << 51)) == Vector256<ulong>.Zero;

    /// <summary>Doubles between -2^51 and 2^51 without their fractions, in the low 52 bits; above those is no sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> InLowBits(Vector256<double> x) => (Vector256.Truncate(x) + Vector256.Create(WholeInLowBits)).AsInt64();

    /// <summary>Doubles between -2^51 and 2^51 without their fractions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ToLongs(Vector256<double> x) => InLowBits(x) - Vector256.Create(WholeInLowBits).AsInt64();

    /// <summary>Doubles that are whole numbers from -2^63 to 2^63, of which the last wraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ToLargeLongs(Vector256<double> x)
    {
        Vector256<double> upper = Vector256.Floor(x * Vector256.Create(1 / 4294967296.0));
        Vector256<double> lower = x - (upper * Vector256.Create(4294967296.0));
        Vector256<double> shift = Vector256.Create(WholeInLowBits);
        return ((upper + shift).AsInt64() << 32) + ((lower + shift).AsInt64() - shift.AsInt64());
    }

    /// <summary>Eight doubles without their fractions, brought within limits; 0 for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ToInts(ref double from, double least, double greatest)
        => Vector256.Narrow(Within(Vector256.LoadUnsafe(ref from), least, greatest), Within(Vector256.LoadUnsafe(ref from, 4), least, greatest));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Within(Vector256<double> x, double least, double greatest)
    {
        Vector256<double> number = x & Vector256.Equals(x, x);
        return InLowBits(Vector256.MinNative(Vector256.MaxNative(number, Vector256.Create(least)), Vector256.Create(greatest)));
    }
}
