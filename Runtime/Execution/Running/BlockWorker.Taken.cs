namespace StaticGraph.Execution;

/// <content>Results that have only what masks take of a block.</content>
internal sealed unsafe partial class BlockWorker
{
    private readonly SlotPlan[] _taken;
    private readonly int[] _takenCounts;
    private readonly long[] _takenFirst;

    // What is taken lies at the beginning of its buffer then.
    private void Compact()
    {
        for (int i = 0; i < _taken.Length; i++)
        {
            SlotPlan slot = _taken[i], mask = _plan.Slots[_plan.Facts.Buffers.Length + slot.Mask];
            _takenCounts[i] = Compaction.Run(_set + slot.BufferOffset, _set + mask.BufferOffset, Region(slot, out _, out _), slot.ElementSize);
        }
    }

    // False when the step stopped before the part's turn.
    private bool TryWriteTaken(long part, out long bytes)
    {
        bytes = 0;
        if (_taken.Length == 0)
        {
            return true;
        }

        if (!_run.TryBeginTaking(part))
        {
            return false;
        }

        TakeTurn();
        _run.EndTaking();
        for (int i = 0; i < _taken.Length; i++)
        {
            TakenWriter writer = _run.Taken[_taken[i].Index]!;
            if (!writer.HasChunks)
            {
                writer.Write(_takenFirst[i], _set + _taken[i].BufferOffset, _takenCounts[i], DecodeRoom());
            }

            bytes += (long)_takenCounts[i] * _taken[i].ElementSize;
        }

        return true;
    }

    // Into chunks the elements are written now, into one piece later, beside those of other blocks.
    private void TakeTurn()
    {
        byte* carried = _run.Carried;
        for (int i = 0; i < _taken.Length; i++)
        {
            TakenWriter writer = _run.Taken[_taken[i].Index]!;
            if (writer.HasChunks)
            {
                writer.Append(_set + _taken[i].BufferOffset, _takenCounts[i], carried, DecodeRoom());
            }
            else
            {
                _takenFirst[i] = writer.Claim(_takenCounts[i]);
            }

            carried += _run.Arrays.Taken[_taken[i].Index]!.Carry;
        }
    }
}
