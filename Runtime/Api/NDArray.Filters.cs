using System.Numerics;

namespace StaticGraph;

/// <content>Filters: sums of neighbours along axes.</content>
public static partial class NDArray
{
    /// <summary>
    /// Blurs along axes with the weights of a normal distribution (<c>scipy.ndimage.gaussian_filter</c>), axis by axis in ascending order. Computed in double and rounded once an axis. Of several axes the values between are
    /// computed once and kept, a part of the rows at a time where the last axes are whole in a block, else in memory or in a file: the plan says which.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="sigma">The standard deviation in elements, known when the kernel is compiled; as far as 4 of it weights reach, at most 128 elements.</param>
    /// <param name="axis">The axes; all of them by default.</param>
    /// <param name="mode">What stands outside of the array, as for <c>Pad</c>: scipy's <c>reflect</c> is <see cref="PadMode.Symmetric"/>.</param>
    /// <param name="value">The number that stands there with <see cref="PadMode.Constant"/>.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: an axis has fewer elements than are mirrored.</exception>
    public static NDArray<TElement> GaussianFilter<TElement>(NDArray<TElement> x, double sigma, Axes axis = default, PadMode mode = PadMode.Symmetric, TElement value = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The means of so many neighbours along axes (<c>scipy.ndimage.uniform_filter</c>), axis by axis in ascending order; of an even number one more of them lies before than behind. Computed in double and rounded once an axis: O(size) operations an element.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="size">How many neighbours, from 1 to 257, known when the kernel is compiled.</param>
    /// <param name="axis">The axes; all of them by default.</param>
    /// <param name="mode">What stands outside of the array, as for <c>Pad</c>: scipy's <c>reflect</c> is <see cref="PadMode.Symmetric"/>.</param>
    /// <param name="value">The number that stands there with <see cref="PadMode.Constant"/>.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: an axis has fewer elements than are mirrored.</exception>
    public static NDArray<TElement> UniformFilter<TElement>(NDArray<TElement> x, int size, Axes axis = default, PadMode mode = PadMode.Symmetric, TElement value = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The sum of second differences, <c>w[-1] - 2 * w[0] + w[1]</c>, along axes (<c>scipy.ndimage.laplace</c>). Integers stay in their type and wrap.</summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="axis">The axes; all of them by default.</param>
    /// <param name="mode">What stands outside of the array, as for <c>Pad</c>: scipy's <c>reflect</c> is <see cref="PadMode.Symmetric"/>.</param>
    /// <param name="value">The number that stands there with <see cref="PadMode.Constant"/>.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: an axis has fewer elements than are mirrored.</exception>
    public static NDArray<TElement> Laplace<TElement>(NDArray<TElement> x, Axes axis = default, PadMode mode = PadMode.Symmetric, TElement value = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// Sobel's derivative (<c>scipy.ndimage.sobel</c>): <c>w[1] - w[-1]</c> along an axis, and <c>w[-1] + 2 * w[0] + w[1]</c> along others. Integers stay in their type and wrap.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="axis">The axis of the derivative, the last one by default, which is smoothed along all others; or a list of it and of those that are smoothed along, <c>[2, 1]</c> in a stack of images.</param>
    /// <param name="mode">What stands outside of the array, as for <c>Pad</c>: scipy's <c>reflect</c> is <see cref="PadMode.Symmetric"/>.</param>
    /// <param name="value">The number that stands there with <see cref="PadMode.Constant"/>.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: an axis has fewer elements than are mirrored.</exception>
    public static NDArray<TElement> Sobel<TElement>(NDArray<TElement> x, Axes axis = default, PadMode mode = PadMode.Symmetric, TElement value = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Half the difference of both neighbours along an axis, and at its ends that of the last two elements (<c>np.gradient</c> of one axis).</summary>
    /// <param name="x">An array of rank 1 or more, of two elements or more along the axis.</param>
    /// <param name="axis">The axis, by number or name.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: the axis has fewer than two elements.</exception>
    public static NDArray<TElement> Gradient<TElement>(NDArray<TElement> x, Axes axis)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The same of elements that are <paramref name="spacing"/> apart.</summary>
    /// <param name="x">An array of rank 1 or more, of two elements or more along the axis.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="spacing">How far apart neighbours are.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: the axis has fewer than two elements.</exception>
    public static NDArray<TElement> Gradient<TElement>(NDArray<TElement> x, Axes axis, TElement spacing)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The sums of neighbours along an axis times weights, the first of which belongs to the last neighbour (<c>np.convolve</c>, along one axis of any array). Outside of the array are zeros. O(weights) operations an element.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="kernel">The weights, a list of 1 to 257 numbers, which need not be constants: <c>[0.25, 0.5, 0.25]</c>. They are rounded to the element type.</param>
    /// <param name="mode">Which sums there are.</param>
    /// <param name="axis">The axis; the last one by default.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: the axis is shorter than the list, but for <see cref="ConvolveMode.Full"/>. NumPy would exchange both.</exception>
    public static NDArray<TElement> Convolve<TElement>(NDArray<TElement> x, double[] kernel, ConvolveMode mode = ConvolveMode.Full, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The sums of neighbours along an axis times weights in the same order (<c>np.correlate</c>, along one axis of any array). Outside of the array are zeros. O(weights) operations an element.</summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="kernel">The weights, a list of 1 to 257 numbers, which need not be constants. They are rounded to the element type.</param>
    /// <param name="mode">Which sums there are.</param>
    /// <param name="axis">The axis; the last one by default.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: the axis is shorter than the list, but for <see cref="ConvolveMode.Full"/>. NumPy would exchange both.</exception>
    public static NDArray<TElement> Correlate<TElement>(NDArray<TElement> x, double[] kernel, ConvolveMode mode = ConvolveMode.Valid, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
}
