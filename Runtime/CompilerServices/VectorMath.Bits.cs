using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Simd;
using Eight = StaticGraph.Simd.Eight;
using Four = StaticGraph.Simd.Four;
using Two = StaticGraph.Simd.Two;

namespace StaticGraph.CompilerServices;

public static partial class VectorMath
{
    /// <summary>How many bits of each integer lane are 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> PopCount<T>(Vector512<T> x) => Eight.Bits.Count(x);

    /// <inheritdoc cref="PopCount{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> PopCount<T>(Vector256<T> x) => Four.Bits.Count(x);

    /// <inheritdoc cref="PopCount{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> PopCount<T>(Vector128<T> x) => Two.Bits.Count(x);

    /// <summary>x &lt;&lt; count of each pair of integer lanes, the count modulo the bits of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftLeft<T>(Vector512<T> x, Vector512<T> count) => Eight.Bits.Left(x, count);

    /// <inheritdoc cref="ShiftLeft{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ShiftLeft<T>(Vector256<T> x, Vector256<T> count) => Four.Bits.Left(x, count);

    /// <inheritdoc cref="ShiftLeft{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ShiftLeft<T>(Vector128<T> x, Vector128<T> count) => Two.Bits.Left(x, count);

    /// <summary>x &gt;&gt; count of each pair of integer lanes, the count modulo the bits of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftRight<T>(Vector512<T> x, Vector512<T> count) => Eight.Bits.Right(x, count);

    /// <inheritdoc cref="ShiftRight{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ShiftRight<T>(Vector256<T> x, Vector256<T> count) => Four.Bits.Right(x, count);

    /// <inheritdoc cref="ShiftRight{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ShiftRight<T>(Vector128<T> x, Vector128<T> count) => Two.Bits.Right(x, count);

    /// <summary>x &gt;&gt;&gt; count of each pair of integer lanes, the count modulo the bits of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftRightLogical<T>(Vector512<T> x, Vector512<T> count) => Eight.Bits.RightLogical(x, count);

    /// <inheritdoc cref="ShiftRightLogical{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ShiftRightLogical<T>(Vector256<T> x, Vector256<T> count) => Four.Bits.RightLogical(x, count);

    /// <inheritdoc cref="ShiftRightLogical{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ShiftRightLogical<T>(Vector128<T> x, Vector128<T> count) => Two.Bits.RightLogical(x, count);

    /// <summary>Each lane of x with the sign of that of the other; a NaN counts as positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> CopySign<T>(Vector512<T> x, Vector512<T> sign) => Eight.Neighbours.CopySign(x, sign);

    /// <inheritdoc cref="CopySign{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> CopySign<T>(Vector256<T> x, Vector256<T> sign) => Four.Neighbours.CopySign(x, sign);

    /// <inheritdoc cref="CopySign{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> CopySign<T>(Vector128<T> x, Vector128<T> sign) => Two.Neighbours.CopySign(x, sign);

    /// <summary>The number next to each lane of x on the way to that of y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> NextAfter(Vector512<double> x, Vector512<double> y) => Eight.Neighbours.After(x, y);

    /// <inheritdoc cref="NextAfter(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> NextAfter(Vector256<double> x, Vector256<double> y) => Four.Neighbours.After(x, y);

    /// <inheritdoc cref="NextAfter(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> NextAfter(Vector128<double> x, Vector128<double> y) => Two.Neighbours.After(x, y);

    /// <summary>The number next to each lane of x on the way to that of y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NextAfter(Vector512<float> x, Vector512<float> y) => Eight.Neighbours.After(x, y);

    /// <inheritdoc cref="NextAfter(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NextAfter(Vector256<float> x, Vector256<float> y) => Four.Neighbours.After(x, y);

    /// <inheritdoc cref="NextAfter(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> NextAfter(Vector128<float> x, Vector128<float> y) => Two.Neighbours.After(x, y);

    /// <summary>The second operand, where each lane of it is 1 up to that of <paramref name="count"/>.</summary>
    /// <exception cref="ArithmeticException">A lane is not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Ordinal<TVector>(TVector count, TVector ordinal)
        where TVector : struct
        => IntegerMap.ApplyPairs<TVector, CheckedOrdinal>(count, ordinal);

    /// <summary>The second operand, a count of what is folded, where no lane of it is 0.</summary>
    /// <exception cref="ArithmeticException">A lane is.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Present<TVector>(TVector left, TVector count)
        where TVector : struct
        => IntegerMap.ApplyPairs<TVector, CheckedCount>(left, count);

    /// <summary>The greatest common divisor of each pair of integer lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Gcd<TVector>(TVector x, TVector y)
        where TVector : struct
        => IntegerMap.ApplyPairs<TVector, GreatestDivisor>(x, y);

    /// <summary>The least common multiple of each pair of integer lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Lcm<TVector>(TVector x, TVector y)
        where TVector : struct
        => IntegerMap.ApplyPairs<TVector, LeastMultiple>(x, y);
}
