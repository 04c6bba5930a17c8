using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;
using StaticGraph.Execution.Scans;

namespace StaticGraph.Execution.Tiles;

/// <summary>
/// Walks one block tile by tile: outer axes in lexicographic order, groups of 8 rows of the last but one axis, strips of the last.
/// Each tile's operands are brought in reach, the generated body runs, and the reductions take what it made.
/// </summary>
internal sealed unsafe partial class TileDriver
{
    private readonly SweepPlan _plan;
    private readonly byte* _set;
    private readonly TileEdges _edges;
    private readonly ShortRows _shortRows;
    private readonly TileRing? _ring;
    private readonly TilePartials _partials;
    private readonly BlockScans _scans;
    private readonly AxisJoin _join;
    private readonly TileSlot[] _tile;
    private readonly nint[] _plane;
    private readonly long[] _outer;
    private readonly bool _computes;
    private readonly int[] _chosen;
    private long _row;
    private long _column;
    private int _rows;
    private int _packedRows;
    private long _columns;
    private long _head;
    private bool _isMoving;
    private bool _isRing;
    private int _pitchColumns;

    /// <summary>Makes the driver of one worker, whose buffers begin at <paramref name="set"/>.</summary>
    public TileDriver(SweepPlan plan, byte* set, BlockPartial[] partials, BlockScans scans, AxisJoin join)
    {
        _plan = plan;
        _set = set;
        _join = join;
        _scans = scans;
        _edges = new TileEdges(plan, set, scans);
        _shortRows = new ShortRows(plan, set);
        _ring = TileRing.Of(plan, set);
        _tile = new TileSlot[plan.Slots.Length];
        _plane = new nint[plan.Slots.Length];
        _outer = new long[plan.Lengths.Length];
        _computes = plan.Definition.Stores.Count + plan.Definition.Temporaries.Count > 0;
        Space = new TileSpace(plan.Slots.Length, plan.Lengths.Length);
        Chosen = ChosenSteps.Of(plan.Slots);
        _chosen = CompilerServices.Arrays.Indices(Chosen.Length, slot => Chosen[slot] is not null);
        _partials = new TilePartials(plan, partials, Space, mayTakeLeaves: !_computes && !Array.Exists(plan.Slots, slot => slot.IsInTile));
        for (int slot = 0; slot < _tile.Length; slot++)
        {
            SlotPlan planned = plan.Slots[slot];
            if (planned.IsInTile)
            {
                _tile[slot].Pointer = set + planned.TileOffset;
            }
        }
    }

    /// <summary>The block to walk, filled in by the worker.</summary>
    public TileSpace Space { get; }

    /// <summary>For each slot where its elements are that arrays of indices choose, filled in by the worker; empty where none do.</summary>
    public ChosenSteps?[] Chosen { get; }

    /// <summary>Computes the block in <see cref="Space"/>, whose first element has the index <paramref name="start"/> in the sweep and <paramref name="startInPart"/> in its part.</summary>
    public void Run(ReadOnlySpan<long> start, ReadOnlySpan<long> startInPart)
    {
        // A reduction or scan needs the indices of its elements; everything else may forget the axes it does not use.
        _isRing = _ring?.Fits(Space) ?? false;
        if (_plan.KnowsAxes)
        {
            Space.Join(_join.Joined);
            _partials.Begin(_join, start, startInPart);
            _scans.Begin(Space);
        }
        else if (!_isRing)
        {
            Space.Collapse();
        }

        _packedRows = _plan.KnowsAxes ? 0 : _shortRows.Count(Space);
        Array.Clear(_outer);
        fixed (TileSlot* tile = _tile)
        {
            do
            {
                MoveToPlane();
                RunPlane(tile);
            }
            while (MoveOuter());
        }

        if (_plan.Bypasses)
        {
            BypassStores.Complete();
        }
    }

    /// <summary>After a body has failed: the offset in the block of the first element that fails alone, or -1 when none does, or a scan would have to be done again; <paramref name="error"/> becomes that of this element, where there is one.</summary>
    public long FindFailure(ref ArithmeticException error)
    {
        // Alone, an element has not the sums of those before it.
        for (int row = 0; row < _rows && _scans.IsEmpty; row++)
        {
            for (long column = 0; column < _columns; column++)
            {
                if (_edges.Failure(Space, _plane, Chosen, _row + row, _column + column) is { } alone)
                {
                    error = alone;
                    return OffsetOf(_row + row, _column + column);
                }
            }
        }

        return -1;
    }

    /// <summary>The offset in the block of an element of the tile being done.</summary>
    public long OffsetInTile(int row, int column) => OffsetOf(_row + row, _column + column);

    private long OffsetOf(long row, long column)
    {
        long offset = 0;
        for (int axis = 0; axis < Space.Rank - 2; axis++)
        {
            offset = (offset * Space.Lengths[axis]) + _outer[axis];
        }

        return (((offset * Space.Lengths[^2]) + row) * Space.Lengths[^1]) + column;
    }

    private bool MoveOuter()
    {
        for (int axis = Space.Rank - 3; axis >= 0; axis--)
        {
            if (++_outer[axis] < Space.Lengths[axis])
            {
                return true;
            }

            _outer[axis] = 0;
        }

        return false;
    }

    private void MoveToPlane()
    {
        for (int slot = 0; slot < _plane.Length; slot++)
        {
            nint address = Space.Origins[slot];
            for (int axis = 0; axis < Space.Rank - 2; axis++)
            {
                address += Space.Offset(slot, axis, _outer[axis]);
            }

            _plane[slot] = address;
        }
    }

    private void RunPlane(TileSlot* tile)
    {
        // A gathered operand steps from page to page along a row and from line to line down the rows: going down first stays on
        // the same few pages. Reductions fix the order; their tiles come row group by row group.
        _head = _plan.Bypasses ? BypassStores.Head(_plan, Space, _plane) : -1;
        bool goesDown = _isRing || (_plan.HasGathers && _partials.IsEmpty && TileMove.GoesDown(_plan, Space));
        _isMoving = _plan.Moved >= 0 && !goesDown;
        if (_packedRows > 0)
        {
            RunPacked(tile);
        }
        else if (goesDown)
        {
            RunDown(tile);
        }
        else
        {
            RunAcross(tile);
        }
    }

    private void RunAcross(TileSlot* tile)
    {
        SetPitch(tile, TileShape.Columns);
        for (_row = 0; _row < Space.Lengths[^2]; _row += _rows)
        {
            _rows = (int)Math.Min(_partials.MostRows(_row), Space.Lengths[^2] - _row);
            for (_column = 0; _column < Space.Lengths[^1]; _column += _columns)
            {
                RunTile(tile, _isMoving ? TileMove.Strip(_plan, Space, Chosen) : _partials.TakeIndices ? long.MaxValue : _plan.Strip);
            }
        }
    }

    private void RunPacked(TileSlot* tile)
    {
        _column = 0;
        _columns = Space.Lengths[^1];
        for (_row = 0; _row < Space.Lengths[^2]; _row += _packedRows)
        {
            _rows = (int)Math.Min(_packedRows, Space.Lengths[^2] - _row);
            BringIn(tile);
            _shortRows.Run(tile, _rows, (int)_columns);
        }
    }

    private void RunDown(TileSlot* tile)
    {
        SetPitch(tile, TileShape.GatheredColumns);
        for (_column = 0; _column < Space.Lengths[^1]; _column += _columns)
        {
            // The room for padded ends of rows has the usual number of them.
            bool isWhole = ColumnsOf(TileShape.GatheredColumns) % _plan.Granule == 0;
            for (_row = 0; _row < Space.Lengths[^2]; _row += _rows)
            {
                _rows = (int)Math.Min(isWhole ? TileShape.GatheredRows : TileShape.Rows, Space.Lengths[^2] - _row);
                RunTile(tile, TileShape.GatheredColumns);
            }
        }
    }

    private void SetPitch(TileSlot* tile, int columns)
    {
        _pitchColumns = columns;
        for (int slot = 0; slot < _tile.Length; slot++)
        {
            if (_plan.Slots[slot].IsInTile)
            {
                tile[slot].RowStride = TileShape.Pitch(_plan.Slots[slot].ElementSize, columns);
            }
        }
    }

    private void RunTile(TileSlot* tile, long strip)
    {
        _columns = ColumnsOf(strip);
        if (!_partials.TakeIndices)
        {
            BringIn(tile);
        }

        if (_isMoving)
        {
            Move(tile);
        }
        else if (_computes)
        {
            nint whole = (nint)(_columns - (_columns % _plan.Granule));
            _scans.MoveTo(Space, _outer, _row, _column);
            if (whole > 0)
            {
                _scans.Advance(0, whole);
                _plan.Body.Run(new Tile(tile, _rows, whole, bypasses: _head >= 0, _scans.Carries));
            }

            if (whole < _columns)
            {
                _edges.Run(tile, _rows, whole, (int)(_columns - whole));
            }
        }

        // With partials the space is not collapsed: its axes are those that takers know.
        if (!_partials.IsEmpty)
        {
            _partials.Add(tile, _outer, _row, _rows, _column, _columns);
        }
    }

    // What comes before the first cache line of results that bypass the caches is a strip of its own, shorter than a granule.
    private long ColumnsOf(long strip) => Math.Min(_column == 0 && _head > 0 ? _head : strip, Space.Lengths[^1] - _column);
}
