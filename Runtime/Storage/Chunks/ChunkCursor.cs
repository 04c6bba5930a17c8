using System.Diagnostics.CodeAnalysis;

namespace StaticGraph.Storage;

/// <summary>Visits the chunks of a grid that a block of the array touches, in row-major order.</summary>
internal ref struct ChunkCursor
{
    private readonly ReadOnlySpan<long> _shape;
    private readonly ReadOnlySpan<long> _chunk;
    private readonly ReadOnlySpan<long> _start;
    private readonly ReadOnlySpan<long> _block;
    private Axes _index;
    private Axes _origin;
    private Axes _inChunk;
    private Axes _inBlock;
    private Axes _counts;
    private bool _started;

    /// <summary>Starts before the first chunk.</summary>
    /// <param name="shape">The shape of the array.</param>
    /// <param name="chunk">The shape of a chunk; chunks at the far edges reach beyond the array.</param>
    /// <param name="start">The block's first element.</param>
    /// <param name="block">The block's shape.</param>
    internal ChunkCursor(ReadOnlySpan<long> shape, ReadOnlySpan<long> chunk, ReadOnlySpan<long> start, ReadOnlySpan<long> block)
    {
        _shape = shape;
        _chunk = chunk;
        _start = start;
        _block = block;
    }

    /// <summary>The chunk's place in the grid.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<long> Index => ((ReadOnlySpan<long>)_index)[.._shape.Length];

    /// <summary>The chunk's first element in the array.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<long> Origin => ((ReadOnlySpan<long>)_origin)[.._shape.Length];

    /// <summary>The first element both have, counted from the chunk's.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<long> InChunk => ((ReadOnlySpan<long>)_inChunk)[.._shape.Length];

    /// <summary>The first element both have, counted from the block's.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<long> InBlock => ((ReadOnlySpan<long>)_inBlock)[.._shape.Length];

    /// <summary>The lengths both have.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<long> Counts => ((ReadOnlySpan<long>)_counts)[.._shape.Length];

    /// <summary>The chunk's number in row-major order of the grid.</summary>
    internal readonly long Number
    {
        get
        {
            long number = 0;
            for (int axis = 0; axis < _shape.Length; axis++)
            {
                number = (number * Grid.Along(_shape[axis], _chunk[axis])) + _index[axis];
            }

            return number;
        }
    }

    /// <summary>True when the chunk reaches beyond the array.</summary>
    internal readonly bool IsPartial
    {
        get
        {
            for (int axis = 0; axis < _shape.Length; axis++)
            {
                if (_origin[axis] > _shape[axis] - _chunk[axis])
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>True when the block holds everything of the chunk that lies in the array.</summary>
    internal readonly bool CoversChunk
    {
        get
        {
            for (int axis = 0; axis < _shape.Length; axis++)
            {
                if (_counts[axis] != Math.Min(_chunk[axis], _shape[axis] - _origin[axis]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Moves to the next chunk.</summary>
    internal bool MoveNext()
    {
        if (!_started)
        {
            _started = true;
            for (int axis = 0; axis < _shape.Length; axis++)
            {
                Enter(axis, _start[axis] / _chunk[axis]);
            }

            return !_block.Contains(0);
        }

        for (int axis = _shape.Length - 1; axis >= 0; axis--)
        {
            if (_inBlock[axis] + _counts[axis] < _block[axis])
            {
                Enter(axis, _index[axis] + 1);
                return true;
            }

            Enter(axis, _start[axis] / _chunk[axis]);
        }

        return false;
    }

    private void Enter(int axis, long index)
    {
        long origin = index * _chunk[axis];
        long first = Math.Max(origin, _start[axis]);
        _index[axis] = index;
        _origin[axis] = origin;
        _inChunk[axis] = first - origin;
        _inBlock[axis] = first - _start[axis];

        // Written so that an array as long as a long can count does not overflow.
        _counts[axis] = Math.Min(_chunk[axis] - _inChunk[axis], _block[axis] - _inBlock[axis]);
    }
}
