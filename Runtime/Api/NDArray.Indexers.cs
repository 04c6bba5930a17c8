namespace StaticGraph;

/// <content>A part of an array, by an index for each of its first axes.</content>
public sealed partial class NDArray<TElement>
{
    /// <summary>
    /// A part of the array, as <c>x[1..^1, 3]</c> (<c>np.ndarray.__getitem__</c>): of each axis one index, which leaves no axis, a range, or a range with a step, <c>Slice(0, null, 2)</c>; of axes that are not named all, which are the last ones or those that <see cref="NDArray.Ellipsis"/> stands for. <see cref="NDArray.NewAxis"/> adds an axis. Bounds may be lengths, <c>x[w..]</c>. Nothing is copied:
    /// the plan reads that part of the source alone. What is outside the array is an error, of the compiler where it is sure and else of the binding
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
