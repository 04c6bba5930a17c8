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

    /// <summary>
    /// Each NaN becomes the last element before it along an axis that is none (<c>pandas.DataFrame.ffill</c>); those before the first number stay. Infinities are numbers here.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="axis">The axis; an array of one axis need not name it.</param>
    public static NDArray<TElement> ForwardFill<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// A linear recurrence of the first order along an axis: <c>y[i] = a[i] * y[i - 1] + b[i]</c>, where 0 stands before the first. The product is rounded and then the sum, in the type of the elements; integers wrap.
    /// With a constant a it is <c>scipy.signal.lfilter([1], [1, -a], b)</c>. An a that is infinite or NaN makes NaN of that 0 too.
    /// </summary>
    /// <param name="a">The factors: an array that is broadcast with b, or a number.</param>
    /// <param name="b">What is added.</param>
    /// <param name="axis">The axis of what both are broadcast to; where that has one axis it need not be named.</param>
    public static NDArray<TElement> Recurrence<TElement>(NDArray<TElement> a, NDArray<TElement> b, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Recurrence{TElement}(NDArray{TElement}, NDArray{TElement}, Axes)"/>
    public static NDArray<TElement> Recurrence<TElement>(TElement a, NDArray<TElement> b, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Recurrence{TElement}(NDArray{TElement}, NDArray{TElement}, Axes)"/>
    public static NDArray<TElement> Recurrence<TElement>(NDArray<TElement> a, TElement b, Axes axis = default)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The exponentially weighted mean of the elements so far along an axis (<c>pandas.DataFrame.ewm.mean</c>): each element weighs 1 - alpha times what the next one does. NaN and infinities, which pandas takes for
    /// NaN, have a place and no weight; before the first number the mean is NaN. Computed in double, and rounded once.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="alpha">The smoothing factor, above 0 and at most 1: of a span it is 2 / (span + 1), of a centre of mass 1 / (1 + com), of a half-life 1 - exp(-ln 2 / halflife).</param>
    /// <param name="axis">The axis; an array of one axis need not name it.</param>
    /// <param name="adjust">True where weights are divided by their sum, as in pandas unless it is said otherwise; false for <c>y[i] = (1 - alpha) * y[i - 1] + alpha * x[i]</c> from the first element on.</param>
    public static NDArray<TElement> EwmMean<TElement>(NDArray<TElement> x, double alpha, Axes axis = default, bool adjust = true)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The exponentially weighted variance of the elements so far along an axis (<c>pandas.DataFrame.ewm.var</c>), from their distances to the mean: one far from zero costs no digits. Of one number it is NaN, or 0 where
    /// it is biased. Computed in double, and rounded once.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="alpha">The smoothing factor, above 0 and at most 1, as of <c>EwmMean</c>.</param>
    /// <param name="axis">The axis; an array of one axis need not name it.</param>
    /// <param name="adjust">True where weights are divided by their sum, false where the first element has the weight of all before it.</param>
    /// <param name="bias">True for the weighted mean of squared distances as it is; false where it is divided by 1 less the sum of the squared weights, as if elements were drawn.</param>
    public static NDArray<TElement> EwmVar<TElement>(NDArray<TElement> x, double alpha, Axes axis = default, bool adjust = true, bool bias = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The exponentially weighted standard deviation of the elements so far along an axis (<c>pandas.DataFrame.ewm.std</c>): the square root of <c>EwmVar</c>, taken in double.</summary>
    /// <inheritdoc cref="EwmVar{TElement}(NDArray{TElement}, double, Axes, bool, bool)"/>
    public static NDArray<TElement> EwmStd<TElement>(NDArray<TElement> x, double alpha, Axes axis = default, bool adjust = true, bool bias = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0026
}
