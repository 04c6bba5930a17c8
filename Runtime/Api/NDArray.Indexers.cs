namespace StaticGraph;

/// <content>A part of an array, by an index for each of its first axes.</content>
public sealed partial class NDArray<TElement>
{
    /// <summary>
    /// A part of the array, as <c>x[1..^1, 3]</c> (<c>np.ndarray.__getitem__</c>): of each axis one index, which leaves no axis, a range, a range with a step, <c>Slice(0, null, 2)</c>, or a list of indices, <c>x[.., [10, 1, 5]]</c>; of axes that are not named all, which are the last ones or those that <see cref="NDArray.Ellipsis"/> stands for. <see cref="NDArray.NewAxis"/> adds an axis. Bounds may be lengths, <c>x[w..]</c>. Several lists
    /// go together, index by index, and are one axis, in the place of the first or, where something else than lists and numbers stands between them, before all others. Nothing is copied:
    /// the plan reads that part of the source alone, of what is listed the indices themselves or all from the least to the greatest, whichever is less to read. What is outside the array is an error, of the compiler where it is sure and else of the binding
    /// (<see cref="ArrayShapeException"/>): unlike in NumPy nothing is clamped.
    /// </summary>
    public NDArray<TElement> this[AxisIndex first] => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="this[AxisIndex]"/>
    public NDArray<TElement> this[AxisIndex first, AxisIndex second] => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="this[AxisIndex]"/>
    public NDArray<TElement> this[AxisIndex first, AxisIndex second, AxisIndex third] => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="this[AxisIndex]"/>
    public NDArray<TElement> this[AxisIndex first, AxisIndex second, AxisIndex third, AxisIndex fourth] => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="this[AxisIndex]"/>
    public NDArray<TElement> this[AxisIndex first, AxisIndex second, AxisIndex third, AxisIndex fourth, AxisIndex fifth] => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="this[AxisIndex]"/>
    public NDArray<TElement> this[AxisIndex first, AxisIndex second, AxisIndex third, AxisIndex fourth, AxisIndex fifth, AxisIndex sixth] => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="this[AxisIndex]"/>
    public NDArray<TElement> this[AxisIndex first, AxisIndex second, AxisIndex third, AxisIndex fourth, AxisIndex fifth, AxisIndex sixth, AxisIndex seventh] => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="this[AxisIndex]"/>
    public NDArray<TElement> this[AxisIndex first, AxisIndex second, AxisIndex third, AxisIndex fourth, AxisIndex fifth, AxisIndex sixth, AxisIndex seventh, AxisIndex eighth] => throw Symbolic.OnlyInKernel();
}
