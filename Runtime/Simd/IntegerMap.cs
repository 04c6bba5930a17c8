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
    static abstract Vector256<T> Apply<T>(Vector256<T> x, Vector256<T> y, Vector256<T> quotient);
}

/// <summary>A function of two integers of any type that needs no quotient.</summary>
internal interface IIntegerPairs
{
    static abstract Vector256<T> Apply<T>(Vector256<T> x, Vector256<T> y);
}

/// <summary>Applies a function to vectors of integers of any width, by quotients of 256 bits.</summary>
internal static class IntegerMap
{
    /// <summary>True for vectors of integers; a constant to the compiler.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Takes<TVector>() => Holds<TVector, byte>() || Holds<TVector, sbyte>() || Holds<TVector, short>() || Holds<TVector, ushort>()
        || Holds<TVector, int>() || Holds<TVector, uint>() || Holds<TVector, long>() || Holds<TVector, ulong>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TFunction>(TVector x, TVector y)
        where TVector : struct
        where TFunction : IIntegerFunction
    {
        if (Holds<TVector, long>())
        {
            return Apply<TVector, long, TFunction>(x, y);
        }

        if (Holds<TVector, ulong>())
        {
            return Apply<TVector, ulong, TFunction>(x, y);
        }

        if (Holds<TVector, int>())
        {
            return Apply<TVector, int, TFunction>(x, y);
        }

        return Holds<TVector, uint>() ? Apply<TVector, uint, TFunction>(x, y) : ApplyNarrow<TVector, TFunction>(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ApplyNarrow<TVector, TFunction>(TVector x, TVector y)
        where TVector : struct
        where TFunction : IIntegerFunction
    {
        if (Holds<TVector, short>())
        {
            return Apply<TVector, short, TFunction>(x, y);
        }

        if (Holds<TVector, ushort>())
        {
            return Apply<TVector, ushort, TFunction>(x, y);
        }

        return Holds<TVector, sbyte>() ? Apply<TVector, sbyte, TFunction>(x, y) : Apply<TVector, byte, TFunction>(x, y);
    }

    /// <summary>Applies a function that needs no quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ApplyPairs<TVector, TFunction>(TVector x, TVector y)
        where TVector : struct
        where TFunction : IIntegerPairs
    {
        if (Holds<TVector, long>())
        {
            return Pairs<TVector, long, TFunction>(x, y);
        }

        if (Holds<TVector, ulong>())
        {
            return Pairs<TVector, ulong, TFunction>(x, y);
        }

        if (Holds<TVector, int>())
        {
            return Pairs<TVector, int, TFunction>(x, y);
        }

        return Holds<TVector, uint>() ? Pairs<TVector, uint, TFunction>(x, y) : PairsOfNarrow<TVector, TFunction>(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector PairsOfNarrow<TVector, TFunction>(TVector x, TVector y)
        where TVector : struct
        where TFunction : IIntegerPairs
    {
        if (Holds<TVector, short>())
        {
            return Pairs<TVector, short, TFunction>(x, y);
        }

        if (Holds<TVector, ushort>())
        {
            return Pairs<TVector, ushort, TFunction>(x, y);
        }

        return Holds<TVector, sbyte>() ? Pairs<TVector, sbyte, TFunction>(x, y) : Pairs<TVector, byte, TFunction>(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Pairs<TVector, T, TFunction>(TVector x, TVector y)
        where TVector : struct
        where TFunction : IIntegerPairs
    {
        if (typeof(TVector) == typeof(Vector512<T>))
        {
            Vector512<T> a = Unsafe.BitCast<TVector, Vector512<T>>(x), b = Unsafe.BitCast<TVector, Vector512<T>>(y);
            return Unsafe.BitCast<Vector512<T>, TVector>(Vector512.Create(TFunction.Apply(a.GetLower(), b.GetLower()), TFunction.Apply(a.GetUpper(), b.GetUpper())));
        }

        if (typeof(TVector) == typeof(Vector256<T>))
        {
            return Unsafe.BitCast<Vector256<T>, TVector>(TFunction.Apply(Unsafe.BitCast<TVector, Vector256<T>>(x), Unsafe.BitCast<TVector, Vector256<T>>(y)));
        }

        Vector128<T> left = Unsafe.BitCast<TVector, Vector128<T>>(x), right = Unsafe.BitCast<TVector, Vector128<T>>(y);
        return Unsafe.BitCast<Vector128<T>, TVector>(TFunction.Apply(Vector256.Create(left, left), Vector256.Create(right, right)).GetLower());
    }

    // A divisor of zero goes the way of single lanes, which fails on it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Apply<TVector, T, TFunction>(TVector x, TVector y)
        where TVector : struct
        where T : struct, IBinaryInteger<T>
        where TFunction : IIntegerFunction
    {
        if (typeof(TVector) == typeof(Vector512<T>))
        {
            Vector512<T> a = Unsafe.BitCast<TVector, Vector512<T>>(x), b = Unsafe.BitCast<TVector, Vector512<T>>(y);
            return Vector512.EqualsAny(b, Vector512<T>.Zero)
                ? Lanes<TVector, T, TFunction>(x, y)
                : Unsafe.BitCast<Vector512<T>, TVector>(Vector512.Create(Whole<T, TFunction>(a.GetLower(), b.GetLower()), Whole<T, TFunction>(a.GetUpper(), b.GetUpper())));
        }

        if (typeof(TVector) == typeof(Vector256<T>))
        {
            Vector256<T> a = Unsafe.BitCast<TVector, Vector256<T>>(x), b = Unsafe.BitCast<TVector, Vector256<T>>(y);
            return Vector256.EqualsAny(b, Vector256<T>.Zero) ? Lanes<TVector, T, TFunction>(x, y) : Unsafe.BitCast<Vector256<T>, TVector>(Whole<T, TFunction>(a, b));
        }

        Vector128<T> left = Unsafe.BitCast<TVector, Vector128<T>>(x), right = Unsafe.BitCast<TVector, Vector128<T>>(y);
        return Vector128.EqualsAny(right, Vector128<T>.Zero)
            ? Lanes<TVector, T, TFunction>(x, y)
            : Unsafe.BitCast<Vector128<T>, TVector>(Whole<T, TFunction>(Vector256.Create(left, left), Vector256.Create(right, right)).GetLower());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Whole<T, TFunction>(Vector256<T> x, Vector256<T> y)
        where T : struct
        where TFunction : IIntegerFunction
        => TFunction.Apply(x, y, IntegerQuotient.Of(x, y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Holds<TVector, T>()
        => typeof(TVector) == typeof(Vector128<T>) || typeof(TVector) == typeof(Vector256<T>) || typeof(TVector) == typeof(Vector512<T>);

    // No part of its callers: the addresses taken here would keep their vectors in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply<T>(Vector256<T> x, Vector256<T> y, Vector256<T> quotient) => quotient;
}

/// <summary>x % y, with the sign of x.</summary>
internal readonly struct Rest : IIntegerFunction
{
    public static T Apply<T>(T x, T y)
        where T : IBinaryInteger<T>
        => T.IsNegative(y) && y == -T.One ? T.Zero : x % y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply<T>(Vector256<T> x, Vector256<T> y, Vector256<T> quotient) => x - (quotient * y);
}
