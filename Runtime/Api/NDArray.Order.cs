using System.Numerics;

namespace StaticGraph;

/// <content>Elements by their order.</content>
public static partial class NDArray
{
#pragma warning disable RS0026 // Overloads with optional parameters: they differ in what is said of quantiles.
    /// <summary>
    /// The quantile (<c>np.quantile</c>) of all elements, or of lines along some axes. It is exact: of all elements found in passes that count digits, 4 over doubles and 2 over floats, which all quantiles of a kernel share; O(n), with 0.5 MiB a worker and quantile. A line is whole in a block, and all of it done in one pass.
    /// Computed in double, and rounded once. NaN where any element is, and over nothing.
    /// </summary>
    /// <param name="x">An array of any rank; whole numbers are cast before.</param>
    /// <param name="q">Which, from 0 for the least element to 1 for the greatest.</param>
    /// <param name="axis">The axes of a line; all of them by default.</param>
    /// <param name="method">What it is between two elements.</param>
    /// <param name="keepDims">True keeps each axis with length 1.</param>
    public static NDArray<TElement> Quantile<TElement>(NDArray<TElement> x, double q, Axes axis = default, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Several of them at once, along a new first axis (<c>np.quantile</c>), in the passes of one.</summary>
    /// <param name="x">An array of any rank; whole numbers are cast before.</param>
    /// <param name="several">Which, each from 0 for the least element to 1 for the greatest.</param>
    /// <param name="axis">The axes of a line; all of them by default.</param>
    /// <param name="method">What it is between two elements.</param>
    /// <param name="keepDims">True keeps each axis with length 1.</param>
    public static NDArray<TElement> Quantile<TElement>(NDArray<TElement> x, double[] several, Axes axis = default, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The percentile (<c>np.percentile</c>) of all elements, or of lines along some axes. It is exact: of all elements found in passes that count digits, 4 over doubles and 2 over floats, which all quantiles of a kernel share; O(n), with 0.5 MiB a worker and quantile. A line is whole in a block, and all of it done in one pass.
    /// Computed in double, and rounded once. NaN where any element is, and over nothing.
    /// </summary>
    /// <param name="x">An array of any rank; whole numbers are cast before.</param>
    /// <param name="q">Which, from 0 for the least element to 100 for the greatest.</param>
    /// <param name="axis">The axes of a line; all of them by default.</param>
    /// <param name="method">What it is between two elements.</param>
    /// <param name="keepDims">True keeps each axis with length 1.</param>
    public static NDArray<TElement> Percentile<TElement>(NDArray<TElement> x, double q, Axes axis = default, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Several of them at once, along a new first axis (<c>np.percentile</c>), in the passes of one.</summary>
    /// <param name="x">An array of any rank; whole numbers are cast before.</param>
    /// <param name="several">Which, each from 0 for the least element to 100 for the greatest.</param>
    /// <param name="axis">The axes of a line; all of them by default.</param>
    /// <param name="method">What it is between two elements.</param>
    /// <param name="keepDims">True keeps each axis with length 1.</param>
    public static NDArray<TElement> Percentile<TElement>(NDArray<TElement> x, double[] several, Axes axis = default, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The quantile (<c>np.nanquantile</c>) of all elements that are not NaN, or of those of lines along some axes. It is exact: of all elements found in passes that count digits, 4 over doubles and 2 over floats, which all quantiles of a kernel share; O(n), with 0.5 MiB a worker and quantile. A line is whole in a block, and all of it done in one pass.
    /// Computed in double, and rounded once. NaN over nothing else.
    /// </summary>
    /// <param name="x">An array of any rank; whole numbers are cast before.</param>
    /// <param name="q">Which, from 0 for the least element to 1 for the greatest.</param>
    /// <param name="axis">The axes of a line; all of them by default.</param>
    /// <param name="method">What it is between two elements.</param>
    /// <param name="keepDims">True keeps each axis with length 1.</param>
    public static NDArray<TElement> NanQuantile<TElement>(NDArray<TElement> x, double q, Axes axis = default, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Several of them at once, along a new first axis (<c>np.nanquantile</c>), in the passes of one.</summary>
    /// <param name="x">An array of any rank; whole numbers are cast before.</param>
    /// <param name="several">Which, each from 0 for the least element to 1 for the greatest.</param>
    /// <param name="axis">The axes of a line; all of them by default.</param>
    /// <param name="method">What it is between two elements.</param>
    /// <param name="keepDims">True keeps each axis with length 1.</param>
    public static NDArray<TElement> NanQuantile<TElement>(NDArray<TElement> x, double[] several, Axes axis = default, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The percentile (<c>np.nanpercentile</c>) of all elements that are not NaN, or of those of lines along some axes. It is exact: of all elements found in passes that count digits, 4 over doubles and 2 over floats, which all quantiles of a kernel share; O(n), with 0.5 MiB a worker and quantile. A line is whole in a block, and all of it done in one pass.
    /// Computed in double, and rounded once. NaN over nothing else.
    /// </summary>
    /// <param name="x">An array of any rank; whole numbers are cast before.</param>
    /// <param name="q">Which, from 0 for the least element to 100 for the greatest.</param>
    /// <param name="axis">The axes of a line; all of them by default.</param>
    /// <param name="method">What it is between two elements.</param>
    /// <param name="keepDims">True keeps each axis with length 1.</param>
    public static NDArray<TElement> NanPercentile<TElement>(NDArray<TElement> x, double q, Axes axis = default, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Several of them at once, along a new first axis (<c>np.nanpercentile</c>), in the passes of one.</summary>
    /// <param name="x">An array of any rank; whole numbers are cast before.</param>
    /// <param name="several">Which, each from 0 for the least element to 100 for the greatest.</param>
    /// <param name="axis">The axes of a line; all of them by default.</param>
    /// <param name="method">What it is between two elements.</param>
    /// <param name="keepDims">True keeps each axis with length 1.</param>
    public static NDArray<TElement> NanPercentile<TElement>(NDArray<TElement> x, double[] several, Axes axis = default, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0026

    /// <summary>The median of all elements that are not NaN (<c>np.nanmedian</c>), or of those of lines along some axes, exactly, as <c>Median</c> finds it; NaN over nothing else.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes of a line; all of them by default.</param>
    /// <param name="keepDims">True keeps each axis with length 1.</param>
    public static NDArray<TElement> NanMedian<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
}
