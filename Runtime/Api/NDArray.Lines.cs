using System.Numerics;

namespace StaticGraph;

/// <content>Lines of elements in order, and groups of them.</content>
public static partial class NDArray
{
    /// <summary>
    /// Each line along an axis in ascending order (<c>np.sort</c>), NaNs behind all numbers and -0 before 0. A line is whole in a block and sorted there by its bytes: O(n), with 8 bytes a worker for each element of a block and 8 for each of a line.
    /// </summary>
    /// <param name="x">An array of at least one axis.</param>
    /// <param name="axis">One axis; the last one where none is named.</param>
    public static NDArray<TElement> Sort<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The places of the elements of each line in that order (<c>np.argsort</c>, <c>kind="stable"</c>): of equal elements, as -0 and 0 are here, the first one comes first.</summary>
    /// <param name="x">An array of at least one axis.</param>
    /// <param name="axis">One axis; the last one where none is named.</param>
    public static NDArray<long> ArgSort<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The <paramref name="k"/> greatest elements of each line along an axis (<c>dask.array.topk</c>), the greatest one first and NaNs before all numbers; where <paramref name="k"/> is below 0 the least ones, the least one first and
    /// NaNs behind. One pass over lines of any length; k elements are held for each line. O(n log k) at most, and near O(n) for elements in no order.
    /// </summary>
    /// <param name="x">An array of at least one axis.</param>
    /// <param name="k">How many, known when the kernel is compiled; no more than a line has.</param>
    /// <param name="axis">One axis; the last one where none is named.</param>
    public static NDArray<TElement> TopK<TElement>(NDArray<TElement> x, int k, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Their places (<c>dask.array.argtopk</c>): of equal elements the first ones, the first one before.</summary>
    /// <param name="x">An array of at least one axis.</param>
    /// <param name="k">How many, known when the kernel is compiled; no more than a line has.</param>
    /// <param name="axis">One axis; the last one where none is named.</param>
    public static NDArray<long> ArgTopK<TElement>(NDArray<TElement> x, int k, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// Groups of elements that have one label, for folds: <c>GroupBy(day, 366).Mean(x, axis: 0)</c> is the mean of each day, and <c>x - GroupBy(day, 366).Mean(x, axis: 0)[day]</c> what is left of it.
    /// </summary>
    /// <param name="labels">For each index of one axis, or for each element, the number of its group from 0 on, or -1 for none. Another label is an <see cref="ArrayIndexException"/> in the run.</param>
    /// <param name="count">How many groups there are: a length or a constant.</param>
    public static ArrayGroups GroupBy(NDArray<int> labels, Lengths.AxisLength count) => throw Symbolic.OnlyInKernel();

    /// <summary>The same by labels that are longs.</summary>
    /// <param name="labels">For each index of one axis, or for each element, the number of its group from 0 on, or -1 for none. Another label is an <see cref="ArrayIndexException"/> in the run.</param>
    /// <param name="count">How many groups there are: a length or a constant.</param>
    public static ArrayGroups GroupBy(NDArray<long> labels, Lengths.AxisLength count) => throw Symbolic.OnlyInKernel();

    /// <summary>How many elements there are of each label from 0 to below <paramref name="count"/> (<c>np.bincount</c>): of any shape, -1 counts nowhere, and another label is an <see cref="ArrayIndexException"/> in the run.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="count">How many labels there are: a length or a constant.</param>
    public static NDArray<long> BinCount(NDArray<int> labels, Lengths.AxisLength count) => throw Symbolic.OnlyInKernel();

    /// <summary>The same of labels that are longs.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="count">How many labels there are: a length or a constant.</param>
    public static NDArray<long> BinCount(NDArray<long> labels, Lengths.AxisLength count) => throw Symbolic.OnlyInKernel();

    /// <summary>The sum of the weights of each label (<c>np.bincount</c> with <c>weights</c>), as <see cref="ArrayGroups.Sum"/> sums them.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="weights">A weight for each of them.</param>
    /// <param name="count">How many labels there are: a length or a constant.</param>
    public static NDArray<double> BinCount(NDArray<int> labels, NDArray<double> weights, Lengths.AxisLength count) => throw Symbolic.OnlyInKernel();

    /// <summary>The same of labels that are longs.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="weights">A weight for each of them.</param>
    /// <param name="count">How many labels there are: a length or a constant.</param>
    public static NDArray<double> BinCount(NDArray<long> labels, NDArray<double> weights, Lengths.AxisLength count) => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// How many elements lie in each of as many bins of equal width (<c>np.histogram</c> with a range): a bin has its lower edge and not its upper one, but for the last, which has both. What is outside, and NaN, counts nowhere. One pass.
    /// </summary>
    /// <param name="x">An array of any shape.</param>
    /// <param name="bins">How many bins: a length or a constant. Their edges are <c>LinSpace(low, high, bins + 1)</c>.</param>
    /// <param name="low">The lower edge of the first one.</param>
    /// <param name="high">The upper edge of the last one, above <paramref name="low"/>.</param>
    public static NDArray<long> Histogram<TElement>(NDArray<TElement> x, Lengths.AxisLength bins, double low, double high)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>How many pairs of elements lie in each bin of two axes (<c>np.histogram2d</c> with a range), rows those of x.</summary>
    /// <param name="x">An array of any shape.</param>
    /// <param name="y">One of the same shape.</param>
    /// <param name="xBins">How many bins of <paramref name="x"/>: a length or a constant.</param>
    /// <param name="xLow">The lower edge of the first one.</param>
    /// <param name="xHigh">The upper edge of the last one, above <paramref name="xLow"/>.</param>
    /// <param name="yBins">How many bins of <paramref name="y"/>.</param>
    /// <param name="yLow">The lower edge of the first one.</param>
    /// <param name="yHigh">The upper edge of the last one, above <paramref name="yLow"/>.</param>
    public static NDArray<long> Histogram2D<TElement>(NDArray<TElement> x, NDArray<TElement> y, Lengths.AxisLength xBins, double xLow, double xHigh, Lengths.AxisLength yBins, double yLow, double yHigh)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();
}
