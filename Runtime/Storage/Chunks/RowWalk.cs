namespace StaticGraph.Storage;

/// <summary>
/// A box of one array laid over a box of another, seen as groups of rows: <see cref="RunBytes"/> bytes that lie together in both,
/// <see cref="Rows"/> of them at even steps. Axes that join seamlessly are one run, so a whole array is a single row.
/// </summary>
internal ref struct RowWalk
{
    private readonly int _outer;
    private Axes _counts;
    private Axes _fromStrides;
    private Axes _toStrides;
    private Axes _index;
    private bool _started;
    private readonly bool _empty;

    /// <summary>Lays the boxes over each other; on the last axis both arrays are without gaps.</summary>
    internal RowWalk(ReadOnlySpan<long> counts, ReadOnlySpan<long> fromStrides, ReadOnlySpan<long> toStrides, int elementSize)
    {
        counts.CopyTo(_counts);
        fromStrides[..counts.Length].CopyTo(_fromStrides);
        toStrides[..counts.Length].CopyTo(_toStrides);
        _empty = counts.Contains(0);

        int axis = counts.Length - 1;
        RunBytes = elementSize;
        while (axis >= 0 && (counts[axis] == 1 || (fromStrides[axis] == RunBytes && toStrides[axis] == RunBytes)))
        {
            RunBytes *= counts[axis--];
        }

        Rows = 1;
        if (axis >= 0)
        {
            Rows = counts[axis];
            FromStep = fromStrides[axis];
            ToStep = toStrides[axis];
            axis--;
        }

        _outer = axis + 1;
    }

    /// <summary>The bytes of one row.</summary>
    internal long RunBytes { get; }

    /// <summary>The rows of a group.</summary>
    internal long Rows { get; }

    /// <summary>From row to row in the array read.</summary>
    internal long FromStep { get; }

    /// <summary>From row to row in the array written.</summary>
    internal long ToStep { get; }

    /// <summary>The group's first byte in the array read, counted from the box's.</summary>
    internal long From { get; private set; }

    /// <summary>The group's first byte in the array written, counted from the box's.</summary>
    internal long To { get; private set; }

    /// <summary>Moves to the next group of rows.</summary>
    internal bool MoveNext()
    {
        if (!_started)
        {
            _started = true;
            return !_empty;
        }

        for (int axis = _outer - 1; axis >= 0; axis--)
        {
            From += _fromStrides[axis];
            To += _toStrides[axis];
            if (++_index[axis] < _counts[axis])
            {
                return true;
            }

            From -= _counts[axis] * _fromStrides[axis];
            To -= _counts[axis] * _toStrides[axis];
            _index[axis] = 0;
        }

        return false;
    }
}
