using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Simd.Conversions;

namespace StaticGraph.Simd;

/// <summary>
/// Quotients of integers of 32 bits by way of doubles. Exact: a quotient that is no whole number is at least 1/|y| away from one, and rounding moves it
/// by at most 2^-22/|y|.
/// </summary>
internal static class IntegerQuotient
{
    /// <summary>x / y toward zero in the low half of each lane; -2^31 / -1 wraps. No lane of y is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Four(Vector128<int> x, Vector128<int> y)
        => WholeDoubles.InLowBits(WholeDoubles.OfInts(x) / WholeDoubles.OfInts(y));
}
