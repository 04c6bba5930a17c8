using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Tiles;

/// <content>Where a tile's operands are: in place where their rows lie there, else copied into the tile; what is only moved goes straight to the result.</content>
internal sealed unsafe partial class TileDriver
{
    // Once, from where the elements lie to where they are stored.
    private void Move(TileSlot* tile)
    {
        SlotPlan planned = _plan.Slots[_plan.Moved];
        TileSlot target = tile[_plan.Definition.Operands.Count];
        TilePart part = PartOf(_plan.Moved, planned);
        bool bypasses = _head >= 0 && (_column > 0 || _head == 0);
        if (planned.Indices.Length > 0)
        {
            Chosen[_plan.Moved]!.Run((byte*)_plane[_plan.Moved], part, tile, planned.ElementSize, target.Pointer, target.RowStride, bypasses);
        }
        else
        {
            TileBorder.Run((byte*)_plane[_plan.Moved], part, planned.ElementSize, target.Pointer, target.RowStride, bypasses);
        }
    }

    private void BringIn(TileSlot* tile)
    {
        SlotPlan[] slots = _plan.Slots;
        bool isRing = _isRing;
        for (int slot = 0; slot < slots.Length; slot++)
        {
            SlotPlan planned = slots[slot];
            if (planned.Kind == SlotKind.Temporary || planned.Indices.Length > 0 || (_isMoving && slot == _plan.Moved))
            {
                continue;
            }

            if (planned.IsUneven && BringInUneven(slot, planned, ref tile[slot]))
            {
                isRing = isRing && !_ring!.Has(slot);
                continue;
            }

            Span<long> strides = Space.Strides(slot);
            byte* first = (byte*)_plane[slot] + (_row * strides[^2]) + (_column * strides[^1]);
            if (planned.Kind == SlotKind.Position)
            {
                TilePosition.Run(planned, (long)first, strides[^2], strides[^1], _rows, (int)_columns, ref tile[slot]);
            }
            else if (planned.IsGathered)
            {
                TileGather.Run(first, (nint)strides[^2], (nint)strides[^1], _rows, (int)_columns, planned.ElementSize, tile[slot].Pointer, tile[slot].RowStride);
            }
            else
            {
                tile[slot].Pointer = first;
                tile[slot].RowStride = (nint)strides[^2];
            }
        }

        if (isRing)
        {
            _ring!.Bring(tile, _rows, (int)_columns);
        }

        // Their indices are in reach.
        for (int i = 0; i < _chosen.Length && !_isMoving; i++)
        {
            BringInChosen(_chosen[i], slots[_chosen[i]], tile);
        }
    }

    private void BringInChosen(int slot, SlotPlan planned, TileSlot* tile)
    {
        tile[slot].Pointer = _set + planned.TileOffset;
        tile[slot].RowStride = TileShape.Pitch(planned.ElementSize, _pitchColumns);
        Chosen[slot]!.Run((byte*)_plane[slot], PartOf(slot, planned), tile, planned.ElementSize, tile[slot].Pointer, tile[slot].RowStride);
    }

    // False where the rows lie in even steps, and are brought in as any others.
    private bool BringInUneven(int slot, SlotPlan planned, ref TileSlot tile)
    {
        AxisSteps? rows = Space.Steps(slot, Space.Rank - 2), columns = Space.Steps(slot, Space.Rank - 1);
        tile.Pointer = _set + planned.TileOffset;
        tile.RowStride = TileShape.Pitch(planned.ElementSize, _pitchColumns);
        int length = planned.IsLane ? (int)_columns : 1;
        if (TileBorder.IsInside(rows, columns, _row, _rows, _column, length))
        {
            return false;
        }

        TilePart part = PartOf(slot, planned);
        if (planned.Kind == SlotKind.Position)
        {
            TilePosition.RunListed(planned, _plane[slot], part, ref tile);
        }
        else
        {
            TileBorder.Run((byte*)_plane[slot], part, planned.ElementSize, tile.Pointer, tile.RowStride);
        }

        return true;
    }

    private TilePart PartOf(int slot, SlotPlan planned)
    {
        Span<long> strides = Space.Strides(slot);
        return new TilePart(_row, _rows, strides[^2], Space.Steps(slot, Space.Rank - 2), planned.IsLane ? _column : 0, planned.IsLane ? (int)_columns : 1, strides[^1], Space.Steps(slot, Space.Rank - 1));
    }
}
