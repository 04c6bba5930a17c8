using System.Numerics;

namespace StaticGraph;

/// <summary>
/// Groups of elements by label, made by <see cref="NDArray.GroupBy(NDArray{int}, Lengths.AxisLength)"/>. Labels of one axis lie along one axis of what is folded, the first where none is named, in whose place the result has the
/// groups; labels of several axes are those of all elements, and the result has one axis. One pass in the order of the elements, unless another is said; the results are held.
/// </summary>
public sealed class ArrayGroups
{
    private ArrayGroups()
    {
    }

    /// <summary>The sum of each group (<c>flox.groupby_reduce.sum</c>), 0 where it has none. Of floating point each group is summed in double with what is rounded off beside (Neumaier's sum), in the order of the elements; integers wrap.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> Sum<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The mean of each group (<c>flox.groupby_reduce.mean</c>), NaN where it has none.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> Mean<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The least element of each group (<c>flox.groupby_reduce.min</c>): NaN where one is, and where it has none; of whole numbers 0 where it has none.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> Min<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The greatest element of each group (<c>flox.groupby_reduce.max</c>): NaN where one is, and where it has none; of whole numbers 0 where it has none.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> Max<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The variance of each group (<c>flox.groupby_reduce.var</c>) about its mean, in two passes; NaN where it has no more elements than <paramref name="ddof"/>.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    /// <param name="ddof">What is taken from the count.</param>
    public NDArray<TElement> Var<TElement>(NDArray<TElement> x, Axes axis = default, int ddof = 0)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The standard deviation of each group (<c>flox.groupby_reduce.std</c>), the root of its variance.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    /// <param name="ddof">What is taken from the count.</param>
    public NDArray<TElement> Std<TElement>(NDArray<TElement> x, Axes axis = default, int ddof = 0)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>How many elements each group (<c>flox.groupby_reduce.len</c>) has.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<long> Count<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The first element of each group (<c>flox.groupby_reduce.first</c>). NaN where it has none; of whole numbers 0.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> First<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The last element of each group (<c>flox.groupby_reduce.last</c>). NaN where it has none; of whole numbers 0.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> Last<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The median of each group (<c>flox.groupby_reduce.median</c>): NaN where one of its elements is, and where it has none. A line is whole in a block.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> Median<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The sum of what is not NaN in each group (<c>flox.groupby_reduce.nansum</c>).</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> NanSum<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The mean of what is not NaN in each group (<c>flox.groupby_reduce.nanmean</c>).</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> NanMean<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The least number of each group (<c>flox.groupby_reduce.nanmin</c>), NaN where it has none.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> NanMin<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The greatest number of each group (<c>flox.groupby_reduce.nanmax</c>), NaN where it has none.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> NanMax<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The variance of what is not NaN in each group (<c>flox.groupby_reduce.nanvar</c>).</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    /// <param name="ddof">What is taken from the count.</param>
    public NDArray<TElement> NanVar<TElement>(NDArray<TElement> x, Axes axis = default, int ddof = 0)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The standard deviation of what is not NaN in each group (<c>flox.groupby_reduce.nanstd</c>).</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    /// <param name="ddof">What is taken from the count.</param>
    public NDArray<TElement> NanStd<TElement>(NDArray<TElement> x, Axes axis = default, int ddof = 0)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>How many elements of each group (<c>flox.groupby_reduce.count</c>) are not NaN.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<long> NanCount<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The first number of each group (<c>flox.groupby_reduce.nanfirst</c>), NaN where it has none.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> NanFirst<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The last number of each group (<c>flox.groupby_reduce.nanlast</c>), NaN where it has none.</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> NanLast<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The median of what is not NaN in each group (<c>flox.groupby_reduce.nanmedian</c>).</summary>
    /// <param name="x">What is folded.</param>
    /// <param name="axis">The axis that the labels are along.</param>
    public NDArray<TElement> NanMedian<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
}
