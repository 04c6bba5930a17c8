using System.Numerics;

namespace StaticGraph;

/// <content>
/// Folds over axes. The order of additions is fixed by the shape alone, so the bits of a result are too. Floats are folded in double, and the result is rounded once.
/// </content>
public static partial class NDArray
{
#pragma warning disable RS0026 // Overloads with optional parameters: they differ in the type of elements, so that none takes what another one does.
    /// <summary>The sum (<c>np.sum</c>); 0 over nothing. Floats are added in double, and the sum is rounded once. Integers stay in their type and wrap, so cast first where they may not fit.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Sum<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The product (<c>np.prod</c>); 1 over nothing. Floats are multiplied in double, and the product is rounded once. Integers stay in their type and wrap.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Prod<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The sum divided by the count (<c>np.mean</c>); NaN over nothing. The mean of floats is added up and divided in double, and rounded once.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Mean<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The mean weighted by <paramref name="weights"/> (<c>np.average</c>): the sum of the products by the sum of the weights. It is computed in double, and that of floats rounded once.
    /// Where the weights sum to zero the result is infinite or NaN, as in any division (NumPy raises an error). Without weights it is <c>Mean</c>.
    /// </summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="weights">Of the shape of <paramref name="x"/>, or broadcast to it; one axis of weights lies along the axis that is folded, if that is one.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Average<TElement>(NDArray<TElement> x, NDArray<TElement> weights, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The mean of the squared deviations from the mean (<c>np.var</c>), computed without cancellation: a spread far below the mean keeps its digits (floats within 1e-6, also 1,000,000 ± 1). The variance of floats is computed in double, and rounded once. NaN over nothing; a divisor below 0 counts as 0, so that the result is infinite or NaN.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="ddof">Subtracted from the count in the divisor: 1 for the variance of a sample.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Var<TElement>(NDArray<TElement> x, Axes axis = default, int ddof = 0, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The square root of the variance (<c>np.std</c>), taken before that of floats is rounded.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="ddof">Subtracted from the count in the divisor: 1 for the variance of a sample.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Std<TElement>(NDArray<TElement> x, Axes axis = default, int ddof = 0, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>How many elements are not zero (<c>np.count_nonzero</c>), or true; 0 over nothing. NaN is not zero, -0 is.</summary>
    /// <param name="x">An array of any rank and type.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<long> CountNonZero<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>The least element (<c>np.min</c>): NaN where any is, and -0 below +0. An empty array has none and is an error when the plan is bound.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Min<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The greatest element (<c>np.max</c>): NaN where any is, and -0 below +0. An empty array has none and is an error when the plan is bound.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<TElement> Max<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Where the least element is (<c>np.argmin</c>): its index along the folded axis; over several axes, or all of them, the index into their elements row by row. The first of equal elements, where -0 equals +0, and the first NaN where any is. An empty array has none and is an error when the plan is bound.</summary>
    /// <param name="x">An array of any rank and type.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<long> ArgMin<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>Where the greatest element is (<c>np.argmax</c>): its index along the folded axis; over several axes, or all of them, the index into their elements row by row. The first of equal elements, where -0 equals +0, and the first NaN where any is. An empty array has none and is an error when the plan is bound.</summary>
    /// <param name="x">An array of any rank and type.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<long> ArgMax<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The median of all elements, or of lines along some axes (<c>np.median</c>): the middle one, or the mean of the two in the middle; NaN where any is, and over nothing. It is exact: of all elements found in passes over
    /// <paramref name="x"/>, 4 of 64 bits an element, 2 of 32, 1 of fewer, each of which counts 16 bits of it, with 0.5 MiB a worker; a line is whole in a block, and done in one pass. O(n). Of floats it is a float, of whole numbers and bools a double.
    /// </summary>
    /// <param name="x">An array of any rank and type.</param>
    /// <param name="axis">The axes of a line; all of them by default.</param>
    /// <param name="keepDims">True keeps each axis with length 1.</param>
    public static NDArray<TElement> Median<TElement>(NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(NDArray<long> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(NDArray<int> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(NDArray<byte> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(NDArray<ulong> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(NDArray<uint> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(NDArray<short> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(NDArray<ushort> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(NDArray<sbyte> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(NDArray<bool> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0026

    /// <summary>True where any element is (<c>np.any</c>); false over nothing.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<bool> Any(NDArray<bool> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <summary>True where all elements are (<c>np.all</c>); true over nothing.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<bool> All(NDArray<bool> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();
}
