using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Tiles;

/// <summary>
/// Computes many short rows in one call: they are packed one behind the other into the room for padded ends of rows. A row of three
/// elements alone would fill three lanes of eight and cost a call's overhead for every eight rows.
/// </summary>
internal sealed unsafe class ShortRows
{
    private readonly SweepPlan _plan;
    private readonly TileSlot[] _packed;
    private readonly int _room;

    /// <summary>Makes the packed rows of one worker, whose buffers begin at <paramref name="set"/>.</summary>
    public ShortRows(SweepPlan plan, byte* set)
    {
        _plan = plan;
        _room = TileShape.Rows * (int)plan.Granule;
        _packed = new TileSlot[plan.Slots.Length];
        for (int slot = 0; slot < _packed.Length; slot++)
        {
            _packed[slot].Pointer = set + plan.Slots[slot].EdgeOffset;
        }
    }

    /// <summary>How many rows of the block are computed at once; 0 where they are long, or where one element serves a row and differs from row to row.</summary>
    public int Count(TileSpace space)
    {
        long length = space.Lengths[^1];
        return length * 2 <= _room && length % _plan.Granule != 0 && CanPack(space) ? (int)(_room / length) : 0;
    }

    /// <summary>Computes rows of <paramref name="length"/> elements.</summary>
    public void Run(TileSlot* tile, int rows, int length)
    {
        int elements = rows * length, padded = (int)((elements + _plan.Granule - 1) / _plan.Granule * _plan.Granule);
        for (int slot = 0; slot < _packed.Length; slot++)
        {
            SlotPlan planned = _plan.Slots[slot];
            if (!planned.IsLane)
            {
                _packed[slot].Pointer = tile[slot].Pointer;
            }
            else if (!planned.IsStore)
            {
                Copy(tile[slot].Pointer, tile[slot].RowStride, _packed[slot].Pointer, (nint)length * planned.ElementSize, rows, length, planned.ElementSize);
                TileEdges.Repeat(_packed[slot].Pointer, elements, padded, planned.ElementSize);
            }
        }

        fixed (TileSlot* packed = _packed)
        {
            _plan.Body.Run(new Tile(packed, 1, padded));
        }

        for (int slot = 0; slot < _packed.Length; slot++)
        {
            SlotPlan planned = _plan.Slots[slot];
            if (planned.IsStore)
            {
                Copy(_packed[slot].Pointer, (nint)length * planned.ElementSize, tile[slot].Pointer, tile[slot].RowStride, rows, length, planned.ElementSize);
            }
        }
    }

    private bool CanPack(TileSpace space)
    {
        for (int slot = 0; slot < _packed.Length; slot++)
        {
            SlotPlan planned = _plan.Slots[slot];
            if (planned.IsUneven || (planned.IsLane ? !planned.HasEdge : space.Strides(slot)[^2] != 0))
            {
                return false;
            }
        }

        return true;
    }

    private static void Copy(byte* source, nint sourceStride, byte* target, nint targetStride, int rows, int length, int size)
    {
        nint bytes = (nint)length * size;
        if (sourceStride == bytes && targetStride == bytes)
        {
            Unsafe.CopyBlockUnaligned(target, source, (uint)(rows * bytes));
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            TileEdges.CopyShort(source + (row * sourceStride), target + (row * targetStride), length, size);
        }
    }
}
