using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd;

/// <summary>
/// Applies functions of doubles to vectors of any width of double or float. The text of a function is compiled for two, four and eight doubles;
/// that every width does the same steps with each lane is what keeps the bits of a result independent of the width. A float is computed as double and rounded once.
/// Functions are compiled at their best from the first call (AggressiveOptimization): the compiler's quick first version is ten times slower.
/// </summary>
/// <remarks>The tests of types are constants to the compiler: one branch is left.</remarks>
internal static class FloatingMap
{
    /// <summary>Applies a function of one operand; <typeparamref name="TVector"/> is a vector of double or float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TTwo, TFour, TEight>(TVector x)
        where TVector : struct
        where TTwo : Two.IVectorFunction
        where TFour : Four.IVectorFunction
        where TEight : Eight.IVectorFunction
        => Apply2<TVector, Two.IgnoreSecond<TTwo>, Four.IgnoreSecond<TFour>, Eight.IgnoreSecond<TEight>>(x, x);

    /// <summary>Applies a function of two operands; <typeparamref name="TVector"/> is a vector of double or float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply2<TVector, TTwo, TFour, TEight>(TVector x, TVector y)
        where TVector : struct
        where TTwo : Two.IVectorFunction2
        where TFour : Four.IVectorFunction2
        where TEight : Eight.IVectorFunction2
    {
        if (typeof(TVector) == typeof(Vector512<double>))
        {
            return Unsafe.BitCast<Vector512<double>, TVector>(
                TEight.Apply(Unsafe.BitCast<TVector, Vector512<double>>(x), Unsafe.BitCast<TVector, Vector512<double>>(y)));
        }

        if (typeof(TVector) == typeof(Vector256<double>))
        {
            return Unsafe.BitCast<Vector256<double>, TVector>(
                TFour.Apply(Unsafe.BitCast<TVector, Vector256<double>>(x), Unsafe.BitCast<TVector, Vector256<double>>(y)));
        }

        if (typeof(TVector) == typeof(Vector128<double>))
        {
            return Unsafe.BitCast<Vector128<double>, TVector>(
                TTwo.Apply(Unsafe.BitCast<TVector, Vector128<double>>(x), Unsafe.BitCast<TVector, Vector128<double>>(y)));
        }

        if (typeof(TVector) == typeof(Vector512<float>))
        {
            Vector512<float> a = Unsafe.BitCast<TVector, Vector512<float>>(x), b = Unsafe.BitCast<TVector, Vector512<float>>(y);
            return Unsafe.BitCast<Vector512<float>, TVector>(
                Vector512.Create(EightSingles<TEight>(a.GetLower(), b.GetLower()), EightSingles<TEight>(a.GetUpper(), b.GetUpper())));
        }

        if (typeof(TVector) == typeof(Vector256<float>))
        {
            Vector256<float> a = Unsafe.BitCast<TVector, Vector256<float>>(x), b = Unsafe.BitCast<TVector, Vector256<float>>(y);
            return Unsafe.BitCast<Vector256<float>, TVector>(
                Vector256.Create(FourSingles<TFour>(a.GetLower(), b.GetLower()), FourSingles<TFour>(a.GetUpper(), b.GetUpper())));
        }

        Vector128<float> left = Unsafe.BitCast<TVector, Vector128<float>>(x), right = Unsafe.BitCast<TVector, Vector128<float>>(y);
        return Unsafe.BitCast<Vector128<float>, TVector>(
            Vector128.Narrow(
                TTwo.Apply(Vector128.WidenLower(left), Vector128.WidenLower(right)),
                TTwo.Apply(Vector128.WidenUpper(left), Vector128.WidenUpper(right))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> EightSingles<TEight>(Vector256<float> x, Vector256<float> y)
        where TEight : Eight.IVectorFunction2
    {
        Vector512<double> result = TEight.Apply(Widen(x), Widen(y));
        return Vector256.Narrow(result.GetLower(), result.GetUpper());

        static Vector512<double> Widen(Vector256<float> x) => Vector512.Create(Vector256.WidenLower(x), Vector256.WidenUpper(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FourSingles<TFour>(Vector128<float> x, Vector128<float> y)
        where TFour : Four.IVectorFunction2
    {
        Vector256<double> result = TFour.Apply(Widen(x), Widen(y));
        return Vector128.Narrow(result.GetLower(), result.GetUpper());

        static Vector256<double> Widen(Vector128<float> x) => Vector256.Create(Vector128.WidenLower(x), Vector128.WidenUpper(x));
    }
}
