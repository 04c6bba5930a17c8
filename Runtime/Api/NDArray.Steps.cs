using System.Numerics;

namespace StaticGraph;

/// <content>Signs and neighbours of floating-point numbers.</content>
public static partial class NDArray
{
    /// <summary>Each element of <paramref name="x"/> with the sign of that of <paramref name="sign"/>, zeros and infinities among them (<c>np.copysign</c>). A NaN counts as positive, whatever its sign bit says.</summary>
    public static NDArray<TElement> CopySign<TElement>(NDArray<TElement> x, NDArray<TElement> sign)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="CopySign{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> CopySign<TElement>(NDArray<TElement> x, TElement sign)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="CopySign{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> CopySign<TElement>(TElement x, NDArray<TElement> sign)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The number of the element type next to each element of <paramref name="x"/> in the direction of that of <paramref name="y"/> (<c>np.nextafter</c>): <paramref name="y"/> where they are equal, infinity beyond the largest number, NaN beside a NaN.</summary>
    public static NDArray<TElement> NextAfter<TElement>(NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NextAfter{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> NextAfter<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NextAfter{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> NextAfter<TElement>(TElement x, NDArray<TElement> y)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>0 where an element of <paramref name="x"/> is negative, 1 where it is positive, <paramref name="atZero"/> where it is zero (<c>np.heaviside</c>); NaN stays.</summary>
    public static NDArray<TElement> Heaviside<TElement>(NDArray<TElement> x, NDArray<TElement> atZero)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Heaviside{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Heaviside<TElement>(NDArray<TElement> x, TElement atZero)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Heaviside{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Heaviside<TElement>(TElement x, NDArray<TElement> atZero)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Angles in radians as degrees (<c>np.degrees</c>): times 180/π, rounded, in one product, as NumPy has it.</summary>
    public static NDArray<TElement> Degrees<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Angles in degrees as radians (<c>np.radians</c>): times π/180, rounded, in one product, as NumPy has it.</summary>
    public static NDArray<TElement> Radians<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
}
