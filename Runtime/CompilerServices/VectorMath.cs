using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticGraph.Simd;
using Eight = StaticGraph.Simd.Eight;
using Four = StaticGraph.Simd.Four;
using Two = StaticGraph.Simd.Two;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The functions of generated lane loops that vectors do not have, or have with other bits on other machines.
/// TVector is Vector128, Vector256 or Vector512 of double or float (for <see cref="Divide"/> and <see cref="Remainder"/> also of integers); a lane's bits depend on that lane alone, never on the width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>The cube root of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cbrt<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Cbrt, Four.Cbrt, Eight.Cbrt>(x);

    /// <summary>e to the power of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Exp, Four.Exp, Eight.Exp>(x);

    /// <summary>2 to the power of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp2<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Exp2, Four.Exp2, Eight.Exp2>(x);

    /// <summary>e to the power of each lane, less 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Expm1<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Expm1, Four.Expm1, Eight.Expm1>(x);

    /// <summary>The natural logarithm of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Log, Four.Log, Eight.Log>(x);

    /// <summary>The logarithm to base 2 of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log2<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Log2, Four.Log2, Eight.Log2>(x);

    /// <summary>The logarithm to base 10 of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log10<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Log10, Four.Log10, Eight.Log10>(x);

    /// <summary>The natural logarithm of 1 plus each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1p<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Log1p, Four.Log1p, Eight.Log1p>(x);

    /// <summary>The sine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sin<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Sin, Four.Sin, Eight.Sin>(x);

    /// <summary>The cosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cos<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Cos, Four.Cos, Eight.Cos>(x);

    /// <summary>The tangent of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tan<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Tan, Four.Tan, Eight.Tan>(x);

    /// <summary>The arcsine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Asin<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Asin, Four.Asin, Eight.Asin>(x);

    /// <summary>The arccosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Acos<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Acos, Four.Acos, Eight.Acos>(x);

    /// <summary>The arctangent of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Atan<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Atan, Four.Atan, Eight.Atan>(x);

    /// <summary>The hyperbolic sine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sinh<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Sinh, Four.Sinh, Eight.Sinh>(x);

    /// <summary>The hyperbolic cosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cosh<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Cosh, Four.Cosh, Eight.Cosh>(x);

    /// <summary>The hyperbolic tangent of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, Two.Tanh, Four.Tanh, Eight.Tanh>(x);

    /// <summary>Each lane of x to the power of that of y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Pow<TVector>(TVector x, TVector y)
        where TVector : struct
        => FloatingMap.Apply2<TVector, Two.Pow, Four.Pow, Eight.Pow>(x, y);

    /// <summary>The angle of the point (x, y) of each pair of lanes; y comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Atan2<TVector>(TVector y, TVector x)
        where TVector : struct
        => FloatingMap.Apply2<TVector, Two.Atan2, Four.Atan2, Eight.Atan2>(y, x);

    /// <summary>sqrt(x² + y²) of each pair of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Hypot<TVector>(TVector x, TVector y)
        where TVector : struct
        => FloatingMap.Apply2<TVector, Two.Hypot, Four.Hypot, Eight.Hypot>(x, y);
}
