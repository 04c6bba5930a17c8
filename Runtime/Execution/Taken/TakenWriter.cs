using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>
/// Writes what a mask takes, block after block, into a result whose shape is known by now. A block brings the next elements of the result, row by row; where they begin it is told in its turn.
/// Into one piece blocks are written beside each other; where there are chunks, each is written by one block in its turn, and what does not fill a row of them is carried to the next.
/// </summary>
internal sealed unsafe class TakenWriter
{
    private readonly BoundSink _sink;
    private readonly long[] _shape;
    private readonly long[] _steps;
    private readonly int _elementSize;

    // Elements of the result up to where a row of chunks ends: along the axis, and at its end.
    private readonly long _row;
    private readonly long _whole;
    private long _next;
    private long _carried;

    /// <summary>A writer into <paramref name="sink"/>, which has begun with <paramref name="shape"/>.</summary>
    public TakenWriter(BoundSink sink, TakenPlace place, long[] shape, int elementSize)
    {
        (_sink, _shape, _elementSize) = (sink, shape, elementSize);
        _steps = Block.RowMajorStrides(shape, 1);
        HasChunks = place.Chunk.Length > 0;
        _row = HasChunks ? place.Chunk[place.Axis] * _steps[place.Axis] : 0;
        _whole = shape[place.Axis] * _steps[place.Axis];
    }

    /// <summary>True where elements are written in turn, in rows of chunks.</summary>
    public bool HasChunks { get; }

    /// <summary>In its turn, where the next <paramref name="count"/> elements begin.</summary>
    public long Claim(int count)
    {
        _next += count;
        return _next - count;
    }

    /// <summary>In its turn, the next elements; those behind the last row of chunks that is whole stay in <paramref name="carry"/>.</summary>
    public void Append(byte* source, int count, byte* carry, Span<byte> room)
    {
        while (count > 0)
        {
            long begun = _next - _carried, within = begun % _whole, end = Math.Min(((within / _row) + 1) * _row, _whole) - within;
            int taken = (int)Math.Min(count, end - _carried);
            if (_carried == 0 && taken == end)
            {
                Write(begun, source, taken, room);
            }
            else
            {
                Carry(source, taken, carry, end, room);
            }

            _next += taken;
            source += (long)taken * _elementSize;
            count -= taken;
        }
    }

    /// <summary>Writes elements that begin at <paramref name="first"/>, as boxes: what is left of a row, whole rows, whole planes, and so on.</summary>
    public void Write(long first, byte* source, int count, Span<byte> room)
    {
        Span<long> start = stackalloc long[_shape.Length], box = stackalloc long[_shape.Length];
        while (count > 0)
        {
            int written = BoxAt(first, count, start, box);
            _sink.Write(start, box, source, written, room);
            first += written;
            source += (long)written * _elementSize;
            count -= written;
        }
    }

    private void Carry(byte* source, int count, byte* carry, long end, Span<byte> room)
    {
        Buffer.MemoryCopy(source, carry + (_carried * _elementSize), (end - _carried) * _elementSize, (long)count * _elementSize);
        _carried += count;
        if (_carried == end)
        {
            Write(_next + count - end, carry, (int)end, room);
            _carried = 0;
        }
    }

    // The greatest box of the next elements.
    private int BoxAt(long first, int count, Span<long> start, Span<long> box)
    {
        int axis = 0;
        while (first % _steps[axis] != 0 || count < _steps[axis])
        {
            axis++;
        }

        for (int i = 0; i < start.Length; i++)
        {
            start[i] = first / _steps[i] % _shape[i];
            box[i] = i < axis ? 1 : i > axis ? _shape[i] : Math.Min(_shape[i] - start[i], count / _steps[i]);
        }

        return (int)(box[axis] * _steps[axis]);
    }
}
