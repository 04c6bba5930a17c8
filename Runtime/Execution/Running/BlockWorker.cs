using System.Diagnostics;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;
using StaticGraph.Execution.Scans;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution;

/// <summary>One worker in one sweep: reads a block into its own buffers, computes it, writes it, and goes on to the next one of the part.</summary>
internal sealed unsafe partial class BlockWorker
{
    private readonly StepRun _run;
    private readonly BlockWorker[] _sweeps;
    private readonly SweepPlan _plan;
    private readonly int _sweep;
    private readonly byte* _set;
    private readonly nint[] _held;
    private readonly nint[] _origins;
    private readonly ReducerSet _local;
    private readonly BlockPartial[] _partials;
    private readonly BlockScans _scans;
    private readonly TileDriver _driver;
    private readonly long[] _start;
    private readonly long[] _startInPart;
    private readonly long[] _shape;
    private readonly long[] _walkedStart;
    private readonly long[] _walkedShape;
    private readonly long[] _arrayStart;
    private readonly long[] _arrayShape;
    private readonly long[] _rowStart;
    private readonly long[] _rowShape;
    private readonly PairBuffers? _pair;
    private readonly BlockTally _done;
    private ulong* _scalars;
    private bool _failedInBody;
    private long _number;

    /// <summary>Makes the worker for sweep <paramref name="sweep"/> of the step, which comes behind those before it among <paramref name="sweeps"/>; its buffers are in the set at <paramref name="set"/>, held arrays at <paramref name="held"/>.</summary>
    public BlockWorker(StepRun run, BlockWorker[] sweeps, int sweep, byte* set, nint[] held)
    {
        _run = run;
        _sweeps = sweeps;
        _sweep = sweep;
        _plan = run.Plan.Sweeps[sweep];
        _set = set;
        _held = held;
        _origins = new nint[_plan.Slots.Length];
        _local = new ReducerSet(_plan, isLocal: true);
        _partials = Partials();
        if (_plan.Definition.TakesBlocks)
        {
            ((InPlacePartial)_partials[0]).HasStopped = () => run.HasStopped;
        }

        _done = new BlockTally(run.Counters, _plan.Index);
        _scans = new BlockScans(_plan, run.Reducers[sweep].Join);
        _driver = new TileDriver(_plan, set, _plan.Definition.TakesBlocks ? [] : _partials, _scans, run.Reducers[sweep].Join);
        _pair = _plan.Pairs is null ? null : new PairBuffers(_plan);
        int rank = _plan.Lengths.Length;
        _start = new long[rank];
        _startInPart = new long[rank];
        _shape = new long[rank];
        _walkedStart = new long[rank];
        _walkedShape = new long[rank];
        int arrayRank = rank;
        foreach (SlotPlan slot in _plan.Slots)
        {
            arrayRank = Math.Max(arrayRank, slot.Access.Rank);
        }

        _arrayStart = new long[arrayRank];
        _arrayShape = new long[arrayRank];
        _bufferStrides = new long[arrayRank];
        _edges = Array.ConvertAll(_plan.Slots, slot => slot.IsEdged ? Arrays.Make(rank, _ => new EdgeSteps()) : null);
        _lists = Array.ConvertAll(_plan.Slots, slot => slot.HasTables ? Arrays.Make(rank, axis => ListSteps.Of(slot.Stream, axis)) : null);
        _rowStart = new long[arrayRank];
        _rowShape = new long[arrayRank];
        _taken = Array.FindAll(_plan.Slots, slot => slot.Mask >= 0);
        _takenCounts = _taken.Length == 0 ? [] : new int[_taken.Length];
        _takenFirst = _taken.Length == 0 ? [] : new long[_taken.Length];
    }

    /// <summary>Before the first part: where the first element of each slot that lies in memory is, which differs from run to run.</summary>
    public void Begin()
    {
        for (int i = 0; i < _origins.Length; i++)
        {
            _origins[i] = Origin(_plan.Slots[i]) + (nint)_plan.Slots[i].First;
        }
    }

    /// <summary>Does the blocks of the part with the given number, in order; or a pair of blocks. False when the step has stopped.</summary>
    public bool TryRun(long number, ReadOnlySpan<long> part, ulong* scalars)
    {
        _scalars = scalars;
        _failedInBody = false;
        try
        {
            return _plan.Pairs is { } pairs ? RunPair(pairs, number) : RunPart(number, part);
        }
        catch (ArithmeticException error) when (_failedInBody)
        {
            ArithmeticException first = error;
            long[]? index = FailedIndex(ref first);
            _run.Fail(BlockErrors.Located(first, _plan, _run.Bound.Definition, Number(), index), _plan, Number());
        }
        catch (ChosenIndexException error)
        {
            _run.Fail(BlockErrors.Outside(error, _plan, _run.Bound.Definition, IndexAt(_driver.OffsetInTile(error.Row, error.Column))), _plan, Number());
        }
        catch (Exception error)
        {
            _run.Fail(error, _plan, Number());
        }

        return false;
    }

    /// <summary>Reports what was done and not reported yet.</summary>
    public void Flush() => _done.Flush();

    private bool RunPart(long number, ReadOnlySpan<long> part)
    {
        PlaceParts(part);
        _local.Start(_plan, _set, _run.Plan.Layout.Taken[_sweep], _held);
        for (long block = 0; block < _plan.BlocksInPart; block++)
        {
            _number = _plan.Locate(part, block, _start, _shape);
            if (_run.HasStopped || !Run(number, block, isLast: block + 1 == _plan.BlocksInPart))
            {
                return false;
            }
        }

        return true;
    }

    private long Number() => _plan.Pairs is null ? _number : _plan.NumberOf(_start);

    private bool RunPair(BlockPairs pairs, long number)
    {
        pairs.Locate(number, _start, _shape);
        _pair!.Begin(pairs.IsDiagonal(_start));
        bool goesOn = Run(number, 0, isLast: true);
        if (goesOn && _pair.MoveNext())
        {
            pairs.Exchange(_start, _shape);
            goesOn = Run(number, 0, isLast: true);
        }

        return goesOn;
    }

    private bool Run(long part, long block, bool isLast)
    {
        long read = Read();
        if (!_scans.IsEmpty && !TryTakeSums(part))
        {
            return false;
        }

        _run.EnterCompute();
        try
        {
            Compute();
        }
        finally
        {
            _run.ExitCompute();
        }

        _run.EndTurn(part);
        CommitLocal();
        if (!_run.Commit(_sweep, part, block, isLast, _partials))
        {
            return false;
        }

        if (!TryWriteTaken(part, out long taken))
        {
            return false;
        }

        _done.Count(read, Write() + taken);
        return true;
    }

    // What is done with whole blocks of its own part is all the work, and done where blocks are computed.
    private void CommitLocal()
    {
        if (!_plan.Definition.TakesBlocks)
        {
            _local.Commit(_partials);
        }
    }

    // What is read does not wait: only what goes on where the block before ended.
    private bool TryTakeSums(long part)
    {
        if (!_run.TryBeginTurn(part, out byte* set))
        {
            return false;
        }

        _scans.Take(set is null ? _set : set, _run.Plan.Layout.Taken[_sweep], _shape, isFirst: _start[_plan.Along] == 0);
        return true;
    }

    private void Compute()
    {
        AxisJoin join = _run.Reducers[_sweep].Join;
        for (int axis = 0; axis < _start.Length; axis++)
        {
            _startInPart[axis] = _plan.IsSplit(axis) ? 0 : _start[axis];
        }

        join.Lengths(_shape, _walkedShape);
        for (int i = 0; i < _partials.Length; i++)
        {
            join.Index(_plan.Takers[i].IsLocal ? _startInPart : _start, _plan.Lengths, _walkedStart);
            _partials[i].Begin(_walkedStart.AsSpan(0, join.Rank), _walkedShape.AsSpan(0, join.Rank));
        }

        PlaceSlots();
        if (_plan.Definition.TakesBlocks)
        {
            ((InPlacePartial)_partials[0]).Take(_driver.Space);
            _local.Commit(_partials);
            return;
        }

        _failedInBody = true;
        _driver.Run(_start, _startInPart);
        _failedInBody = false;
        Compact();

        foreach (BlockPartial partial in _partials)
        {
            partial.End();
        }
    }

    private long[]? FailedIndex(ref ArithmeticException error)
    {
        long offset = _driver.FindFailure(ref error);
        return offset < 0 ? null : IndexAt(offset)[_plan.Shift..];
    }

    // In the sweep, of what lies at an offset in the block.
    private long[] IndexAt(long offset)
    {
        var index = new long[_plan.Lengths.Length];
        for (int axis = index.Length - 1; axis >= 0; axis--)
        {
            index[axis] = _start[axis] + (offset % _shape[axis]);
            offset /= _shape[axis];
        }

        return index;
    }

    private BlockPartial[] Partials()
    {
        if (_plan.PartialCount == 0)
        {
            return [];
        }

        var partials = new BlockPartial[_plan.PartialCount];
        long[][] taken = _run.Plan.Layout.Taken[_sweep];
        _run.Reducers[_sweep].AddPartials(partials, _set, taken);
        _local.AddPartials(partials, _set, taken);
        return partials;
    }
}
