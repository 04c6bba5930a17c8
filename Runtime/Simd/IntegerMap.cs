using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd;

/// <summary>A function of two integers of any type.</summary>
internal interface IIntegerFunction
{
    static abstract T Apply<T>(T x, T y)
        where T : IBinaryInteger<T>;
}

/// <summary>Applies a function to vectors of byte, int or long of any width, one lane after the other.</summary>
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

        return Holds<TVector, int>() ? Lanes<TVector, int, TFunction>(x, y) : Lanes<TVector, byte, TFunction>(x, y);
    }

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
}

/// <summary>x % y, with the sign of x.</summary>
internal readonly struct Rest : IIntegerFunction
{
    public static T Apply<T>(T x, T y)
        where T : IBinaryInteger<T>
        => T.IsNegative(y) && y == -T.One ? T.Zero : x % y;
}
