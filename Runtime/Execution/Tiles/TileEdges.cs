using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Scans;

namespace StaticGraph.Execution.Tiles;

/// <summary>
/// Computes the end of a row, which is no whole granule, with the same vector code: on padded copies whose spare lanes repeat the last
/// element, so that they compute what a real lane computes and nothing outside the user's memory is touched.
/// </summary>
internal sealed unsafe class TileEdges
{
    private readonly SweepPlan _plan;
    private readonly byte* _set;
    private readonly BlockScans _scans;
    private readonly TileSlot[] _padded;

    /// <summary>Makes the padded rows of one worker, whose buffers begin at <paramref name="set"/>.</summary>
    public TileEdges(SweepPlan plan, byte* set, BlockScans scans)
    {
        _plan = plan;
        _set = set;
        _scans = scans;
        _padded = new TileSlot[plan.Slots.Length];
    }

    /// <summary>Computes the last <paramref name="rest"/> elements of each row, which begin at <paramref name="first"/>.</summary>
    public void Run(TileSlot* tile, int rows, nint first, int rest)
    {
        fixed (TileSlot* padded = _padded)
        {
            BringIn(tile, padded, rows, first, rest);
            _scans.Advance(first, rest);
            _plan.Body.Run(new Tile(padded, rows, _plan.Granule, bypasses: false, _scans.Carries));
            CopyOut(tile, padded, rows, first, rest);
        }
    }

    /// <summary>How the body fails on one element alone; null where it does not.</summary>
    public ArithmeticException? Failure(TileSpace space, nint[] plane, ChosenSteps?[] chosen, long row, long column)
    {
        fixed (TileSlot* padded = _padded)
        {
            for (int slot = 0; slot < _padded.Length; slot++)
            {
                SlotPlan planned = _plan.Slots[slot];
                byte* element = (byte*)plane[slot] + space.Offset(slot, space.Rank - 2, row) + space.Offset(slot, space.Rank - 1, column);
                byte* room = _set + (planned.IsInTile ? planned.TileOffset : planned.EdgeOffset);
                bool isHere = planned.IsLane || planned.Kind == SlotKind.Position;
                padded[slot].Pointer = isHere ? room : element;
                if (isHere && !planned.IsStore && planned.Kind != SlotKind.Temporary && planned.Indices.Length == 0)
                {
                    CopyOne(planned, element, room);
                    Repeat(room, 1, _plan.Granule, planned.ElementSize);
                }
            }

            for (int slot = 0; slot < chosen.Length; slot++)
            {
                FetchChosen(space, plane, chosen[slot], padded, slot, row, column);
            }

            return FailureOf(new Tile(padded, 1, _plan.Granule));
        }
    }

    // One element, for which all others are there.
    private void FetchChosen(TileSpace space, nint[] plane, ChosenSteps? chosen, TileSlot* padded, int slot, long row, long column)
    {
        if (chosen is not null)
        {
            SlotPlan planned = _plan.Slots[slot];
            byte* element = (byte*)plane[slot] + space.Offset(slot, space.Rank - 2, row) + space.Offset(slot, space.Rank - 1, column) + chosen.Row(padded, row: 0);
            padded[slot].Pointer = planned.IsLane ? _set + planned.TileOffset : element;
            if (planned.IsLane)
            {
                CopyOne(planned, element, padded[slot].Pointer);
                Repeat(padded[slot].Pointer, 1, _plan.Granule, planned.ElementSize);
            }
        }
    }

    private static void CopyOne(SlotPlan planned, byte* element, byte* room)
    {
        if (planned.Kind == SlotKind.Position)
        {
            TilePosition.Fill(planned.Type, (long)element, step: 1, room, 1);
        }
        else
        {
            Unsafe.CopyBlockUnaligned(room, element, (uint)planned.ElementSize);
        }
    }

    private ArithmeticException? FailureOf(in Tile tile)
    {
        try
        {
            _plan.Body.Run(tile);
            return null;
        }
        catch (ArithmeticException error)
        {
            return error;
        }
    }

    private void BringIn(TileSlot* tile, TileSlot* padded, int rows, nint first, int rest)
    {
        for (int slot = 0; slot < _padded.Length; slot++)
        {
            SlotPlan planned = _plan.Slots[slot];
            padded[slot] = tile[slot];
            if (!planned.IsLane)
            {
                continue;
            }

            byte* source = tile[slot].Pointer + (first * planned.ElementSize);
            padded[slot].Pointer = source;
            if (planned.HasEdge)
            {
                padded[slot].Pointer = _set + planned.EdgeOffset;
                padded[slot].RowStride = (nint)_plan.Granule * planned.ElementSize;
            }

            if (!planned.IsStore && planned.Kind != SlotKind.Temporary)
            {
                CopyIn(source, tile[slot].RowStride, padded[slot], rows, rest, planned.ElementSize);
            }
        }
    }

    private void CopyIn(byte* source, nint rowStride, TileSlot padded, int rows, int rest, int size)
    {
        for (int row = 0; row < rows; row++)
        {
            byte* from = source + (row * rowStride);
            byte* to = padded.Pointer + (row * padded.RowStride);
            if (from != to)
            {
                CopyShort(from, to, rest, size);
            }

            Repeat(to, rest, _plan.Granule, size);
        }
    }

    private void CopyOut(TileSlot* tile, TileSlot* padded, int rows, nint first, int rest)
    {
        for (int slot = 0; slot < _padded.Length; slot++)
        {
            SlotPlan planned = _plan.Slots[slot];
            if (!planned.IsStore)
            {
                continue;
            }

            byte* to = tile[slot].Pointer + (first * planned.ElementSize);
            for (int row = 0; row < rows; row++)
            {
                CopyShort(padded[slot].Pointer + (row * padded[slot].RowStride), to + (row * tile[slot].RowStride), rest, planned.ElementSize);
            }
        }
    }

    /// <summary>Copies a few elements: a loop costs less than the call that copies any number of bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyShort(byte* source, byte* target, int count, int size)
    {
        if (size == 8)
        {
            for (int i = 0; i < count; i++)
            {
                ((ulong*)target)[i] = ((ulong*)source)[i];
            }
        }
        else
        {
            Unsafe.CopyBlockUnaligned(target, source, (uint)(count * size));
        }
    }

    /// <summary>Copies the element before <paramref name="from"/> to those up to <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Repeat(byte* row, int from, int to, int size)
    {
        switch (size)
        {
            case 8:
                ulong last = ((ulong*)row)[from - 1];
                for (int i = from; i < to; i++)
                {
                    ((ulong*)row)[i] = last;
                }

                break;
            case 16:
                new Span<UInt128>(row + (from * 16), to - from).Fill(((UInt128*)row)[from - 1]);
                break;
            case 4:
                new Span<uint>(row + (from * 4), to - from).Fill(((uint*)row)[from - 1]);
                break;
            case 2:
                new Span<ushort>(row + (from * 2), to - from).Fill(((ushort*)row)[from - 1]);
                break;
            default:
                new Span<byte>(row + from, to - from).Fill(row[from - 1]);
                break;
        }
    }
}
