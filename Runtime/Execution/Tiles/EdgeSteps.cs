using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Tiles;

/// <summary>Where an operand has its elements along an axis of a block that reaches over an edge of its array: even steps inside, and others outside.</summary>
/// <remarks>Kept by a worker for each slot and axis, and filled anew for every such block.</remarks>
internal sealed class EdgeSteps : AxisSteps
{
    private AxisEdge _edge = null!;
    private long _from;
    private long _step;
    private long _stride;
    private long _first;
    private long _last;

    /// <summary>
    /// Begins a block whose first point has the index <paramref name="from"/> and each next one <paramref name="step"/> more; what is there of the array are <paramref name="length"/>
    /// indices from <paramref name="first"/> on, <paramref name="stride"/> bytes apart.
    /// </summary>
    public void Begin(AxisEdge edge, long from, long step, long stride, long first, long length)
        => (_edge, _from, _step, _stride, _first, _last) = (edge, from, step, stride, first, first + length - 1);

    /// <inheritdoc/>
    public override nint Offset(long index)
    {
        long meant = Math.Max(_first, Math.Min(_last, _edge.IndexOf(_from + (_step * index))));
        return (nint)((meant - _from) * _stride);
    }

    /// <inheritdoc/>
    public override (long From, long To) Inside(long index, long count)
    {
        long from = index, to = index + count;
        while (from < to && !IsInside(from))
        {
            from++;
        }

        while (to > from && !IsInside(to - 1))
        {
            to--;
        }

        return (from, to);
    }

    private bool IsInside(long index) => _from + (_step * index) is var at && at >= _first && at <= _last && _edge.IsInside(at, 1);
}
