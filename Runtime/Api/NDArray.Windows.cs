using System.Numerics;

namespace StaticGraph;

/// <content>What is computed of neighbours along an axis.</content>
public static partial class NDArray
{
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
}
