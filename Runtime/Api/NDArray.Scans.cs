using System.Numerics;

namespace StaticGraph;

/// <content>
/// Scans along an axis: what each element gives goes on into the next. The order is that of the axis, so the bits of a result are too.
/// </content>
public static partial class NDArray
{
#pragma warning disable RS0026 // Overloads with optional parameters: they differ in the type of elements, so that none takes what another one does.
    /// <summary>
    /// The running sum along an axis (<c>np.cumsum</c>): each element is the sum of those up to it, added one after another in their own type, as NumPy does, to the same bits.
    /// A float sum is added in float, so cast first where it should keep more digits. NaN stays from the first NaN on, and infinities of both signs make one.
    /// Integers stay in their type and wrap, as those of <c>Sum</c> do (NumPy has int64).
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="axis">The axis; an array of one axis need not name it.</param>
    public static NDArray<TElement> CumSum<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0026
}
