using System.Numerics;

namespace StaticGraph;

/// <content>Sums of products over axes that arrays have in common.</content>
public static partial class NDArray
{
    /// <summary>
    /// The sums of products over the last axis of the first array and the last but one of the second, or its only one (<c>np.dot</c>): of two vectors their scalar product, of two matrices the matrix product. The result has the other axes of the first array,
    /// then those of the second. Neither a transposed copy of an array nor the products are ever stored: <c>a.T.Dot(b)</c> walks both as they lie.
    /// Each element of a matrix product is one chain of fused multiplications and additions in the element type, in the order of the summed axis; where only one array has another axis (matrix and vector, two vectors) sums are the tree's, to which
    /// each product is added with one rounding, those of floats in double, and rounded once. Whole numbers wrap, of bools it says whether any pair is true. Infinities and NaN as in any product: 0 times infinity is NaN. A sum of nothing is 0.
    /// </summary>
    /// <param name="a">An array of any rank; of a single number it is the product.</param>
    /// <param name="b">Another one.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: the lengths of the summed axes differ.</exception>
    public static NDArray<TElement> Dot<TElement>(NDArray<TElement> a, NDArray<TElement> b)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The matrix product (<c>np.matmul</c>, <c>a @ b</c>): the last two axes are matrices, those before count them, and broadcast. An array of one axis is a row before a matrix and a column behind one. Elements are computed as those of
    /// <see cref="Dot{TElement}(NDArray{TElement}, NDArray{TElement})"/>, which it is for two matrices.
    /// </summary>
    /// <param name="a">An array of rank 1 or more.</param>
    /// <param name="b">Another one.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: the lengths of the summed axes differ, or there are other numbers of matrices.</exception>
    public static NDArray<TElement> MatMul<TElement>(NDArray<TElement> a, NDArray<TElement> b)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

#pragma warning disable RS0027 // The overload with an optional parameter has fewer: they differ in the type of what follows the arrays.
    /// <summary>
    /// The sums of products over several axes (<c>np.tensordot</c>): the last <paramref name="axes"/> axes of the first array with as many first axes of the second, in their order. The result has the other axes of the first array, then
    /// those of the second; with 0 it has all of them. Elements are computed as those of <see cref="Dot{TElement}(NDArray{TElement}, NDArray{TElement})"/>.
    /// </summary>
    /// <param name="a">An array of at least so many axes.</param>
    /// <param name="b">Another one.</param>
    /// <param name="axes">Over how many axes products are summed, a constant.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: lengths of summed axes differ.</exception>
    public static NDArray<TElement> TensorDot<TElement>(NDArray<TElement> a, NDArray<TElement> b, int axes = 2)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0027

    /// <summary>
    /// The sums of products over axes that are named (<c>np.tensordot</c> with two lists): the first that is named of <paramref name="a"/> with the first that is named of <paramref name="b"/>, and so on. The result has the other axes of the
    /// first array, then those of the second.
    /// </summary>
    /// <param name="a">An array of any rank.</param>
    /// <param name="b">Another one.</param>
    /// <param name="axesA">The axes of the first array that are summed, by number or name.</param>
    /// <param name="axesB">As many axes of the second.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: lengths of summed axes differ.</exception>
    public static NDArray<TElement> TensorDot<TElement>(NDArray<TElement> a, NDArray<TElement> b, Axes axesA, Axes axesB)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The sums of products that a text says (<c>np.einsum</c>): <c>Einsum("ij,jk->ik", a, b)</c>. A letter is an index; operands that have it meet along it, an operand that has it twice is walked along that diagonal, and an index that the
    /// result has not is summed over. Without <c>-></c> the result has the indices that come once, in alphabetic order (large letters first). <c>...</c> stands for axes that have no letter, and broadcast. An index that only one operand has is
    /// summed in it before, so that <c>"ij,kl->"</c> is the product of two sums; more than two operands are multiplied two at a time, in the order of the fewest products. Elements are computed as those of
    /// <see cref="Dot{TElement}(NDArray{TElement}, NDArray{TElement})"/>; where nothing is summed, as those of <c>*</c>.
    /// </summary>
    /// <param name="subscripts">The indices of each operand and of the result, a constant.</param>
    /// <param name="operands">As many arrays as the text has operands.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: lengths of one index differ.</exception>
    public static NDArray<TElement> Einsum<TElement>(string subscripts, params NDArray<TElement>[] operands)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The sums of products over the last axes of both arrays (<c>np.inner</c>): <c>a.Dot(b.T)</c> of two matrices. The result has the other axes of the first array, then those of the second.
    /// </summary>
    /// <param name="a">An array of any rank; of a single number it is the product.</param>
    /// <param name="b">Another one.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: the last lengths differ.</exception>
    public static NDArray<TElement> Inner<TElement>(NDArray<TElement> a, NDArray<TElement> b)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The product of each element of the first array with each of the second (<c>np.outer</c>), both in their order along one axis. No array of its own: computed where it is used. Of bools it is true where both are.
    /// </summary>
    /// <param name="a">An array of any rank.</param>
    /// <param name="b">Another one.</param>
    public static NDArray<TElement> Outer<TElement>(NDArray<TElement> a, NDArray<TElement> b)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The second array by each element of the first, side by side (<c>np.kron</c>): each axis is as long as those of both multiplied. An array of fewer axes has axes of length 1 before. The result is computed once, and held.
    /// </summary>
    /// <param name="a">An array of any rank.</param>
    /// <param name="b">Another one.</param>
    public static NDArray<TElement> Kron<TElement>(NDArray<TElement> a, NDArray<TElement> b)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The sum of the products of all elements of both arrays (<c>np.vdot</c>), each in its order; complex elements of the first array are conjugated. A fold: the tree's sum, to which each product is added with one rounding, that of floats in double, and rounded once.
    /// </summary>
    /// <param name="a">An array of any rank.</param>
    /// <param name="b">Another one of as many elements.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: there are other numbers of elements.</exception>
    public static NDArray<TElement> VDot<TElement>(NDArray<TElement> a, NDArray<TElement> b)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

#pragma warning disable RS0026 // Overloads with optional parameters: they differ in the number of arrays, so that none takes what another one does.
    /// <summary>
    /// The covariances of variables (<c>np.cov</c>): the sums of products of deviations from the mean, divided by the number of observations less <paramref name="ddof"/>. What is centred is there a part at a time, and kept whole only where not all covariances fit the limit at once; the sums are those of
    /// <see cref="Dot{TElement}(NDArray{TElement}, NDArray{TElement})"/>. Of one variable it is one number. Computed in the element type, where NumPy computes floats as doubles. A divisor of 0 or below counts as 0.
    /// </summary>
    /// <param name="m">Variables by observations, or one variable; the result has an axis pair of as many variables: where observations are rows, say so.</param>
    /// <param name="rowVar">True where each row is a variable, and each column an observation; false for the other way round.</param>
    /// <param name="bias">True divides by the number of observations, where <paramref name="ddof"/> says nothing.</param>
    /// <param name="ddof">What is taken from the number of observations; where it is not said, 1, and with <paramref name="bias"/> 0.</param>
    public static NDArray<TElement> Cov<TElement>(NDArray<TElement> m, bool rowVar = true, bool bias = false, int? ddof = null)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The covariances of the variables of two arrays together (<c>np.cov</c>): those of <paramref name="y"/> follow those of <paramref name="m"/>.</summary>
    /// <param name="m">Variables by observations, or one variable.</param>
    /// <param name="y">Further variables, with as many observations.</param>
    /// <param name="rowVar">True where each row is a variable, and each column an observation.</param>
    /// <param name="bias">True divides by the number of observations, where <paramref name="ddof"/> says nothing.</param>
    /// <param name="ddof">What is taken from the number of observations; where it is not said, 1, and with <paramref name="bias"/> 0.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: there are other numbers of observations.</exception>
    public static NDArray<TElement> Cov<TElement>(NDArray<TElement> m, NDArray<TElement> y, bool rowVar = true, bool bias = false, int? ddof = null)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The correlations of variables (<c>np.corrcoef</c>): their covariances by the spread of both, within -1 and 1. NaN where all deviations of a variable are 0; of one that has one value all over, as in NumPy, they may be what its mean is rounded by. Of one variable it is 1.
    /// </summary>
    /// <param name="x">Variables by observations, or one variable.</param>
    /// <param name="rowVar">True where each row is a variable, and each column an observation.</param>
    public static NDArray<TElement> CorrCoef<TElement>(NDArray<TElement> x, bool rowVar = true)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The correlations of the variables of two arrays together (<c>np.corrcoef</c>): those of <paramref name="y"/> follow those of <paramref name="x"/>.</summary>
    /// <param name="x">Variables by observations, or one variable.</param>
    /// <param name="y">Further variables, with as many observations.</param>
    /// <param name="rowVar">True where each row is a variable, and each column an observation.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: there are other numbers of observations.</exception>
    public static NDArray<TElement> CorrCoef<TElement>(NDArray<TElement> x, NDArray<TElement> y, bool rowVar = true)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0026
}
