using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>One worker's block of a <see cref="TreeReducer{T, TFold}"/>.</summary>
internal sealed unsafe class TreePartial<T, TFold> : TilePartial, IIndexTaker, IProductTaker
    where TFold : struct, INodeFold
{
    // How many copies of a repeated element are made at once.
    private const int Repeats = 128;

    private readonly ReductionGeometry _geometry;
    private readonly LevelStack<TFold> _stack;
    private readonly TreeReducer<T, TFold> _reducer;
    private readonly ElementLevel<T, TFold> _innermost;
    private readonly LevelMap _map;
    private readonly TreeLevel<TFold>? _cut;
    private readonly long[] _start;
    private readonly long[] _shape;
    private readonly long[] _coordinates;
    private readonly T* _gathered;
    private readonly T* _gatheredOthers;
    private readonly RowLevel<T, TFold>? _shortRows;
    private readonly bool _isTileRow;

    /// <param name="geometry">The axes.</param>
    /// <param name="stack">The levels that blocks fold, with their memory.</param>
    /// <param name="free">The rest of the memory: gathered rows, then tokens.</param>
    /// <param name="reducer">Whose block this is.</param>
    public TreePartial(ReductionGeometry geometry, LevelStack<TFold> stack, double* free, TreeReducer<T, TFold> reducer)
    {
        (_geometry, _stack, _reducer) = (geometry, stack, reducer);
        _gathered = (T*)free;
        _innermost = (ElementLevel<T, TFold>)stack[geometry.LevelCount - 1];
        _map = stack.Map(geometry.LevelCount - 1);
        _isTileRow = geometry.FirstAxis(geometry.LevelCount - 1) == geometry.Last;
        _start = new long[geometry.Rank];
        _shape = new long[geometry.Rank];
        _coordinates = new long[geometry.Rank];
        _shortRows = _innermost.Shape.Length < 64 && !_innermost.IsCut ? _innermost as RowLevel<T, TFold> : null;
        long merged = MergesRows ? TileShape.Rows * geometry.Block[geometry.Last] : 0;
        _gatheredOthers = _gathered + merged;
        Tokens = (double*)(_gathered + (reducer.Factors * merged));
        if (geometry.CutLevel >= 0)
        {
            _cut = stack[geometry.CutLevel];
            _cut.AttachTokens(Tokens);
        }
    }

    public ReadOnlySpan<long> Start => _start;

    public ReadOnlySpan<long> Shape => _shape;

    public double* Tokens { get; }

    public long TokenKeys => _cut!.Shape.TokenKeys;

    public override bool TakesLeaves => _innermost.TakesLeaves && _geometry.IsInnermost(_geometry.Last - 1);

    public bool TakesIndices => _geometry.AlongRows && !MergesRows && _shortRows is null && _innermost is RowLevel<T, TFold>;

    public TokenLayout Layout => _cut!.Range;

    // Rows of a tile follow each other in the level, as in an array of n x 3 summed over both.
    private bool MergesRows => _geometry.AlongRows && _geometry.IsInnermost(_geometry.Last - 1);

    public override void Begin(ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    {
        start.CopyTo(_start);
        shape.CopyTo(_shape);
        _stack.Begin(start);
        _stack.Result = _reducer.Result;
        if (_cut is not null)
        {
            long first = _stack.Map(_geometry.CutLevel).Index(start), count = 1;
            for (int axis = 0; axis < shape.Length; axis++)
            {
                count *= _geometry.LevelOf[axis] == _geometry.CutLevel ? shape[axis] : 1;
            }

            _cut.Range.Set(first, first + count);
        }
    }

    public override void Add(
        ReadOnlySpan<long> outer, long row, int rows, long column, long columns, byte* data, nint rowStride, nint columnStride)
    {
        outer.CopyTo(_coordinates);
        if (columnStride == 0)
        {
            AddRepeated(row, rows, column, columns, new TileFactor(data, rowStride, isRepeated: true), default);
        }
        else
        {
            AddTile(row, rows, column, columns, new Elements<T>((T*)data, rowStride));
        }
    }

    public void AddProducts(ReadOnlySpan<long> outer, long row, int rows, long column, long columns, in TileFactor first, in TileFactor second)
    {
        outer.CopyTo(_coordinates);
        TileFactor lane = first.IsRepeated ? second : first, other = first.IsRepeated ? first : second;
        if (lane.IsRepeated || (other.IsRepeated && _geometry.AlongRows))
        {
            AddRepeated(row, rows, column, columns, lane, other);
        }
        else
        {
            AddTile(row, rows, column, columns, new Elements<T>((T*)lane.Data, lane.RowStride, (T*)other.Data, other.RowStride, other.IsRepeated ? 0 : 1));
        }
    }

    public void AddIndices(ReadOnlySpan<long> outer, long row, int rows, long column, long columns, long first, long rowStep, long step)
    {
        outer.CopyTo(_coordinates);
        _coordinates[_geometry.Last - 1] = row;
        _coordinates[_geometry.Last] = column;
        var level = (RowLevel<T, TFold>)_innermost;
        for (int i = 0; i < rows; i++, _coordinates[_geometry.Last - 1]++)
        {
            level.AddIndices(_map.Index(_coordinates), columns, RowStrip(i), first + (i * rowStep), step);
        }

        _coordinates[_geometry.Last - 1] = row;
        FinishAt(_map.Index(_coordinates) + columns, RowStrip(0) with { Count = rows }, _geometry.Last - 1, rows);
    }

    public override void End()
    {
    }

    // As any other rows, some of their columns at once: what is repeated is written out.
    private void AddRepeated(long row, int rows, long column, long columns, in TileFactor first, in TileFactor second)
    {
        byte* room = stackalloc byte[(second.IsRepeated ? 2 : 1) * TileShape.Rows * Repeats * sizeof(T)];
        TileFactor data = Spread(first, (T*)room, rows, columns), other = Spread(second, (T*)room + (TileShape.Rows * Repeats), rows, columns);
        nint step = first.IsRepeated ? 0 : Repeats * sizeof(T), otherStep = second.IsRepeated ? 0 : Repeats * sizeof(T);
        byte* at = data.Data, otherAt = other.Data;
        for (; columns > 0; columns -= Repeats, column += Repeats, at += step, otherAt += otherStep)
        {
            AddTile(row, rows, column, Math.Min(columns, Repeats), new Elements<T>((T*)at, data.RowStride, (T*)otherAt, other.RowStride, 1));
        }
    }

    private static TileFactor Spread(in TileFactor factor, T* copies, int rows, long columns)
    {
        for (int row = 0; factor.IsRepeated && row < rows; row++)
        {
            new Span<T>(copies + (row * Repeats), (int)Math.Min(columns, Repeats)).Fill(*(T*)(factor.Data + (row * factor.RowStride)));
        }

        return factor.IsRepeated ? new TileFactor((byte*)copies, Repeats * sizeof(T), isRepeated: false) : factor;
    }

    private void AddTile(long row, int rows, long column, long columns, in Elements<T> elements)
    {
        _coordinates[_geometry.Last - 1] = row;
        _coordinates[_geometry.Last] = column;
        if (!_geometry.AlongRows)
        {
            AddColumns(rows, columns, elements);
        }
        else if (MergesRows)
        {
            AddMergedRows(rows, columns, elements);
        }
        else
        {
            AddRows(rows, columns, elements);
        }
    }

    // The last axis is kept: every column is an output. Rows fold together where they are neighbours of the level.
    private void AddColumns(int rows, long columns, in Elements<T> elements)
    {
        int group = _geometry.IsInnermost(_geometry.Last - 1) ? rows : 1;
        for (int row = 0; row < rows; row += group, _coordinates[_geometry.Last - 1]++)
        {
            long index = _map.Index(_coordinates);
            Strip strip = _map.At(_coordinates, columns);
            _innermost.Add(index, group, strip, elements.Row(row));
            FinishAt(index + group, strip, _geometry.Last, columns);
        }
    }

    // Every row is an output of the innermost level, all of them at the same index.
    private void AddRows(int rows, long columns, in Elements<T> elements)
    {
        int rowAxis = _geometry.Last - 1;
        long index = _map.Index(_coordinates), first = _coordinates[rowAxis];
        bool isWhole = _shortRows is not null && columns == _innermost.Shape.Length;
        for (int row = columns < 64 ? 0 : AddRowsTogether(rows, index, columns, elements); row < rows; row++, _coordinates[rowAxis]++)
        {
            Strip strip = RowStrip(row);
            if (isWhole)
            {
                _shortRows!.AddWhole(strip, elements.Row(row));
            }
            else
            {
                _innermost.Add(index, columns, strip, elements.Row(row));
            }
        }

        _coordinates[rowAxis] = first;
        Strip all = RowStrip(0) with { Count = rows };
        if (isWhole)
        {
            PassOn(all, rowAxis, rows);
        }
        else
        {
            FinishAt(index + columns, all, rowAxis, rows);
        }
    }

    // How many rows were added, always some at once.
    private int AddRowsTogether(int rows, long index, long columns, in Elements<T> elements)
    {
        Span<Strip> strips = stackalloc Strip[RowLevel<T, TFold>.Together];
        int row = 0;
        for (; row <= rows - strips.Length; row += strips.Length)
        {
            for (int i = 0; i < strips.Length; i++, _coordinates[_geometry.Last - 1]++)
            {
                strips[i] = RowStrip(row + i);
            }

            ((RowLevel<T, TFold>)_innermost).AddTogether(index, columns, strips, elements.Row(row));
        }

        return row;
    }

    // The output of a row of the tile: only the tile's rows are open at once where nothing but the last axis is folded.
    private Strip RowStrip(int row)
    {
        Strip strip = _map.At(_coordinates, 1);
        return _isTileRow ? strip with { Key = row } : strip;
    }

    // Rows follow each other in the level, but come in strips: they are put together first.
    private void AddMergedRows(int rows, long columns, in Elements<T> elements)
    {
        Elements<T> whole = elements;
        int rowAxis = _geometry.Last - 1, last = _geometry.Last;
        long before = _coordinates[last] - _start[last], length = _shape[last];
        if (columns < length)
        {
            whole = Gathered(rows, columns, before, length, elements);
        }

        if (before + columns < length)
        {
            return;
        }

        _coordinates[last] = _start[last];
        for (int row = 0; row < rows; row++, _coordinates[rowAxis]++)
        {
            long index = _map.Index(_coordinates);
            Strip strip = _map.At(_coordinates, 1);
            _innermost.Add(index, length, strip, whole.Row(row));
            FinishAt(index + length, strip, last, 1);
        }
    }

    private Elements<T> Gathered(int rows, long columns, long before, long length, in Elements<T> elements)
    {
        for (int row = 0; row < rows; row++)
        {
            Elements<T> piece = elements.Row(row);
            RowCopy.Copy(piece.Data, _gathered + (row * length) + before, columns);
            if (_reducer.Factors > 1)
            {
                RowCopy.Copy(piece.Other, _gatheredOthers + (row * length) + before, columns);
            }
        }

        nint stride = (nint)(length * sizeof(T));
        return new Elements<T>(_gathered, stride, _gatheredOthers, stride, 1);
    }

    private void FinishAt(long stop, in Strip strip, int runAxis, long count)
    {
        if (stop == _innermost.Shape.Length && !_innermost.IsCut)
        {
            _innermost.Finish(strip);
            PassOn(strip, runAxis, count);
        }
    }

    private void PassOn(in Strip strip, int runAxis, long count)
        => _stack.Pass(_geometry.LevelCount - 1, _coordinates, runAxis, count, _innermost.Root(strip.Key), _innermost.Shape.Keys);
}
