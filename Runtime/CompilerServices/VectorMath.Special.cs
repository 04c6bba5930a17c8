using System.Runtime.CompilerServices;
using StaticGraph.Simd;
using Eight = StaticGraph.Simd.Eight;
using Four = StaticGraph.Simd.Four;
using Two = StaticGraph.Simd.Two;

namespace StaticGraph.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The inverse hyperbolic sine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Asinh<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Asinh, Four.Asinh, Eight.Asinh>(x);

    /// <summary>The inverse hyperbolic cosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Acosh<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Acosh, Four.Acosh, Eight.Acosh>(x);

    /// <summary>The inverse hyperbolic tangent of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Atanh<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Atanh, Four.Atanh, Eight.Atanh>(x);

    /// <summary>sin(πx) / πx of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sinc<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Sinc, Four.Sinc, Eight.Sinc>(x);

    /// <summary>The error function of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Erf, Four.Erf, Eight.Erf>(x);

    /// <summary>1 less the error function of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erfc<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Erfc, Four.Erfc, Eight.Erfc>(x);

    /// <summary>The gamma function of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Gamma<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Gamma, Four.Gamma, Eight.Gamma>(x);

    /// <summary>The logarithm of the magnitude of the gamma function of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LogGamma<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.LogGamma, Four.LogGamma, Eight.LogGamma>(x);

    /// <summary>ln(e^x + e^y) of each pair of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LogAddExp<TVector>(TVector x, TVector y)
        where TVector : struct
        => FloatingMap.Apply2<TVector, Two.LogAddExp, Four.LogAddExp, Eight.LogAddExp>(x, y);
}
