namespace StaticGraph;

/// <content>Sums of products over axes that arrays have in common.</content>
public static partial class NDArray
{
    /// <summary>
    /// The sums of products over the last axis of the first array and the last but one of the second, or its only one (<c>np.dot</c>): of two vectors their scalar product, of two matrices the matrix product. The result has the other axes of the first array,
    /// then those of the second. Neither a transposed copy of an array nor the products are ever stored: <c>a.T.Dot(b)</c> walks both as they lie.
    /// Each element of a matrix product is one chain of fused multiplications and additions in the element type, in the order of the summed axis; where only one array has another axis (matrix and vector, two vectors) sums are the tree's, those of floats in
    /// double, and rounded once. Whole numbers wrap, of bools it says whether any pair is true. Infinities and NaN as in any product: 0 times infinity is NaN. A sum of nothing is 0.
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
}
