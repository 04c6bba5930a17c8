using System.Numerics;

namespace StaticGraph;

/// <content>Functions of complex numbers, where those of other numbers do not take them.</content>
public static partial class NDArray
{
    /// <summary>The real part of each element (<c>np.real</c>).</summary>
    public static NDArray<double> Real(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>The imaginary part of each element (<c>np.imag</c>).</summary>
    public static NDArray<double> Imag(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>Each element with the imaginary part negated (<c>np.conj</c>).</summary>
    public static NDArray<Complex> Conj(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>The angle of each element, from -π to π, as Atan2 of its parts (<c>np.angle</c>).</summary>
    public static NDArray<double> Angle(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>The length of each element, as Hypot of its parts (<c>np.abs</c>): without overflow on the way, and infinite where either part is, even beside NaN.</summary>
    public static NDArray<double> Abs(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>Each element times itself (<c>np.square</c>): (a² - b²) + (ab + ba)i.</summary>
    public static NDArray<Complex> Square(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>1 by each element (<c>np.reciprocal</c>), by the larger part of the divisor; both parts of that of 0 are NaN.</summary>
    public static NDArray<Complex> Reciprocal(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>The square root with the real part that is not negative (<c>np.sqrt</c>), within 4 ulps of its length. The imaginary part has the sign of that of the element.</summary>
    public static NDArray<Complex> Sqrt(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>e to the power of each element (<c>np.exp</c>): e^a (cos b + i sin b), each part within 8 ulps.</summary>
    public static NDArray<Complex> Exp(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>The natural logarithm (<c>np.log</c>): the logarithm of the length, and the angle. Where the length is near 1 the real part is within 2e-16 of the right one, and so may have few digits.</summary>
    public static NDArray<Complex> Log(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>The sine (<c>np.sin</c>): sin a cosh b + i cos a sinh b.</summary>
    public static NDArray<Complex> Sin(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>The cosine (<c>np.cos</c>): cos a cosh b - i sin a sinh b.</summary>
    public static NDArray<Complex> Cos(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>Each element to a power (<c>np.power</c>): e^(y log x), so that digits go where the logarithm of the result is large: its error is some 1e-16 times that. Everything to the power 0 is 1; 0 to a positive power is 0, and to others NaN.</summary>
    public static NDArray<Complex> Pow(NDArray<Complex> x, NDArray<Complex> exponent) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Pow(NDArray{Complex}, NDArray{Complex})"/>
    public static NDArray<Complex> Pow(NDArray<Complex> x, Complex exponent) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Pow(NDArray{Complex}, NDArray{Complex})"/>
    public static NDArray<Complex> Pow(Complex x, NDArray<Complex> exponent) => throw Symbolic.OnlyInKernel();

    /// <summary>True where either part is NaN (<c>np.isnan</c>).</summary>
    public static NDArray<bool> IsNaN(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>True where either part is infinite (<c>np.isinf</c>).</summary>
    public static NDArray<bool> IsInfinity(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

    /// <summary>True where both parts are finite (<c>np.isfinite</c>).</summary>
    public static NDArray<bool> IsFinite(NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

#pragma warning disable RS0026 // Overloads with optional parameters: they differ in the type of elements, so that none takes what another one does.
    /// <summary>The sum of each part (<c>np.sum</c>), folded by the tree of doubles; 0 over nothing.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<Complex> Sum(NDArray<Complex> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <summary>The sum divided by the count (<c>np.mean</c>), part by part; NaN over nothing.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<Complex> Mean(NDArray<Complex> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <summary>The mean of the squared lengths of the deviations from the mean (<c>np.var</c>), which is real: the variances of both parts, added.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="ddof">Subtracted from the count in the divisor: 1 for the variance of a sample.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<double> Var(NDArray<Complex> x, Axes axis = default, int ddof = 0, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <summary>The square root of the variance (<c>np.std</c>).</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are folded away; all of them by default.</param>
    /// <param name="ddof">Subtracted from the count in the divisor: 1 for the variance of a sample.</param>
    /// <param name="keepDims">True keeps each folded axis with length 1.</param>
    public static NDArray<double> Std(NDArray<Complex> x, Axes axis = default, int ddof = 0, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Norm{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Norm(NDArray<Complex> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="CumSum{TElement}(NDArray{TElement}, Axes)"/>
    public static NDArray<Complex> CumSum(NDArray<Complex> x, Axes axis = default) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Diff{TElement}(NDArray{TElement}, int, Axes)"/>
    public static NDArray<Complex> Diff(NDArray<Complex> x, int n = 1, Axes axis = default) => throw Symbolic.OnlyInKernel();

    /// <summary>The covariances of complex variables (<c>np.cov</c>): deviations are multiplied by conjugates of deviations. Otherwise as <see cref="Cov{TElement}(NDArray{TElement}, bool, bool, int?)"/>.</summary>
    /// <param name="m">Variables by observations, or one variable.</param>
    /// <param name="rowVar">True where each row is a variable, and each column an observation.</param>
    /// <param name="bias">True divides by the number of observations, where <paramref name="ddof"/> says nothing.</param>
    /// <param name="ddof">What is taken from the number of observations; where it is not said, 1, and with <paramref name="bias"/> 0.</param>
    public static NDArray<Complex> Cov(NDArray<Complex> m, bool rowVar = true, bool bias = false, int? ddof = null) => throw Symbolic.OnlyInKernel();

    /// <summary>The covariances of the complex variables of two arrays together (<c>np.cov</c>).</summary>
    /// <inheritdoc cref="Cov{TElement}(NDArray{TElement}, NDArray{TElement}, bool, bool, int?)"/>
    public static NDArray<Complex> Cov(NDArray<Complex> m, NDArray<Complex> y, bool rowVar = true, bool bias = false, int? ddof = null) => throw Symbolic.OnlyInKernel();

    /// <summary>The correlations of complex variables (<c>np.corrcoef</c>): their covariances by the spread of both, either part within -1 and 1.</summary>
    /// <inheritdoc cref="CorrCoef{TElement}(NDArray{TElement}, bool)"/>
    public static NDArray<Complex> CorrCoef(NDArray<Complex> x, bool rowVar = true) => throw Symbolic.OnlyInKernel();

    /// <summary>The correlations of the complex variables of two arrays together (<c>np.corrcoef</c>).</summary>
    /// <inheritdoc cref="CorrCoef{TElement}(NDArray{TElement}, NDArray{TElement}, bool)"/>
    public static NDArray<Complex> CorrCoef(NDArray<Complex> x, NDArray<Complex> y, bool rowVar = true) => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0026
}
