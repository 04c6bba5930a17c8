using System.Numerics;

namespace StaticGraph;

/// <summary>The functions of kernels, named after NumPy in .NET casing. Import them with <c>using static StaticGraph.NDArray</c>. As double their error is at most 1 unit in the last place, as float hardly above half of one; their bits are the same on every machine.</summary>
public static partial class NDArray
{
    /// <summary>The square root of each element (<c>np.sqrt</c>), correctly rounded; NaN below zero, and -0 stays -0.</summary>
    public static NDArray<TElement> Sqrt<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The cube root of each element (<c>np.cbrt</c>); negative elements have negative roots.</summary>
    public static NDArray<TElement> Cbrt<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Each element to a power (<c>np.power</c>). Anything to the power 0 is 1, and 1 to any power is 1, even beside a NaN; a negative element to a fraction is NaN.</summary>
    public static NDArray<TElement> Pow<TElement>(NDArray<TElement> x, NDArray<TElement> exponent)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Pow{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Pow<TElement>(NDArray<TElement> x, TElement exponent)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Pow{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Pow<TElement>(TElement x, NDArray<TElement> exponent)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The length of the hypotenuse, sqrt(x² + y²), without overflow on the way (<c>np.hypot</c>). Infinite beside an infinity, even where the other is NaN.</summary>
    public static NDArray<TElement> Hypot<TElement>(NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Hypot{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Hypot<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Hypot{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Hypot<TElement>(TElement x, NDArray<TElement> y)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>e to the power of each element (<c>np.exp</c>): overflows to infinity, and 0 at negative infinity.</summary>
    public static NDArray<TElement> Exp<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>2 to the power of each element (<c>np.exp2</c>).</summary>
    public static NDArray<TElement> Exp2<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>e to the power of each element, less 1, accurate near 0 (<c>np.expm1</c>); -0 stays -0.</summary>
    public static NDArray<TElement> Expm1<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The natural logarithm of each element (<c>np.log</c>): negative infinity at 0, NaN below.</summary>
    public static NDArray<TElement> Log<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The logarithm to base 2 of each element (<c>np.log2</c>): negative infinity at 0, NaN below.</summary>
    public static NDArray<TElement> Log2<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The logarithm to base 10 of each element (<c>np.log10</c>): negative infinity at 0, NaN below.</summary>
    public static NDArray<TElement> Log10<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The natural logarithm of 1 plus each element, accurate near 0 (<c>np.log1p</c>): negative infinity at -1, NaN below; -0 stays -0.</summary>
    public static NDArray<TElement> Log1p<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
}
