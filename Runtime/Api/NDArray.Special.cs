using System.Numerics;

namespace StaticGraph;

/// <content>Inverse hyperbolic functions, and those that integrals define.</content>
public static partial class NDArray
{
    /// <summary>The inverse hyperbolic sine of each element (<c>np.arcsinh</c>).</summary>
    public static NDArray<TElement> Asinh<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The inverse hyperbolic cosine of each element, not negative (<c>np.arccosh</c>); NaN below 1.</summary>
    public static NDArray<TElement> Acosh<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The inverse hyperbolic tangent of each element (<c>np.arctanh</c>): infinite at 1 and -1, NaN beyond.</summary>
    public static NDArray<TElement> Atanh<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>sin(πx) / πx of each element (<c>np.sinc</c>): 1 at 0, and 0 at other whole numbers, where NumPy has what is left of rounding πx; NaN at infinity.</summary>
    public static NDArray<TElement> Sinc<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The error function of each element (<c>scipy.special.erf</c>).</summary>
    public static NDArray<TElement> Erf<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>1 less the error function of each element, accurate where that is near 1 (<c>scipy.special.erfc</c>).</summary>
    public static NDArray<TElement> Erfc<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The gamma function of each element (<c>scipy.special.gamma</c>): (x - 1)! of whole numbers; infinite at zeros, with their sign, and NaN at negative whole numbers and negative infinity.</summary>
    public static NDArray<TElement> Gamma<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The logarithm of the magnitude of the gamma function of each element (<c>scipy.special.gammaln</c>): infinite at 0 and at negative whole numbers. Of negative elements its error is 1 unit in the last place of the result, or of 1 where the result is less.</summary>
    public static NDArray<TElement> LogGamma<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>ln(e^x + e^y) of each pair of elements, without overflow on the way (<c>np.logaddexp</c>): the larger where the other is negative infinity.</summary>
    public static NDArray<TElement> LogAddExp<TElement>(NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="LogAddExp{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> LogAddExp<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="LogAddExp{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> LogAddExp<TElement>(TElement x, NDArray<TElement> y)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
}
