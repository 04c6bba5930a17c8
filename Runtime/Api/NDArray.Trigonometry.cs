using System.Numerics;

namespace StaticGraph;

/// <content>Circular and hyperbolic functions, in radians. Bits are the same on every machine.</content>
public static partial class NDArray
{
    /// <summary>The sine of each angle in radians (<c>np.sin</c>); NaN at infinity.</summary>
    public static NDArray<TElement> Sin<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The cosine of each angle in radians (<c>np.cos</c>); NaN at infinity.</summary>
    public static NDArray<TElement> Cos<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The tangent of each angle in radians (<c>np.tan</c>); NaN at infinity.</summary>
    public static NDArray<TElement> Tan<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The angle in radians, from -π/2 to π/2, whose sine is the element (<c>np.arcsin</c>); NaN outside [-1, 1].</summary>
    public static NDArray<TElement> Asin<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The angle in radians, from 0 to π, whose cosine is the element (<c>np.arccos</c>); NaN outside [-1, 1].</summary>
    public static NDArray<TElement> Acos<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The angle in radians, from -π/2 to π/2, whose tangent is the element (<c>np.arctan</c>).</summary>
    public static NDArray<TElement> Atan<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The angle in radians, from -π to π, of the point (x, y) (<c>np.arctan2(y, x)</c>); the signs of zeros choose the side of the cut.</summary>
    public static NDArray<TElement> Atan2<TElement>(NDArray<TElement> y, NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Atan2{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Atan2<TElement>(NDArray<TElement> y, TElement x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Atan2{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Atan2<TElement>(TElement y, NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The hyperbolic sine of each element (<c>np.sinh</c>).</summary>
    public static NDArray<TElement> Sinh<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The hyperbolic cosine of each element (<c>np.cosh</c>).</summary>
    public static NDArray<TElement> Cosh<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The hyperbolic tangent of each element (<c>np.tanh</c>).</summary>
    public static NDArray<TElement> Tanh<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
}
