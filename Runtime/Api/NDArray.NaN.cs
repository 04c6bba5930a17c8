using System.Numerics;

namespace StaticGraph;

/// <content>Folds of what is not NaN, by the tree of all elements, NaNs among them. Elements are read once, but for deviations.</content>
public static partial class NDArray
{
    /// <summary>The sum of what is not NaN (<c>np.nansum</c>); 0 over nothing else. Floats are added in double, and the sum is rounded once.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> NanSum<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The product of what is not NaN (<c>np.nanprod</c>); 1 over nothing else.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> NanProd<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The mean of what is not NaN (<c>np.nanmean</c>); NaN over nothing else. It is added up and divided in double, and rounded once.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> NanMean<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The mean of the squared deviations of what is not NaN (<c>np.nanvar</c>), from the mean of that, which is a pass of its own; in double, and rounded once. NaN over nothing else; a divisor below 0 counts as 0.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="ddof">Subtracted from the count in the divisor: 1 for the variance of a sample.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> NanVar<TElement>(NDArray<TElement> x, Axes axis = default, int ddof = 0, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The square root of <c>NanVar</c> (<c>np.nanstd</c>), taken before it is rounded.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="ddof">Subtracted from the count in the divisor: 1 for the variance of a sample.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> NanStd<TElement>(NDArray<TElement> x, Axes axis = default, int ddof = 0, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The least element that is not NaN (<c>np.nanmin</c>), and -0 is below +0; NaN over nothing else. An empty array has none and is an error when the plan is bound.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> NanMin<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The greatest element that is not NaN (<c>np.nanmax</c>), and -0 is below +0; NaN over nothing else. An empty array has none and is an error when the plan is bound.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> NanMax<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Where the least element is that is not NaN (<c>np.nanargmin</c>), as <c>ArgMin</c> counts; where all are NaN an <see cref="InvalidOperationException"/>. Of infinities and NaNs the first infinity, where NumPy may find a NaN.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<long> NanArgMin<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Where the greatest element is that is not NaN (<c>np.nanargmax</c>), as <c>ArgMax</c> counts; where all are NaN an <see cref="InvalidOperationException"/>. Of infinities and NaNs the first infinity, where NumPy may find a NaN.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<long> NanArgMax<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
}
