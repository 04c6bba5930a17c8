namespace StaticGraph.Execution.Tiles;

/// <summary>Where an operand has its elements along an axis of a block on which they do not all lie in even steps.</summary>
internal abstract class AxisSteps
{
    /// <summary>The bytes from where the first point would have its element, were all steps even, to the element of point <paramref name="index"/>.</summary>
    public abstract nint Offset(long index);

    /// <summary>Of some points from one on, those that lie in even steps: from which to below which.</summary>
    public abstract (long From, long To) Inside(long index, long count);
}
