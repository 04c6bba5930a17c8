using System.Numerics;

namespace StaticGraph;

/// <content>Signs and whole numbers.</content>
public static partial class NDArray
{
    /// <summary>The absolute value of each element (<c>np.abs</c>). The least integer, which has no positive, stays as it is.</summary>
    public static NDArray<TElement> Abs<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>-1, 0 or 1 after the sign of each element (<c>np.sign</c>): 0 for both zeros, NaN for NaN.</summary>
    public static NDArray<TElement> Sign<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The greatest whole number not above each element (<c>np.floor</c>).</summary>
    public static NDArray<TElement> Floor<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The least whole number not below each element (<c>np.ceil</c>).</summary>
    public static NDArray<TElement> Ceiling<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The nearest whole number to each element, halves to the even one (<c>np.round</c>).</summary>
    public static NDArray<TElement> Round<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Each element without its fraction (<c>np.trunc</c>).</summary>
    public static NDArray<TElement> Truncate<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
}
