using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd;

/// <summary>
/// Quotients of integers of 32 bits by way of doubles. Exact: a quotient that is no whole number is at least 1/|y| away from one, and rounding moves it
/// by at most 2^-22/|y|.
/// </summary>
internal static class IntegerQuotient
{
    // 2^52 + 2^31 and 1.5 * 2^52: numbers in whose low bits an integer stands as it is, the first with its sign bit turned.
    private const double Shifted = 4503601774854144.0;
    private const double WholeInLowBits = 6755399441055744.0;

    /// <summary>x / y toward zero in the low half of each lane; -2^31 / -1 wraps. No lane of y is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Four(Vector128<int> x, Vector128<int> y)
        => (Vector256.Truncate(ToDoubles(x) / ToDoubles(y)) + Vector256.Create(WholeInLowBits)).AsInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ToDoubles(Vector128<int> x)
    {
        Vector128<uint> turned = x.AsUInt32() ^ Vector128.Create(0x80000000);
        Vector256<ulong> wide = Vector256.Create(Vector128.WidenLower(turned), Vector128.WidenUpper(turned));
        return (wide | Vector256.Create(4503599627370496.0).AsUInt64()).AsDouble() - Vector256.Create(Shifted);
    }
}
