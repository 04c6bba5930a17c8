namespace StaticGraph;

/// <content>Parts of arrays side by side.</content>
public static partial class NDArray
{
    /// <summary>
    /// Arrays one behind the other along an axis (<c>np.concatenate</c>). They have one shape but for this axis, which is as long as theirs together. Nothing is copied: each is read where
    /// its part of the result is computed, and a block reads of each what it has of it. A choice is made for each element, and an operation on the result is done for each of the arrays,
    /// so that many arrays are better joined before the plan is bound (<see cref="ArraySource.Concatenate{T}(IEnumerable{ArraySource{T}}, int)"/>). A result has no coordinates along the axis.
    /// </summary>
    /// <param name="arrays">One or more arrays of one rank, at least 1.</param>
    /// <param name="axis">The axis along which they lie one behind the other; negative numbers count from the end.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: other lengths differ.</exception>
    public static NDArray<TElement> Concatenate<TElement>(NDArray<TElement>[] arrays, int axis = 0)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// Arrays of one shape along a new axis (<c>np.stack</c>), which is as long as there are arrays. Nothing is copied: each is read where its part of the result is computed. A choice is made for
    /// each element.
    /// </summary>
    /// <param name="arrays">One or more arrays of one shape.</param>
    /// <param name="axis">Where the new axis is in the result; negative numbers count from its end.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: lengths differ.</exception>
    public static NDArray<TElement> Stack<TElement>(NDArray<TElement>[] arrays, int axis = 0)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The parts of equal length that an array falls into along an axis (<c>np.split</c>), as several values: <c>var (left, right) = Split(x, 2, axis: 1)</c>. Nothing is copied: each is a slice.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="count">How many parts there are, a constant from 2 to 8.</param>
    /// <param name="axis">The axis that is divided; negative numbers count from the end.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: the length is no multiple of <paramref name="count"/>.</exception>
    public static ArrayParts<TElement> Split<TElement>(NDArray<TElement> x, int count, int axis = 0)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// Arrays of one axis over the grid that they span (<c>np.meshgrid</c>), as several values: <c>var (X, Y) = MeshGrid([x, y])</c>, both of shape (length of y, length of x), or with
    /// <see cref="MeshIndexing.IJ"/> (length of x, length of y). Nothing is copied: each is its array, broadcast.
    /// </summary>
    /// <param name="arrays">From one to eight arrays of one axis; a third one changes along the third axis, and so on.</param>
    /// <param name="indexing">Which of the first two arrays goes along which axis.</param>
    public static ArrayParts<TElement> MeshGrid<TElement>(NDArray<TElement>[] arrays, MeshIndexing indexing = MeshIndexing.XY)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The elements moved on along each of some axes, those that leave the end to the beginning (<c>np.roll</c>). Nothing is copied: the plan reads the end of the source where the beginning of the result
    /// is computed, and each element once. A result has no coordinates along such an axis. Unlike in NumPy an array of several axes needs some of them named.
    /// </summary>
    /// <param name="x">An array of rank 1 or more.</param>
    /// <param name="shift">How far elements go, a constant; below 0 back to the beginning. At most as far as an axis is long, unless its length is a constant.</param>
    /// <param name="axis">The axes along which they go; not needed for an array of one axis.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: an axis is shorter than elements go.</exception>
    public static NDArray<TElement> Roll<TElement>(NDArray<TElement> x, int shift, Axes axis = default)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The array with something around it (<c>np.pad</c>): a number, or what <paramref name="mode"/> says of its own elements. Nothing is copied: blocks within the array read it as it is, and those that reach
    /// over its edge read what lies there once. A result has no coordinates along an axis that is padded.
    /// </summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="width">How many elements are put before and behind each axis: <c>2</c>, <c>(1, 2)</c> before and behind, or for each axis <c>[(1, 2), 0]</c>; constants.</param>
    /// <param name="mode">What is put there.</param>
    /// <param name="value">The number that <see cref="PadMode.Constant"/> puts there.</param>
    /// <exception cref="ArrayShapeException">When the plan is bound: an axis has fewer elements than are mirrored. NumPy would begin again; pad twice instead.</exception>
    public static NDArray<TElement> Pad<TElement>(NDArray<TElement> x, PadWidths width, PadMode mode = PadMode.Constant, TElement value = default)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();
}
