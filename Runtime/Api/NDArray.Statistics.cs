using System.Numerics;

namespace StaticGraph;

/// <content>Folds that other folds make up. What is about a mean goes over the elements twice, unless those that are folded are whole in a block.</content>
public static partial class NDArray
{
    /// <summary>The greatest element less the least (<c>np.ptp</c>): NaN where any is. An empty array has none and is an error when the plan is bound. Integers wrap.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Ptp<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

#pragma warning disable RS0026 // Overloads with optional parameters: they differ in the type of elements, so that none takes what another one does.
    /// <summary>The square root of the sum of the squares (<c>np.linalg.norm</c>), of vectors, or of all elements of a matrix; 0 over nothing. It is computed in double, and rounded once.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Norm<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0026

    /// <summary>The logarithm of the sum of the exponentials (<c>scipy.special.logsumexp</c>), taken around the greatest element so that nothing overflows; in double, and rounded once. An empty array has none and is an error when the plan is bound.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> LogSumExp<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>A moment about the mean (<c>scipy.stats.moment</c>): the mean of a power of the deviations from the mean; in double, and rounded once. NaN over nothing.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="order">The power, 0 or more: 2 gives the variance.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Moment<TElement>(NDArray<TElement> x, int order = 1, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The skewness (<c>scipy.stats.skew</c>): the third moment by the power 3/2 of the second; NaN where elements do not differ but for rounding. In double, and rounded once.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="bias">False mends the bias of samples, where there are three elements or more.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Skew<TElement>(NDArray<TElement> x, Axes axis = default, bool bias = true, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The kurtosis (<c>scipy.stats.kurtosis</c>): the fourth moment by the square of the second, less 3; NaN where elements do not differ but for rounding. In double, and rounded once.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="fisher">False leaves the 3, which is the kurtosis of a normal distribution.</param>
    /// <param name="bias">False mends the bias of samples, where there are four elements or more.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Kurtosis<TElement>(NDArray<TElement> x, Axes axis = default, bool fisher = true, bool bias = true, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>True where all elements are close (<c>np.allclose</c>): <c>IsClose(x, y).All()</c>. Arrays broadcast.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="y">What it is compared with.</param>
    /// <param name="relative">How far they may be apart in units of y.</param>
    /// <param name="absolute">How far they may be apart besides.</param>
    /// <param name="equalNaN">True where NaNs are close to each other.</param>
    public static NDArray<bool> AllClose<TElement>(NDArray<TElement> x, NDArray<TElement> y, double relative = 1e-05, double absolute = 1e-08, bool equalNaN = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>True where all elements are equal (<c>np.array_equal</c>), with -0 equal to 0. Shapes that cannot be equal are an error, and not false; a length of 1 broadcasts.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="y">What it is compared with.</param>
    /// <param name="equalNaN">True where NaNs equal each other.</param>
    public static NDArray<bool> ArrayEqual<TElement>(NDArray<TElement> x, NDArray<TElement> y, bool equalNaN = false)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();
}
