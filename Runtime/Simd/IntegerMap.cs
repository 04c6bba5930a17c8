using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd;

/// <summary>A function of two integers of any type.</summary>
internal interface IIntegerFunction
{
    static abstract T Apply<T>(T x, T y)
        where T : IBinaryInteger<T>;

    /// <summary>The function where x / y is known already.</summary>
    static abstract Vector256<int> Apply(Vector256<int> x, Vector256<int> y, Vector256<int> quotient);
}

/// <summary>
/// Applies a function to vectors of byte, int or long of any width: of int eight lanes at once, by dividing doubles, which is six times faster;
/// of the others one lane after the other.
/// </summary>
internal static class IntegerMap
{
    /// <summary>True for vectors of integers; a constant to the compiler.</summary>
    public static bool Takes<TVector>() => Holds<TVector, byte>() || Holds<TVector, int>() || Holds<TVector, long>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TFunction>(TVector x, TVector y)
        where TVector : struct
        where TFunction : IIntegerFunction
    {
        if (Holds<TVector, long>())
        {
            return Lanes<TVector, long, TFunction>(x, y);
        }

        return Holds<TVector, int>() ? Ints<TVector, TFunction>(x, y) : Lanes<TVector, byte, TFunction>(x, y);
    }

    // A divisor of zero goes the way of single lanes, which fails on it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Ints<TVector, TFunction>(TVector x, TVector y)
        where TVector : struct
        where TFunction : IIntegerFunction
    {
        if (typeof(TVector) == typeof(Vector512<int>))
        {
            Vector512<int> a = Unsafe.BitCast<TVector, Vector512<int>>(x), b = Unsafe.BitCast<TVector, Vector512<int>>(y);
            return Vector512.EqualsAny(b, Vector512<int>.Zero)
                ? Lanes<TVector, int, TFunction>(x, y)
                : Unsafe.BitCast<Vector512<int>, TVector>(Vector512.Create(Eight<TFunction>(a.GetLower(), b.GetLower()), Eight<TFunction>(a.GetUpper(), b.GetUpper())));
        }

        if (typeof(TVector) == typeof(Vector256<int>))
        {
            Vector256<int> a = Unsafe.BitCast<TVector, Vector256<int>>(x), b = Unsafe.BitCast<TVector, Vector256<int>>(y);
            return Vector256.EqualsAny(b, Vector256<int>.Zero) ? Lanes<TVector, int, TFunction>(x, y) : Unsafe.BitCast<Vector256<int>, TVector>(Eight<TFunction>(a, b));
        }

        Vector128<int> left = Unsafe.BitCast<TVector, Vector128<int>>(x), right = Unsafe.BitCast<TVector, Vector128<int>>(y);
        return Vector128.EqualsAny(right, Vector128<int>.Zero)
            ? Lanes<TVector, int, TFunction>(x, y)
            : Unsafe.BitCast<Vector128<int>, TVector>(Eight<TFunction>(Vector256.Create(left, left), Vector256.Create(right, right)).GetLower());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Eight<TFunction>(Vector256<int> x, Vector256<int> y)
        where TFunction : IIntegerFunction
        => TFunction.Apply(x, y, Vector256.Narrow(IntegerQuotient.Four(x.GetLower(), y.GetLower()), IntegerQuotient.Four(x.GetUpper(), y.GetUpper())));

    private static bool Holds<TVector, T>()
        => typeof(TVector) == typeof(Vector128<T>) || typeof(TVector) == typeof(Vector256<T>) || typeof(TVector) == typeof(Vector512<T>);

    private static TVector Lanes<TVector, T, TFunction>(TVector x, TVector y)
        where TVector : struct
        where T : struct, IBinaryInteger<T>
        where TFunction : IIntegerFunction
    {
        ref T left = ref Unsafe.As<TVector, T>(ref x);
        ref T right = ref Unsafe.As<TVector, T>(ref y);
        for (int i = 0; i < Unsafe.SizeOf<TVector>() / Unsafe.SizeOf<T>(); i++)
        {
            Unsafe.Add(ref left, i) = TFunction.Apply(Unsafe.Add(ref left, i), Unsafe.Add(ref right, i));
        }

        return x;
    }
}

/// <summary>x / y toward zero. A divisor of -1 is a case of its own, because the least integer has no negative and the processor would trap.</summary>
internal readonly struct Quotient : IIntegerFunction
{
    public static T Apply<T>(T x, T y)
        where T : IBinaryInteger<T>
        => T.IsNegative(y) && y == -T.One ? unchecked(-x) : x / y;

    public static Vector256<int> Apply(Vector256<int> x, Vector256<int> y, Vector256<int> quotient) => quotient;
}

/// <summary>x % y, with the sign of x.</summary>
internal readonly struct Rest : IIntegerFunction
{
    public static T Apply<T>(T x, T y)
        where T : IBinaryInteger<T>
        => T.IsNegative(y) && y == -T.One ? T.Zero : x % y;

    public static Vector256<int> Apply(Vector256<int> x, Vector256<int> y, Vector256<int> quotient) => x - (quotient * y);
}
