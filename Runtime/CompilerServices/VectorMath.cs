using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticGraph.Simd;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The functions of generated lane loops that vectors do not have, or have with other bits on other machines.
/// TVector is Vector128, Vector256 or Vector512 of double or float (for <see cref="Divide"/> and <see cref="Remainder"/> also of byte, int or long); a lane's bits depend on that lane alone, never on the width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>The cube root of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cbrt<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<CbrtLane>>(x);

    /// <summary>e to the power of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<ExpLane>>(x);

    /// <summary>2 to the power of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp2<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<Exp2Lane>>(x);

    /// <summary>e to the power of each lane, less 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Expm1<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<Expm1Lane>>(x);

    /// <summary>The natural logarithm of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<LogLane>>(x);

    /// <summary>The logarithm to base 2 of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log2<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<Log2Lane>>(x);

    /// <summary>The logarithm to base 10 of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log10<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<Log10Lane>>(x);

    /// <summary>The natural logarithm of 1 plus each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1p<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<Log1pLane>>(x);

    /// <summary>The sine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sin<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<SinLane>>(x);

    /// <summary>The cosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cos<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<CosLane>>(x);

    /// <summary>The tangent of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tan<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<TanLane>>(x);

    /// <summary>The arcsine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Asin<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<AsinLane>>(x);

    /// <summary>The arccosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Acos<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<AcosLane>>(x);

    /// <summary>The arctangent of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Atan<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<AtanLane>>(x);

    /// <summary>The hyperbolic sine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sinh<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<SinhLane>>(x);

    /// <summary>The hyperbolic cosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cosh<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<CoshLane>>(x);

    /// <summary>The hyperbolic tangent of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TVector>(TVector x)
        where TVector : struct
        => FloatingMap.Apply<TVector, PerLane<TanhLane>>(x);

    /// <summary>Each lane of x to the power of that of y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Pow<TVector>(TVector x, TVector y)
        where TVector : struct
        => FloatingMap.Apply2<TVector, PerLane2<PowLane>>(x, y);

    /// <summary>The angle of the point (y, x) of each pair of lanes: atan2(x, y) in the order of the operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Atan2<TVector>(TVector x, TVector y)
        where TVector : struct
        => FloatingMap.Apply2<TVector, PerLane2<Atan2Lane>>(x, y);

    /// <summary>sqrt(x² + y²) of each pair of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Hypot<TVector>(TVector x, TVector y)
        where TVector : struct
        => FloatingMap.Apply2<TVector, PerLane2<HypotLane>>(x, y);
}
