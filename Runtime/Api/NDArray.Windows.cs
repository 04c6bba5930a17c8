using System.Numerics;

namespace StaticGraph;

/// <content>What is computed of neighbours along an axis.</content>
public static partial class NDArray
{
#pragma warning disable RS0026 // Overloads with optional parameters: they differ in the type of elements, so that none takes what another one does.
    /// <summary>
    /// The differences between neighbours along an axis (<c>np.diff</c>): each element is the next one less the one before it, <c>x[1..] - x[..^1]</c> along the first axis, and the axis of the result is shorter by 1.
    /// Of order <paramref name="n"/>, the differences of the differences; of order 0, the array. Along an axis shorter than n there are none, which is an error (NumPy gives an empty array). Integers stay in their type and wrap.
    /// O(n) operations an element of an array that is stored, O(n²) for what is computed.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="n">How often differences are taken, from 0 to 32, known when the kernel is compiled.</param>
    /// <param name="axis">The axis; the last one by default, as in NumPy.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: the axis is shorter than <paramref name="n"/>.</exception>
    public static NDArray<TElement> Diff<TElement>(NDArray<TElement> x, int n = 1, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0026

    /// <summary>
    /// What a function makes of each element and its neighbours (<c>scipy.ndimage.generic_filter</c>, with an expression instead of a loop): <c>Stencil(x, w =&gt; w[-1, 0] + w[1, 0] + w[0, -1] + w[0, 1] - 4 * w[0, 0])</c>.
    /// The result has the shape of x. The array is read once, with the neighbours of each block, and no array with something around it exists; what is computed, <c>Stencil(Exp(x), ...)</c>, is computed for each neighbour or held.
    /// The function is called once, with arrays, and may use what the kernel has. A result has no coordinates along an axis along which it looks at neighbours.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="function">What is made of the elements around one: <c>w[i, j]</c> has an offset for each axis, known when the kernel is compiled.</param>
    /// <param name="mode">What stands outside of the array, as for <c>Pad</c>.</param>
    /// <param name="value">The number that stands there with <see cref="PadMode.Constant"/>.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: an axis has fewer elements than are mirrored.</exception>
    public static NDArray<TResult> Stencil<TElement, TResult>(NDArray<TElement> x, Func<StencilWindow<TElement>, NDArray<TResult>> function, PadMode mode = PadMode.Constant, TElement value = default)
        where TElement : unmanaged
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The windows of so many neighbours along an axis (<c>np.lib.stride_tricks.sliding_window_view</c>): element k of the window that begins at index i is <c>x[i + k]</c>. The axis is shorter by <c>length - 1</c>, and the
    /// elements of a window lie along a new last axis, where they can be folded, <c>SlidingWindow(x, 7, 0).Mean(-1)</c>, or multiplied by weights. The windows themselves exist nowhere: a block reads of a stored array what its windows reach,
    /// once, so that <c>length - 1</c> elements more than it is long are read, and have room in its buffer. What is computed, <c>SlidingWindow(Exp(x), 7)</c>, is computed once and kept where that is less than computing it
    /// for each window. A result has no coordinates along an axis along which windows slide.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="length">How many neighbours, 1 or more, known when the kernel is compiled; a list where windows slide along several axes, <c>SlidingWindow(x, [3, 5], [0, 1])</c>, which has as many new last axes, in the same order.</param>
    /// <param name="axis">The axis, by number or name, or as many as there are lengths; all of them by default.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: an axis is shorter than a window.</exception>
    public static NDArray<TElement> SlidingWindow<TElement>(NDArray<TElement> x, Lengths length, Axes axis = default)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();
}
