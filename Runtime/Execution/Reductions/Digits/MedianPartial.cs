using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Digits;

/// <summary>What one worker has counted in a pass of a <see cref="MedianReducer"/>: all its blocks in one table.</summary>
internal sealed unsafe class MedianPartial(MedianReducer reducer, DType type, long* counts) : TilePartial
{
    // So many elements stay in the cache for a second look.
    private const int Piece = 1024;

    private readonly int _size = type.Size();
    private readonly bool _isFloating = type.IsFloating();
    private long _pass;

    /// <summary>How many elements have each value of the digit.</summary>
    public long* Counts => counts;

    /// <summary>How many NaNs there were with a sign, which come before all numbers in order, and how many without, which come behind.</summary>
    public (long Before, long Behind) NaNs { get; private set; }

    /// <summary>The least element above those that are counted, as <see cref="MiddleSearch.Bound"/> is written; the greatest number where there is none.</summary>
    public long Above { get; private set; }

    public override void Begin(ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    {
        if (_pass == reducer.Pass)
        {
            return;
        }

        _pass = reducer.Pass;
        new Span<long>(counts, reducer.Search.Digits).Clear();
        (NaNs, Above) = (default, long.MaxValue);
        reducer.Join(this);
    }

    public override void Add(ReadOnlySpan<long> outer, long row, int rows, long column, long columns, byte* data, nint rowStride, nint columnStride)
    {
        if (columnStride != 0 && rowStride == columns * _size)
        {
            AddRun(data, rows * columns);
            return;
        }

        for (int i = 0; i < rows; i++, data += rowStride)
        {
            if (columnStride == 0)
            {
                AddRepeated(data, columns);
            }
            else
            {
                AddRun(data, columns);
            }
        }
    }

    public override void End()
    {
    }

    private void AddRun(byte* data, long count)
    {
        for (long i = 0; i < count; i += Piece, data += Piece * _size)
        {
            AddPiece(data, Math.Min(Piece, count - i));
        }
    }

    private void AddPiece(byte* data, long count)
    {
        MiddleSearch search = reducer.Search;
        if (search.IsFirst)
        {
            DigitCounts.AddHighest(counts, data, _size, count);
            if (_isFloating && (_size == sizeof(double) ? DigitCounts.HasNaN((double*)data, count) : DigitCounts.HasNaN((float*)data, count)))
            {
                CountNaNs(data, count);
            }
        }
        else if (_size == sizeof(ulong))
        {
            DigitCounts.AddWith(counts, (ulong*)data, count, search.Mask, search.Prefix, search.DigitByte);
        }
        else
        {
            DigitCounts.AddWith(counts, (uint*)data, count, (uint)search.Mask, (uint)search.Prefix, search.DigitByte);
        }

        if (search.SeeksAbove)
        {
            long above = _size == sizeof(long)
                ? LeastAbove.Find((long*)data, count, search.Bound, (long)((ulong)search.Turned << 32), _isFloating)
                : LeastAbove.Find((int*)data, count, (int)search.Bound, (int)search.Turned, _isFloating);
            Above = Math.Min(Above, above);
        }
    }

    private void CountNaNs(byte* data, long count)
    {
        for (long i = 0; i < count; i++, data += _size)
        {
            ulong bits = _size == sizeof(ulong) ? *(ulong*)data : *(uint*)data;
            if (reducer.Search.IsNaN(bits))
            {
                CountNaN(reducer.Search.Ordered(bits), 1);
            }
        }
    }

    private void CountNaN(long ordered, long times) => NaNs = ordered < 0 ? (NaNs.Before + times, NaNs.Behind) : (NaNs.Before, NaNs.Behind + times);

    // One element in many places: they are counted at once.
    private void AddRepeated(byte* element, long times)
    {
        MiddleSearch search = reducer.Search;
        ulong bits = _size switch
        {
            sizeof(ulong) => *(ulong*)element,
            sizeof(uint) => *(uint*)element,
            sizeof(ushort) => *(ushort*)element,
            _ => *element,
        };
        counts[search.DigitOf(bits)] += search.Has(bits) ? times : 0;
        if (search.IsFirst && _isFloating && search.IsNaN(bits))
        {
            CountNaN(search.Ordered(bits), times);
        }

        if (search.SeeksAbove && search.Ordered(bits) > search.Bound)
        {
            Above = Math.Min(Above, search.Ordered(bits));
        }
    }
}
