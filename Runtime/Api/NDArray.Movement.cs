namespace StaticGraph;

/// <content>Other types and other orders of the same elements.</content>
public static partial class NDArray
{
    /// <summary>
    /// The array with its axes in another order (<c>np.transpose</c>): axis i of the result is axis <c>axes[i]</c> of <paramref name="x"/>.
    /// Without <paramref name="axes"/>, in reverse order. Nothing is copied: the plan reads the source in another order.
    /// </summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axes">Each axis once; negative numbers count from the end.</param>
    public static NDArray<TElement> Transpose<TElement>(NDArray<TElement> x, params int[] axes)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The elements in reverse order along each of some axes (<c>np.flip</c>). Nothing is copied: the plan reads the source from its end.
    /// A result has no coordinates along such an axis.
    /// </summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are turned round; all of them by default.</param>
    public static NDArray<TElement> Flip<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// What is listed of one axis (<c>np.take</c>): <c>Take(x, [10, 1, -1], 1)</c> is <c>x[.., [10, 1, -1]]</c>. Nothing is copied: the plan reads the indices that are listed,
    /// or all from the least to the greatest, whichever is less to read. An index outside the array is an error, of the compiler where it is sure and else of the binding (<see cref="ArrayShapeException"/>).
    /// </summary>
    /// <param name="x">An array of at least one axis.</param>
    /// <param name="indices">Indices, in any order and as often as wanted; negative ones count from the end. A single number leaves no axis, a range is a part.</param>
    /// <param name="axis">The axis that they are indices of.</param>
    public static NDArray<TElement> Take<TElement>(NDArray<TElement> x, AxisIndex indices, Axes axis)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// What an array of indices says of one axis (<c>np.take</c>): <c>Take(x, i, 1)</c> is <c>x[.., i]</c>, whose axes are those of <paramref name="indices"/> in the place of that one. The plan reads, for each of its blocks, all of
    /// the axis, of other axes what the block has; an index outside it is an error of the run that names it, <see cref="ArrayIndexException"/>, and never clamped.
    /// </summary>
    /// <param name="x">An array of at least one axis.</param>
    /// <param name="indices">Indices, in any order and as often as wanted; negative ones count from the end. What is computed in the kernel is held first.</param>
    /// <param name="axis">The axis that they are indices of.</param>
    public static NDArray<TElement> Take<TElement>(NDArray<TElement> x, NDArray<int> indices, Axes axis)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Take{TElement}(NDArray{TElement}, NDArray{int}, Axes)"/>
    public static NDArray<TElement> Take<TElement>(NDArray<TElement> x, NDArray<long> indices, Axes axis)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// What a mask takes along one axis (<c>np.compress</c>): <c>Compress(mask, x, 0)</c> is <c>x[mask]</c>. How many elements it takes is known when the plan runs; they are folded, or stored, with others that the same mask takes.
    /// </summary>
    /// <param name="condition">A mask of one axis, as long as that of <paramref name="x"/>.</param>
    /// <param name="x">An array of at least one axis.</param>
    /// <param name="axis">The axis; an array of one need not name it.</param>
    public static NDArray<TElement> Compress<TElement>(NDArray<bool> condition, NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>The elements where a mask of the same shape is true (<c>np.extract</c>): <c>x[condition]</c>, of one axis, row by row.</summary>
    /// <param name="condition">A mask.</param>
    /// <param name="x">An array of its shape.</param>
    public static NDArray<TElement> Extract<TElement>(NDArray<bool> condition, NDArray<TElement> x)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// Where an array is not zero, or true (<c>np.nonzero</c>): of each such element, row by row, the index along every axis, as several arrays, <c>var (i, j) = NonZero(x)</c>. They are what the mask
    /// <c>x != 0</c> takes of indices, and are computed with, folded and stored like what it takes of other arrays. NaN is not zero, -0 is.
    /// </summary>
    /// <param name="x">An array of two axes or more; of one it is <see cref="FlatNonZero"/>.</param>
    public static ArrayParts<long> NonZero<TElement>(NDArray<TElement> x)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// Where an array is not zero, or true, as if it were one row (<c>np.flatnonzero</c>): the indices of such elements, in order. Of an array of one axis they are those of <c>np.nonzero</c>. NaN is not zero, -0 is.
    /// </summary>
    /// <param name="x">An array of at least one axis.</param>
    public static NDArray<long> FlatNonZero<TElement>(NDArray<TElement> x)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// Of each line along an axis what an array of indices says of that line (<c>np.take_along_axis</c>): <c>result[i, j]</c> is <c>x[i, indices[i, j]]</c> for axis 1. On the other axes both have the same lengths, or one of them
    /// has length 1 and is repeated. So <c>TakeAlongAxis(x, ArgMax(x, 1, keepDims: true), 1)</c> are the maxima. The plan reads lines whole; an index outside is an error of the run that names it, <see cref="ArrayIndexException"/>.
    /// </summary>
    /// <param name="x">An array of at least one axis.</param>
    /// <param name="indices">Indices, of as many axes as <paramref name="x"/>; negative ones count from the end. What is computed in the kernel is held first.</param>
    /// <param name="axis">The axis that they are indices of.</param>
    public static NDArray<TElement> TakeAlongAxis<TElement>(NDArray<TElement> x, NDArray<int> indices, Axes axis)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="TakeAlongAxis{TElement}(NDArray{TElement}, NDArray{int}, Axes)"/>
    public static NDArray<TElement> TakeAlongAxis<TElement>(NDArray<TElement> x, NDArray<long> indices, Axes axis)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The array turned by <paramref name="k"/> right angles in the plane of two axes, from the first to the second (<c>np.rot90</c>): once, <c>result[i, j]</c> is
    /// <c>x[j, m - 1 - i]</c>. Nothing is copied: the plan reads the source in another order.
    /// </summary>
    /// <param name="x">An array of two axes or more.</param>
    /// <param name="k">How many times it is turned, known when the kernel is compiled; below 0 the other way round.</param>
    /// <param name="axes">The two axes of the plane; the first two by default.</param>
    public static NDArray<TElement> Rot90<TElement>(NDArray<TElement> x, int k = 1, Axes axes = default)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>The array with two axes exchanged (<c>np.swapaxes</c>). Nothing is copied: the plan reads the source in another order.</summary>
    public static NDArray<TElement> SwapAxes<TElement>(NDArray<TElement> x, int axis1, int axis2)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>The array with axes at other places, the others in the order they had (<c>np.moveaxis</c>). Nothing is copied: the plan reads the source in another order.</summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="source">The axes that move, one or a list.</param>
    /// <param name="destination">The place of each among the axes of the result.</param>
    public static NDArray<TElement> MoveAxis<TElement>(NDArray<TElement> x, Axes source, Axes destination)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The array without axes of length 1 (<c>np.squeeze</c>): those named, or all whose length is 1 by their declaration. A named axis whose length only a run tells must have
    /// length 1 then (<see cref="ArrayShapeException"/>); not named it stays, since the rank of every array is known when its kernel is compiled. Nothing is copied.
    /// </summary>
    public static NDArray<TElement> Squeeze<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>The array with further axes of length 1 (<c>np.expand_dims</c>), at these places among the axes of the result; negative numbers count from its end. Nothing is copied.</summary>
    public static NDArray<TElement> ExpandDims<TElement>(NDArray<TElement> x, params int[] axis)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The array stretched to a shape (<c>np.broadcast_to</c>): axes meet from the last one on, those of length 1 are repeated, and the shape may have further ones before.
    /// Nothing is copied. A length that differs is an error, of the compiler where it is sure and else of the binding (<see cref="ArrayShapeException"/>).
    /// </summary>
    public static NDArray<TElement> BroadcastTo<TElement>(NDArray<TElement> x, Lengths shape)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The elements in their order, row-major, under another shape (<c>np.reshape</c>) of as many elements: lengths, constants and their sums, of which one may be -1, what the
    /// others leave. Nothing is copied where axes that are joined or split are walked as they lie in the arrays of which the value is computed: these are read under another shape. Where they are not, as in
    /// <c>x.T.Ravel()</c>, or where a fold or a running sum is reshaped, the value is held first, in memory or in a file, as the plan says. Another number of elements is an error, of the compiler where it is sure and else of the binding (<see cref="ArrayShapeException"/>).
    /// A result has no coordinates along axes of an array that is read so.
    /// </summary>
    public static NDArray<TElement> Reshape<TElement>(NDArray<TElement> x, Lengths shape)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>The elements in their order, row-major, along one axis (<c>np.ravel</c>), as <see cref="Reshape"/>.</summary>
    public static NDArray<TElement> Ravel<TElement>(NDArray<TElement> x)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The array several times (<c>np.tile</c>): along each of its last axes as often as said, one behind the other, and along further axes before. <c>Tile(x, [2, 1])</c> of shape (n, m) has
    /// the shape (2*n, m). Nothing is copied where each repeated axis has length 1; else the repeated array is held, in memory or in a file, as the plan says.
    /// </summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="reps">How often, one number or one for each axis: lengths, constants and their sums.</param>
    public static NDArray<TElement> Tile<TElement>(NDArray<TElement> x, Lengths reps)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// Each element several times (<c>np.repeat</c>), along one axis, or of all elements in their order where none is named. <c>Repeat(x, 3, axis: 1)</c> of shape (n, m) has the shape (n, 3*m).
    /// Nothing is copied where the repeated axis has length 1; else the repeated array is held, in memory or in a file, as the plan says.
    /// </summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="repeats">How often: a length, a constant, or a sum of them.</param>
    /// <param name="axis">The axis along which elements are repeated; negative numbers count from the end.</param>
    public static NDArray<TElement> Repeat<TElement>(NDArray<TElement> x, Lengths repeats, Axes axis = default)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The elements on a diagonal of the first two axes, whose second index is the first one and <paramref name="offset"/> more (<c>np.diagonal</c>), along a last axis. Nothing is
    /// copied. Which of the two axes ends first must be known when the kernel is compiled, as it is of as many rows as columns; a diagonal outside the array is an error, of
    /// the compiler where it is sure and else of the binding (<see cref="ArrayShapeException"/>).
    /// </summary>
    /// <param name="x">An array of two axes or more.</param>
    /// <param name="offset">Known when the kernel is compiled; below 0 the diagonal lies below the main one.</param>
    public static NDArray<TElement> Diagonal<TElement>(NDArray<TElement> x, int offset = 0)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The array with zeros above a diagonal of its last two axes, where the column is more than <paramref name="k"/> behind the row (<c>np.tril</c>). A choice by indices, computed
    /// where it is used; NaN and infinities above the diagonal are zeros too.
    /// </summary>
    public static NDArray<TElement> TriL<TElement>(NDArray<TElement> x, int k = 0)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>The array with zeros below a diagonal of its last two axes, where the column is less than <paramref name="k"/> behind the row (<c>np.triu</c>), as <see cref="TriL"/>.</summary>
    public static NDArray<TElement> TriU<TElement>(NDArray<TElement> x, int k = 0)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<double> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<float> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<long> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<int> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<byte> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<ulong> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<uint> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<short> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<ushort> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<sbyte> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<bool> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();
}
