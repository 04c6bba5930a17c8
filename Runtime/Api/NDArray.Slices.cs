namespace StaticGraph;

/// <content>What indexers take.</content>
public static partial class NDArray
{
    /// <summary>A new axis of length 1 at its place among indexes (<c>np.newaxis</c>): <c>x[.., NewAxis]</c>.</summary>
    public static AxisIndex NewAxis => default;

    /// <summary>All axes that no other index is about (<c>...</c> of Python): <c>x[Ellipsis, 0]</c> is the first along the last axis, whatever the rank. Once among indexes; without it these axes are the last ones.</summary>
    public static AxisIndex Ellipsis => Range.All;

    /// <summary>
    /// Every <paramref name="step"/>-th index of an axis, from <paramref name="start"/> on up to <paramref name="stop"/>, which is not taken (<c>slice</c> of Python):
    /// <c>x[Slice(0, null, 2)]</c> is <c>x[::2]</c>, <c>x[.., Slice(500, 100, -2)]</c> is <c>x[:, 500:100:-2]</c>. The axis is then
    /// <c>ceil((stop - start) / step)</c> long. Unlike in NumPy nothing is clamped: bounds outside the axis, and a stop on the other side of the start than the step leads, are
    /// an error, of the compiler where it is sure and else of the binding (<see cref="ArrayShapeException"/>). Of the first axis of a file only the rows are read that are taken,
    /// where they are long or far apart, along other axes what lies between them too; of chunks that come whole those that hold one that is taken.
    /// </summary>
    /// <param name="start">The first index: a number, from the end where it is negative, or <c>^1</c>, or a length or a sum of lengths, <c>n - w</c>, which counts from the beginning. Null for the first or, where the step is negative, the last.</param>
    /// <param name="stop">The index to stop at, likewise. Null to take all up to the last or, where the step is negative, down to the first.</param>
    /// <param name="step">How far it is from each index to the next; negative to go backwards. Not 0.</param>
    public static AxisIndex Slice(Bound? start, Bound? stop, long step = 1)
        => step != 0 ? new(start, stop, step) : throw new ArgumentOutOfRangeException(nameof(step), step, "A step of 0 leads nowhere.");
}
