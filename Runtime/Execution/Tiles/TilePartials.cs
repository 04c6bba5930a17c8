using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Execution.Tiles;

/// <summary>Hands the tiles of one worker's blocks to the partials of takers.</summary>
internal sealed unsafe class TilePartials
{
    private readonly SweepPlan _plan;
    private readonly TilePartial[] _partials;
    private readonly TileSpace _space;
    private readonly int[] _inputs;
    private readonly int[] _others;
    private readonly bool[] _isLocal;
    private readonly long[] _start;
    private readonly long[] _startInPart;
    private readonly bool _takeLeaves;

    /// <summary>Tiles of a space; <paramref name="mayTakeLeaves"/>: they are the operands as they are, in reach without being gathered.</summary>
    public TilePartials(SweepPlan plan, BlockPartial[] partials, TileSpace space, bool mayTakeLeaves)
    {
        (_plan, _space) = (plan, space);
        _partials = Arrays.Map<BlockPartial, TilePartial>(partials, partial => (TilePartial)partial);
        _inputs = Arrays.Make(partials.Length, i => plan.Takers[i].Inputs[0].Slot);
        _others = Arrays.Make(partials.Length, i => plan.Takers[i].Inputs.Count > 1 ? plan.Takers[i].Inputs[1].Slot : -1);
        _isLocal = Arrays.Make(partials.Length, i => plan.Takers[i].IsLocal);
        _start = new long[plan.Lengths.Length];
        _startInPart = new long[plan.Lengths.Length];
        _takeLeaves = mayTakeLeaves && TakeLeaves();
        TakeIndices = partials.Length > 0 && plan.Definition.Stores.Count + plan.Definition.Temporaries.Count == 0 && Array.TrueForAll(Arrays.Indices(partials.Length, _ => true), TakesIndices);
    }

    /// <summary>True where all that is taken are indices that go by even steps along rows, and nobody needs them in a tile.</summary>
    public bool TakeIndices { get; }

    /// <summary>True where no taker has partials.</summary>
    public bool IsEmpty => _partials.Length == 0;

    /// <summary>Starts a block, which has these indices in the sweep and in its part.</summary>
    public void Begin(AxisJoin join, ReadOnlySpan<long> start, ReadOnlySpan<long> startInPart)
    {
        join.Index(start, _plan.Lengths, _start);
        join.Index(startInPart, _plan.Lengths, _startInPart);
    }

    /// <summary>The most rows that a tile which begins at <paramref name="row"/> of the block may have.</summary>
    /// <remarks>
    /// Where nothing is computed and only columns are folded, a tile is a leaf of rows, ending where leaves end.
    /// Rows far apart are better read in order: 512 MiB in rows of 64 KiB take 22 ms so, and 27 a leaf at a time.
    /// </remarks>
    public long MostRows(long row) => _takeLeaves && AreNear() ? 64 - ((_start[_space.Rank - 2] + row) & 63) : TileShape.Rows;

    /// <summary>Hands over one tile: its rows and columns, in the plane at <paramref name="outer"/> of the block.</summary>
    public void Add(TileSlot* tile, long[] outer, long row, int rows, long column, long columns)
    {
        Span<long> index = stackalloc long[_space.Rank - 2];
        for (int i = 0; i < _partials.Length; i++)
        {
            long[] start = _isLocal[i] ? _startInPart : _start;
            for (int axis = 0; axis < index.Length; axis++)
            {
                index[axis] = start[axis] + outer[axis];
            }

            int slot = _inputs[i];
            if (TakeIndices)
            {
                Span<long> steps = _space.Strides(slot);
                long first = FirstOf(slot, outer) + (row * steps[^2]) + (column * steps[^1]);
                ((IIndexTaker)_partials[i]).AddIndices(index, start[_space.Rank - 2] + row, rows, start[_space.Rank - 1] + column, columns, first, steps[^2], steps[^1]);
                continue;
            }

            SlotPlan planned = _plan.Slots[slot];
            if (_others[i] >= 0)
            {
                ((IProductTaker)_partials[i]).AddProducts(index, start[_space.Rank - 2] + row, rows, start[_space.Rank - 1] + column, columns, Factor(tile, slot), Factor(tile, _others[i]));
                continue;
            }

            _partials[i].Add(index, start[_space.Rank - 2] + row, rows, start[_space.Rank - 1] + column, columns, tile[slot].Pointer, tile[slot].RowStride, planned.IsLane ? planned.ElementSize : 0);
        }
    }

    private TileFactor Factor(TileSlot* tile, int slot) => new(tile[slot].Pointer, tile[slot].RowStride, isRepeated: !_plan.Slots[slot].IsLane);

    // The index at the beginning of a plane.
    private long FirstOf(int slot, long[] outer)
    {
        long first = _space.Origins[slot];
        for (int axis = 0; axis < _space.Rank - 2; axis++)
        {
            first += _space.Offset(slot, axis, outer[axis]);
        }

        return first;
    }

    private bool TakesIndices(int taker) => _others[taker] < 0 && _plan.Slots[_inputs[taker]] is { Kind: SlotKind.Position, IsLane: true, IsUneven: false } && _partials[taker] is IIndexTaker { TakesIndices: true };

    private bool TakeLeaves()
    {
        for (int i = 0; i < _partials.Length; i++)
        {
            if (!_partials[i].TakesLeaves || !_plan.Slots[_inputs[i]].IsLane)
            {
                return false;
            }
        }

        return true;
    }

    private bool AreNear()
    {
        const long Near = 8 << 10;
        foreach (int slot in _inputs)
        {
            if (Math.Abs(_space.Strides(slot)[^2]) > Near)
            {
                return false;
            }
        }

        return true;
    }
}
