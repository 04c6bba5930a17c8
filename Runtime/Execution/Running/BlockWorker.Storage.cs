using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <content>Between storage and the worker's buffers.</content>
internal sealed unsafe partial class BlockWorker
{
    private long Read()
    {
        long bytes = 0;
        for (int i = 0; i < _plan.Facts.Buffers.Length; i++)
        {
            SlotPlan slot = _plan.Slots[i];
            if (_plan.Facts.Buffers[i] == i && !slot.IsFilled && (_pair is null || _pair.Fetches(i)))
            {
                int count = Region(slot, out ReadOnlySpan<long> start, out ReadOnlySpan<long> shape);
                bool isReached = count > 0 || !(slot.IsEdged || slot.Access.HasLists || slot.Access.HasWhole);
                bytes += slot.IsInRows && count > 0 ? ReadRows(slot, count) : isReached ? Read(slot, start, shape, _set + slot.BufferOffset, count) : 0;
            }
        }

        return bytes;
    }

    // The rows of a region that are used lie one behind the other in the buffer, those along the last axis that is read so next to each other.
    private long ReadRows(SlotPlan slot, int count)
    {
        (long rows, long bytes) = (1, 0);
        for (int i = 0; i < slot.Stream.Rank; i++)
        {
            (_rowStart[i], _rowShape[i]) = (_arrayStart[i], _arrayShape[i]);
            if (slot.Stream.IsSparse(i))
            {
                rows *= _arrayShape[i];
                _arrayShape[i] = 1;
            }
        }

        int each = (int)(count / rows);
        for (long row = 0; row < rows; row++)
        {
            byte* buffer = _set + slot.BufferOffset + (row * each * slot.ElementSize);
            MoveToRow(slot.Stream, row);
            bytes += Read(slot, _arrayStart.AsSpan(0, slot.Access.Rank), _arrayShape.AsSpan(0, slot.Access.Rank), buffer, each);
        }

        return bytes;
    }

    private void MoveToRow(Access stream, long row)
    {
        for (int i = stream.Rank - 1; i >= 0; i--)
        {
            if (stream.IsSparse(i) && !stream[i].IsBehind)
            {
                long number = row % _rowShape[i];
                row /= _rowShape[i];
                for (int along = i; along < stream.Rank; along++)
                {
                    if (along == i || (stream[along].IsBehind && stream[along].Axis == stream[i].Axis))
                    {
                        _arrayStart[along] = stream[along].ReadIndex(_rowStart[along], number);
                    }
                }
            }
        }
    }

    private long Read(SlotPlan slot, ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* buffer, int count) => slot.IsSpill
        ? _run.Spills[slot.Index].Read(start, shape, buffer, DecodeRoom())
        : _run.Bound.Sources[slot.Index].ReadInto(start, shape, buffer, count, DecodeRoom());

    private long Write()
    {
        long bytes = 0;
        for (int i = 0; i < _plan.Facts.Buffered.Length; i++)
        {
            SlotPlan slot = _plan.Slots[_plan.Facts.Buffers.Length + i];
            if (_plan.Facts.Buffered[i] && slot is { IsMask: false, Mask: < 0 })
            {
                int count = Region(slot, out ReadOnlySpan<long> start, out ReadOnlySpan<long> shape);
                byte* buffer = _set + slot.BufferOffset;
                if (slot.IsSpill)
                {
                    _run.Spills[slot.Index].Write(_plan.Lengths.AsSpan(_plan.Shift), start, shape, buffer);
                }
                else
                {
                    _run.Sinks[slot.Index].Write(start, shape, buffer, count, DecodeRoom());
                }

                bytes += (long)count * slot.ElementSize;
            }
        }

        return bytes;
    }

    private Span<byte> DecodeRoom() => new(_set + _run.Plan.Layout.DecodeRoom, checked((int)(_run.Plan.Layout.DecodeBytes - _run.Plan.Layout.CarriedBytes)));

    // What is in a slot's buffer: what belongs to the block, or to that of the earlier sweep that read more of the part.
    private void ReadRegion(SlotPlan slot)
    {
        if (slot.IsInWider)
        {
            BlockWorker reader = _sweeps[slot.SharedSweep];
            slot.SharedWith!.Stream.Region(reader._start, reader._shape, _arrayStart, _arrayShape);
        }
        else
        {
            Region(slot, out _, out _);
        }
    }

    // The part of a slot's array that belongs to the block, in the array's own axes.
    private int Region(SlotPlan slot, out ReadOnlySpan<long> start, out ReadOnlySpan<long> shape)
    {
        long count = slot.Stream.Region(_start, _shape, _arrayStart, _arrayShape);
        start = _arrayStart.AsSpan(0, slot.Access.Rank);
        shape = _arrayShape.AsSpan(0, slot.Access.Rank);
        return checked((int)count);
    }
}
