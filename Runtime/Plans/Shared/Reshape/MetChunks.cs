using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The chunks of some stored axes that a box of the view's axes meets, each once: what reading the box fetches. Readers go through them, and traffic counts them.
/// </summary>
internal ref struct MetChunks
{
    private readonly ReshapedAxes _axes;
    private readonly FlatPart _box;
    private readonly Span<long> _start;
    private readonly Span<long> _length;
    private readonly Span<long> _numbers;
    private long _next;
    private bool _isInRow;

    /// <summary>Before the first chunk that <paramref name="box"/> meets. Takes four of <paramref name="numbers"/> for each stored axis.</summary>
    public MetChunks(ReshapedAxes axes, FlatPart box, Span<long> numbers)
    {
        int rank = axes.Shape.Length;
        _axes = axes;
        _box = box;
        _next = 0;
        _isInRow = false;
        _start = numbers.Slice(0, rank);
        _length = numbers.Slice(rank, rank);
        _numbers = numbers.Slice(2 * rank, 2 * rank);
    }

    /// <summary>Where the chunk begins, or the array in it.</summary>
    public readonly ReadOnlySpan<long> Start => _start;

    /// <summary>How much of the array lies in the chunk.</summary>
    public readonly ReadOnlySpan<long> Length => _length;

    /// <summary>Goes to the next chunk. False behind the last one.</summary>
    public bool MoveNext()
    {
        do
        {
            if (!(TryStep() || TryEnterRow(out _, out _)))
            {
                return false;
            }
        }
        while (!IsMet());
        return true;
    }

    /// <summary>Counts the chunks; after <paramref name="most"/> of them that had to be looked at one by one, as many as there are if it goes on like that.</summary>
    public long Count(long most)
    {
        long count = 0, looks = 0;
        while (TryEnterRow(out long position, out long rest))
        {
            long first = _start.Length == 0 ? 0 : _start[0] * _axes.RowElements;
            count = NumericMemory.SaturatingAdd(count, position == first && rest >= _next - first ? SkipRows(position + rest) : CountFrom(1, ref looks));
            if (looks >= most)
            {
                (long begin, long end) = _box.Ends;
                return Math.Max(count, (long)((double)count * (end - begin) / Math.Max(1, Math.Min(_next, end) - begin)));
            }
        }

        return count;
    }

    // All of the array's rows up to a position: as many places of the first axis as end there have all their chunks.
    private long SkipRows(long end)
    {
        if (_start.Length == 0)
        {
            return 1;
        }

        long rows = end / _axes.RowElements, chunk = _axes.Chunk[0], offset = _axes.Offset[0], first = (_start[0] + offset) / chunk;
        bool isEnd = rows == _axes.Shape[0];
        long last = isEnd ? ((rows + offset - 1) / chunk) + 1 : (rows + offset) / chunk;
        _next = isEnd ? end : ((last * chunk) - offset) * _axes.RowElements;
        return NumericMemory.SaturatingMultiply(last - first, _axes.RowChunks);
    }

    // The chunks at the same places of the axes before, of which the box meets some. Where it has all elements of an index of these it meets them all; else those at each place of the next axis are looked at.
    private long CountFrom(int axis, ref long looks)
    {
        EnterAll(axis);
        (long elements, long chunks) = Behind(axis);
        if (chunks == 1 || HasAllOfAnIndex(elements))
        {
            return chunks;
        }

        long count = 0, behind;
        for (long index = 0; index < _axes.Shape[axis]; index = behind)
        {
            Enter(axis, index);
            behind = _start[axis] + _length[axis];
            looks++;
            if (IsMet())
            {
                count += CountFrom(axis + 1, ref looks);
                EnterAll(axis + 1);
            }
        }

        return count;
    }

    // The elements of an index of the axes before, and the chunks at a place of these.
    private readonly (long Elements, long Chunks) Behind(int axis)
    {
        (long elements, long chunks) = (1, 1);
        for (int inner = axis; inner < _start.Length; inner++)
        {
            (elements, chunks) = (elements * _axes.Shape[inner], chunks * _axes.ChunksAlong(inner));
        }

        return (elements, chunks);
    }

    // True where one of the first runs that the box has there is sure to hold all of an index.
    private readonly bool HasAllOfAnIndex(long elements)
    {
        const int Runs = 3;
        FlatBox place = new(_axes.Shape, _start, _length, _numbers);
        long at = 0;
        for (int run = 0; run < Runs && place.TryNext(at, out long position, out _, out long rest) && _box.TryNext(position, out at, out _, out long met); run++)
        {
            long end = position + Math.Min(rest, met);
            if (at == position && ((position + elements - 1) / elements * elements) + elements <= end)
            {
                return true;
            }

            at = at == position ? end : at;
        }

        return false;
    }

    // The next chunk at the same place of the first axis.
    private bool TryStep()
    {
        for (int axis = _start.Length - 1; axis >= 1 && _isInRow; axis--)
        {
            long behind = _start[axis] + _length[axis];
            Enter(axis, behind < _axes.Shape[axis] ? behind : 0);
            if (_start[axis] > 0)
            {
                return true;
            }
        }

        return false;
    }

    // The next place of the first axis that has a position of the box.
    private bool TryEnterRow(out long position, out long rest)
    {
        _isInRow = _box.TryNext(_next, out position, out _, out rest);
        if (_start.Length == 0)
        {
            _next = 1;
            return _isInRow;
        }

        for (int axis = 0; axis < _start.Length && _isInRow; axis++)
        {
            Enter(axis, axis == 0 ? position / _axes.RowElements : 0);
        }

        _next = _isInRow ? (_start[0] + _length[0]) * _axes.RowElements : _next;
        return _isInRow;
    }

    private readonly void EnterAll(int from)
    {
        for (int axis = from; axis < _start.Length; axis++)
        {
            (_start[axis], _length[axis]) = (0, _axes.Shape[axis]);
        }
    }

    private readonly void Enter(int axis, long index) => _start[axis] = _axes.ChunkAt(axis, index, out _length[axis]);

    private readonly bool IsMet() => _start.Length < 2 || new FlatBox(_axes.Shape, _start, _length, _numbers).Meets(_box);
}
