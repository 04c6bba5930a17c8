using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.CompilerServices;

public static partial class VectorMath
{
    /// <summary>-1, 0 or 1 after the sign of each lane; 0 for both zeros, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sign<T>(Vector512<T> x)
    {
        Vector512<T> sign = (Vector512.GreaterThan(x, Vector512<T>.Zero) & Vector512<T>.One) | (Vector512.LessThan(x, Vector512<T>.Zero) & -Vector512<T>.One);
        return Vector512.ConditionalSelect(Vector512.Equals(x, x), sign, x);
    }

    /// <inheritdoc cref="Sign{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sign<T>(Vector256<T> x)
    {
        Vector256<T> sign = (Vector256.GreaterThan(x, Vector256<T>.Zero) & Vector256<T>.One) | (Vector256.LessThan(x, Vector256<T>.Zero) & -Vector256<T>.One);
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), sign, x);
    }

    /// <inheritdoc cref="Sign{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sign<T>(Vector128<T> x)
    {
        Vector128<T> sign = (Vector128.GreaterThan(x, Vector128<T>.Zero) & Vector128<T>.One) | (Vector128.LessThan(x, Vector128<T>.Zero) & -Vector128<T>.One);
        return Vector128.ConditionalSelect(Vector128.Equals(x, x), sign, x);
    }
}
