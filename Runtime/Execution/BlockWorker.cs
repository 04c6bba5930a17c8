using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution;

/// <summary>One worker with its own set of buffers: reads a block, computes it, writes it, and takes the next.</summary>
internal sealed unsafe class BlockWorker
{
    private readonly SweepRun _run;
    private readonly SweepPlan _plan;
    private readonly byte* _set;
    private readonly BlockPartial[] _partials;
    private readonly TileDriver _driver;
    private readonly long[] _start;
    private readonly long[] _shape;
    private readonly long[] _walkedStart;
    private readonly long[] _walkedShape;
    private readonly long[] _arrayStart;
    private readonly long[] _arrayShape;
    private readonly PairBuffers? _pair;
    private ulong* _scalars;
    private bool _failedInBody;

    /// <summary>Makes the worker of <paramref name="run"/> whose buffers begin at <paramref name="set"/>.</summary>
    public BlockWorker(SweepRun run, byte* set)
    {
        _run = run;
        _plan = run.Plan;
        _set = set;
        _partials = run.Reducers.CreatePartials(_plan, set);
        _driver = new TileDriver(_plan, set, _partials, run.Reducers.Join);
        _pair = _plan.Pairs is null ? null : new PairBuffers(_plan);
        int rank = _plan.Lengths.Length;
        _start = new long[rank];
        _shape = new long[rank];
        _walkedStart = new long[rank];
        _walkedShape = new long[rank];
        int arrayRank = rank;
        foreach (SlotPlan slot in _plan.Slots)
        {
            arrayRank = Math.Max(arrayRank, slot.Axes.Length);
        }

        _arrayStart = new long[arrayRank];
        _arrayShape = new long[arrayRank];
    }

    /// <summary>Does blocks until none is left.</summary>
    public void Work()
    {
        fixed (ulong* scalars = _run.Bound.Scalars)
        {
            _scalars = scalars;
            while (_run.TryTake(out long number) && TryRun(number))
            {
            }
        }
    }

    // False when the sweep has stopped.
    private bool TryRun(long number)
    {
        _failedInBody = false;
        try
        {
            return _plan.Pairs is { } pairs ? RunPair(pairs, number) : RunSingle(number);
        }
        catch (ArithmeticException error) when (_failedInBody)
        {
            long block = _plan.NumberOf(_start);
            _run.Fail(BlockErrors.Located(error, _plan, _run.Bound.Definition, block, FailedIndex()), block);
        }
        catch (Exception error)
        {
            _run.Fail(error, _plan.NumberOf(_start));
        }

        return false;
    }

    private bool RunSingle(long block)
    {
        _plan.Locate(block, _start, _shape);
        return Run(block);
    }

    private bool RunPair(BlockPairs pairs, long number)
    {
        pairs.Locate(number, _start, _shape);
        _pair!.Begin(pairs.IsDiagonal(_start));
        bool goesOn = Run(number);
        if (goesOn && _pair.MoveNext())
        {
            pairs.Exchange(_start, _shape);
            goesOn = Run(number);
        }

        return goesOn;
    }

    private bool Run(long number)
    {
        long read = Read();
        _run.EnterCompute();
        try
        {
            Compute();
        }
        finally
        {
            _run.ExitCompute();
        }

        if (_partials.Length > 0 && !_run.Commit(number, _partials))
        {
            return false;
        }

        _run.Done(read, Write());
        return true;
    }

    private long Read()
    {
        long bytes = 0;
        for (int i = 0; i < _plan.Facts.Buffers.Length; i++)
        {
            if (_plan.Facts.Buffers[i] == i && (_pair is null || _pair.Fetches(i)))
            {
                SlotPlan slot = _plan.Slots[i];
                int count = Region(slot, out ReadOnlySpan<long> start, out ReadOnlySpan<long> shape);
                bytes += _run.Bound.Sources[slot.Index].Read(start, shape, _set + slot.BufferOffset, count, Scratch());
            }
        }

        return bytes;
    }

    private void Compute()
    {
        AxisJoin join = _run.Reducers.Join;
        join.Index(_start, _plan.Lengths, _walkedStart);
        join.Lengths(_shape, _walkedShape);
        foreach (BlockPartial partial in _partials)
        {
            partial.Begin(_walkedStart.AsSpan(0, join.Rank), _walkedShape.AsSpan(0, join.Rank));
        }

        PlaceSlots();
        _failedInBody = true;
        _driver.Run(_walkedStart.AsSpan(0, join.Rank));
        _failedInBody = false;

        foreach (BlockPartial partial in _partials)
        {
            partial.End();
        }
    }

    private long Write()
    {
        long bytes = 0;
        for (int i = 0; i < _plan.Facts.Buffered.Length; i++)
        {
            if (_plan.Facts.Buffered[i])
            {
                SlotPlan slot = _plan.Slots[_plan.Facts.Buffers.Length + i];
                int count = Region(slot, out ReadOnlySpan<long> start, out ReadOnlySpan<long> shape);
                _run.Sinks[slot.Index].Write(start, shape, _set + slot.BufferOffset, count, Scratch());
                bytes += (long)count * slot.ElementSize;
            }
        }

        return bytes;
    }

    private Span<byte> Scratch() => new(_set + _plan.Layout.Scratch, checked((int)_plan.Layout.ScratchBytes));

    // The part of a slot's array that belongs to the block, in the array's own axes.
    private int Region(SlotPlan slot, out ReadOnlySpan<long> start, out ReadOnlySpan<long> shape)
    {
        long count = 1;
        for (int i = 0; i < slot.Axes.Length; i++)
        {
            int axis = slot.Axes[i];
            _arrayStart[i] = axis < 0 ? 0 : _start[axis];
            _arrayShape[i] = axis < 0 ? 1 : _shape[axis];
            count *= _arrayShape[i];
        }

        start = _arrayStart.AsSpan(0, slot.Axes.Length);
        shape = _arrayShape.AsSpan(0, slot.Axes.Length);
        return checked((int)count);
    }

    private void PlaceSlots()
    {
        TileSpace space = _driver.Space;
        space.Begin(_shape);
        for (int i = 0; i < _plan.Slots.Length; i++)
        {
            SlotPlan slot = _plan.Slots[i];
            Span<long> strides = space.Strides(i);
            switch (slot.Kind)
            {
                case SlotKind.Scalar:
                    space.Origins[i] = (nint)(_scalars + slot.Index);
                    strides.Clear();
                    break;
                case SlotKind.Buffer:
                    space.Origins[i] = (nint)(_set + (_pair?.Offset(i) ?? slot.BufferOffset));
                    BufferStrides(slot, strides);
                    break;
                case SlotKind.Temporary:
                    TemporaryStrides(slot, strides);
                    break;
                default:
                    space.Origins[i] = PlaceInMemory(i, slot, strides);
                    break;
            }
        }
    }

    private nint PlaceInMemory(int index, SlotPlan slot, Span<long> strides)
    {
        slot.Strides.CopyTo(strides);
        nint origin = _run.Origins[index];
        for (int axis = 0; axis < strides.Length; axis++)
        {
            origin += (nint)(strides[axis] * _start[axis]);
        }

        return origin;
    }

    // Row-major without gaps, in the array's own order of axes.
    private void BufferStrides(SlotPlan slot, Span<long> strides)
    {
        strides.Clear();
        long stride = slot.ElementSize;
        for (int i = slot.Axes.Length - 1; i >= 0; i--)
        {
            int axis = slot.Axes[i];
            if (axis >= 0)
            {
                strides[axis] += stride;
                stride *= _shape[axis];
            }
        }

        if (slot.IsLane && _plan.Lengths[^1] == 1)
        {
            strides[^1] = slot.ElementSize;
        }
    }

    // A temporary fits any collapse: it has no memory of its own beyond the tile.
    private void TemporaryStrides(SlotPlan slot, Span<long> strides)
    {
        long stride = slot.ElementSize;
        for (int axis = strides.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= _shape[axis];
        }
    }

    private long[]? FailedIndex()
    {
        long offset = _driver.FindFailure();
        if (offset < 0)
        {
            return null;
        }

        var index = new long[_plan.Lengths.Length];
        for (int axis = index.Length - 1; axis >= 0; axis--)
        {
            index[axis] = _start[axis] + (offset % _shape[axis]);
            offset /= _shape[axis];
        }

        return index[_plan.Shift..];
    }
}
