using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd;

/// <summary>A function of one operand, on four doubles at once. A lane's result depends on that lane alone.</summary>
internal interface IVectorFunction
{
    static abstract Vector256<double> Apply(Vector256<double> x);
}

/// <summary>A function of two operands, on four doubles at once. A lane's result depends on that lane alone.</summary>
internal interface IVectorFunction2
{
    static abstract Vector256<double> Apply(Vector256<double> x, Vector256<double> y);
}

/// <summary>
/// Applies a function written once, for four doubles, to vectors of any width of double or float. That every width runs the same four-lane code
/// is what keeps the bits of a result independent of the width. A float is computed as double and rounded once.
/// Functions are compiled at their best from the first call (AggressiveOptimization): the compiler's quick first version is ten times slower.
/// </summary>
internal static class FloatingMap
{
    /// <summary>Applies a function of one operand; <typeparamref name="TVector"/> is a vector of double or float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TFunction>(TVector x)
        where TVector : struct
        where TFunction : IVectorFunction
        => Apply2<TVector, IgnoreSecond<TFunction>>(x, x);

    /// <summary>Applies a function of two operands; <typeparamref name="TVector"/> is a vector of double or float.</summary>
    /// <remarks>The type tests are constants to the compiler: one branch is left.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply2<TVector, TFunction>(TVector x, TVector y)
        where TVector : struct
        where TFunction : IVectorFunction2
    {
        if (typeof(TVector) == typeof(Vector512<double>))
        {
            Vector512<double> a = Unsafe.BitCast<TVector, Vector512<double>>(x), b = Unsafe.BitCast<TVector, Vector512<double>>(y);
            Vector512<double> result = Vector512.Create(TFunction.Apply(a.GetLower(), b.GetLower()), TFunction.Apply(a.GetUpper(), b.GetUpper()));
            return Unsafe.BitCast<Vector512<double>, TVector>(result);
        }

        if (typeof(TVector) == typeof(Vector256<double>))
        {
            Vector256<double> result = TFunction.Apply(Unsafe.BitCast<TVector, Vector256<double>>(x), Unsafe.BitCast<TVector, Vector256<double>>(y));
            return Unsafe.BitCast<Vector256<double>, TVector>(result);
        }

        if (typeof(TVector) == typeof(Vector128<double>))
        {
            // Twice the same operand: zeros beside it would lead many a function on its way for unusual ones.
            Vector128<double> left = Unsafe.BitCast<TVector, Vector128<double>>(x), right = Unsafe.BitCast<TVector, Vector128<double>>(y);
            Vector256<double> a = Vector256.Create(left, left), b = Vector256.Create(right, right);
            return Unsafe.BitCast<Vector128<double>, TVector>(TFunction.Apply(a, b).GetLower());
        }

        if (typeof(TVector) == typeof(Vector512<float>))
        {
            Vector512<float> a = Unsafe.BitCast<TVector, Vector512<float>>(x), b = Unsafe.BitCast<TVector, Vector512<float>>(y);
            Vector512<float> result = Vector512.Create(Singles<TFunction>(a.GetLower(), b.GetLower()), Singles<TFunction>(a.GetUpper(), b.GetUpper()));
            return Unsafe.BitCast<Vector512<float>, TVector>(result);
        }

        if (typeof(TVector) == typeof(Vector256<float>))
        {
            Vector256<float> result = Singles<TFunction>(Unsafe.BitCast<TVector, Vector256<float>>(x), Unsafe.BitCast<TVector, Vector256<float>>(y));
            return Unsafe.BitCast<Vector256<float>, TVector>(result);
        }

        return Unsafe.BitCast<Vector128<float>, TVector>(
            Singles<TFunction>(Unsafe.BitCast<TVector, Vector128<float>>(x), Unsafe.BitCast<TVector, Vector128<float>>(y)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Singles<TFunction>(Vector256<float> x, Vector256<float> y)
        where TFunction : IVectorFunction2
        => Vector256.Create(Singles<TFunction>(x.GetLower(), y.GetLower()), Singles<TFunction>(x.GetUpper(), y.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Singles<TFunction>(Vector128<float> x, Vector128<float> y)
        where TFunction : IVectorFunction2
    {
        Vector256<double> result = TFunction.Apply(Widen(x), Widen(y));
        return Vector128.Narrow(result.GetLower(), result.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(Vector128<float> x)
        => Vector256.Create(Vector128.WidenLower(x), Vector128.WidenUpper(x));

    private readonly struct IgnoreSecond<TFunction> : IVectorFunction2
        where TFunction : IVectorFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Apply(Vector256<double> x, Vector256<double> y) => TFunction.Apply(x);
    }
}
