using System.Numerics;

namespace StaticGraph;

/// <content>
/// Scans along an axis: what each element gives goes on into the next. The order is that of the axis, so the bits of a result are too.
/// </content>
public static partial class NDArray
{
#pragma warning disable RS0026 // Overloads with optional parameters: they differ in the type of elements, so that none takes what another one does.
    /// <summary>
    /// The running sum along an axis, or of the whole array as one row (<c>np.cumsum</c>): each element is the sum of those up to it, added one after another in their own type, as NumPy does, to the same bits.
    /// A float sum is added in float, so cast first where it should keep more digits. NaN stays from the first NaN on, and infinities of both signs make one.
    /// Integers stay in their type and wrap, as those of <c>Sum</c> do (NumPy has int64).
    /// </summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis; without one an array of several axes is one row, <c>Ravel(x)</c>.</param>
    public static NDArray<TElement> CumSum<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The running product along an axis, or of the whole array as one row (<c>np.cumprod</c>): each element is the product of those up to it, multiplied one after another in their own type.
    /// NaN stays from the first NaN on, and 0 times an infinity makes one. Integers stay in their type and wrap (NumPy has int64).
    /// </summary>
    /// <inheritdoc cref="CumSum{TElement}(NDArray{TElement}, Axes)"/>
    public static NDArray<TElement> CumProd<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The greatest element so far along an axis, or of the whole array as one row (<c>np.maximum.accumulate</c>, which without an axis goes along the first): NaN stays from the first NaN on,
    /// and -0 is below +0.
    /// </summary>
    /// <inheritdoc cref="CumSum{TElement}(NDArray{TElement}, Axes)"/>
    public static NDArray<TElement> CumMax<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The least element so far along an axis, or of the whole array as one row (<c>np.minimum.accumulate</c>, which without an axis goes along the first): NaN stays from the first NaN on,
    /// and -0 is below +0.
    /// </summary>
    /// <inheritdoc cref="CumSum{TElement}(NDArray{TElement}, Axes)"/>
    public static NDArray<TElement> CumMin<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The running sum along an axis, or of the whole array as one row, in which a NaN counts as 0 (<c>np.nancumsum</c>); else it is <c>CumSum</c>.</summary>
    /// <inheritdoc cref="CumSum{TElement}(NDArray{TElement}, Axes)"/>
    public static NDArray<TElement> NanCumSum<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The running product along an axis, or of the whole array as one row, in which a NaN counts as 1 (<c>np.nancumprod</c>); else it is <c>CumProd</c>.</summary>
    /// <inheritdoc cref="CumSum{TElement}(NDArray{TElement}, Axes)"/>
    public static NDArray<TElement> NanCumProd<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0026
}
