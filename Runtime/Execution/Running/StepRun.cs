using System.Runtime.ExceptionServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Execution;

/// <summary>
/// Runs one step: workers take part after part from a counter, in ascending order, and do every sweep of the step over it. Each reads a block,
/// waits for a permit to compute, and writes; since there are more workers than permits where storage is touched, reading, computing and writing overlap.
/// </summary>
internal sealed unsafe class StepRun
{
    // Slices of a block that is taken as it is for each worker: none waits long for the last one. More of them would only pack the columns once more for each.
    private const int SlicesEach = 2;

    private readonly KernelRun _run;
    private readonly Permits? _permits;
    private readonly object _gate = new();
    private readonly CommitOrder[] _turns;
    private readonly SliceBoard?[] _slices;
    private readonly CommitOrder[] _chains;
    private readonly CommitOrder _taking;
    private readonly HelperThreads _threads;
    private readonly long _batch;
    private ExceptionDispatchInfo? _error;
    private volatile bool _stopped;
    private byte* _slab;
    private PartWorker? _worker;
    private long _next;
    private int _nextSet = -1;

    /// <summary>Prepares a step of <paramref name="run"/>.</summary>
    public StepRun(KernelRun run, StepPlan plan)
    {
        _run = run;
        Plan = plan;
        Reducers = Array.ConvertAll(plan.Sweeps, sweep => new ReducerSet(sweep, isLocal: false));
        _batch = BatchOf(plan);
        if (plan.Sets > run.Plan.Workers)
        {
            _permits = new Permits(run.Plan.Workers);
        }

        bool isPatient = _permits is null && run.Plan.Workers <= Environment.ProcessorCount;
        _turns = Array.ConvertAll(plan.Sweeps, _ => new CommitOrder(isPatient));
        _slices = Array.ConvertAll(Reducers, reducers => reducers.InPlace is { IsOrdered: true } inPlace && plan.Sets > 1 ? new SliceBoard(inPlace, BlockPermits, plan.Sets, SlicesEach * run.Plan.Workers) : null);
        _chains = CompilerServices.Arrays.Make(plan.Order?.Places ?? 0, _ => new CommitOrder(isPatient));
        _taking = new CommitOrder(isPatient);
        _threads = Threads();
    }

    /// <summary>The step.</summary>
    public StepPlan Plan { get; }

    /// <summary>For each sweep the reductions that all workers fold into.</summary>
    public ReducerSet[] Reducers { get; }

    /// <summary>The arrays outside the plan's own memory.</summary>
    public RunArrays Arrays => _run.Arrays;

    /// <summary>The addresses of the held arrays that are alive.</summary>
    public nint[] Held => _run.Held;

    /// <summary>True after an error or a cancellation: nobody begins another block.</summary>
    public bool HasStopped => _stopped || _run.Token.IsCancellationRequested;

    /// <summary>The bound plan.</summary>
    public BoundPlan Bound => _run.Bound;

    /// <summary>The sinks of the run.</summary>
    public BoundSink[] Sinks => _run.Sinks;

    /// <summary>The arrays spilled to files.</summary>
    public RunSpills Spills => _run.Spills;

    /// <summary>Runs every part, as often as the step is done.</summary>
    public void Execute()
    {
        // It may have run before, over other arrays.
        if (_slab is null)
        {
            _slab = _run.Pool.Allocate(_run.SlabBytes(Plan));
        }

        try
        {
            for (int i = 0; i < Reducers.Length; i++)
            {
                Reducers[i].Start(Plan.Sweeps[i], _slab, Plan.Layout.Taken[i], Held);
            }

            using (_run.Token.UnsafeRegister(static state => ((StepRun)state!).Stop(), this))
            {
                for (int pass = 0; pass < Plan.Passes; pass++)
                {
                    RunPass(pass == 0 ? _threads : Threads());
                }
            }
        }
        finally
        {
            _run.Pool.Free(_slab);
        }
    }

    // Each pass has its own. One that comes late finds the pass over that it was asked for: in the next one there would be more threads than sets.
    private HelperThreads Threads() => new(Work, Fail, Plan.TouchesStorage);

    private void RunPass(HelperThreads threads)
    {
        (_next, _nextSet) = (0, -1);
        threads.Run(Math.Min(Plan.Sets, Plan.TakeCount));
        _error?.Throw();
        _run.Token.ThrowIfCancellationRequested();
        foreach (ReducerSet reducers in Reducers)
        {
            reducers.EndPass();
        }
    }

    /// <summary>The next parts, or pairs of blocks, to do: the first, and the one behind the last. False when all are taken or the step has stopped.</summary>
    public bool TryTake(out long first, out long end)
    {
        end = HasStopped ? long.MaxValue : Interlocked.Add(ref _next, _batch);
        first = end - _batch;
        end = Math.Min(end, Plan.TakeCount);
        return first < end;
    }

    /// <summary>Before parts are taken: where they are tiny, a worker waits for its permit once for all of them.</summary>
    public void EnterBatch() => BatchPermits?.Enter();

    /// <summary>After parts were done.</summary>
    public void ExitBatch() => BatchPermits?.Exit();

    /// <summary>Waits until fewer blocks are computed on than there are workers.</summary>
    public void EnterCompute() => BlockPermits?.Enter();

    /// <summary>Lets another block be computed.</summary>
    public void ExitCompute() => BlockPermits?.Exit();

    /// <summary>
    /// Folds the partials of block <paramref name="block"/> of a part of sweep <paramref name="sweep"/>, part by part where the order matters; <paramref name="isLast"/>: the part
    /// has no more blocks. False when the step stopped before the part's turn.
    /// </summary>
    public bool Commit(int sweep, long part, long block, bool isLast, BlockPartial[] partials)
    {
        ReducerSet reducers = Reducers[sweep];
        if (reducers.InPlace is { } inPlace)
        {
            return Commit(inPlace, _slices[sweep], (part * Plan.Sweeps[sweep].BlocksInPart) + block, (InPlacePartial)partials[0]);
        }

        if (!reducers.IsOrdered)
        {
            reducers.Commit(partials);
            return true;
        }

        // Parts are taken in ascending order and a worker does the sweeps of its part in order: the lowest part under way never waits here.
        if (!_turns[sweep].TryBegin(part))
        {
            return false;
        }

        // Nobody else has the turn: the fold itself needs no lock.
        reducers.Commit(partials);
        if (isLast)
        {
            _turns[sweep].End();
        }

        return true;
    }

    private bool Commit(InPlaceReducer reducer, SliceBoard? slices, long number, InPlacePartial block)
    {
        if (slices is not null)
        {
            return slices.TryFinish(number, block);
        }

        EnterCompute();
        try
        {
            reducer.Commit(block);
            return true;
        }
        finally
        {
            ExitCompute();
        }
    }

    /// <summary>
    /// Waits until the blocks before this one have finished where blocks finish in turn, and says in whose <paramref name="set"/> of buffers their sums are; null where they
    /// do not. False when the step stopped before.
    /// </summary>
    public bool TryBeginTurn(long block, out byte* set)
    {
        set = null;
        if (Plan.Order is not { } order)
        {
            return true;
        }

        (int place, long turn) = order.TurnOf(block);
        set = _slab + Plan.Layout.FirstSet + (place * Plan.Layout.SetBytes);
        return _chains[place].TryBegin(turn);
    }

    /// <summary>Lets the next block go on where this one ended.</summary>
    public void EndTurn(long block)
    {
        if (Plan.Order is { } order)
        {
            _chains[order.TurnOf(block).Place].End();
        }
    }

    /// <summary>What writes each result that has only what a mask takes; null for others.</summary>
    public TakenWriter?[] Taken => _run.Taken;

    /// <summary>What is carried of such results from block to block, one behind the other: in the first worker's set.</summary>
    public byte* Carried => _slab + Plan.Layout.FirstSet + Plan.Layout.DecodeRoom + Plan.Layout.DecodeBytes - Plan.Layout.CarriedBytes;

    /// <summary>Waits until the parts before this one have said how much masks take of them. False when the step stopped before.</summary>
    public bool TryBeginTaking(long part) => _taking.TryBegin(part);

    /// <summary>Lets the next part say so.</summary>
    public void EndTaking() => _taking.End();

    /// <summary>What the run has done so far.</summary>
    public RunCounters Counters => _run.Counters;

    /// <summary>Keeps the first error, which came up in a block of <paramref name="sweep"/>, and stops the step.</summary>
    public void Fail(Exception error, SweepPlan sweep, long block)
    {
        lock (_gate)
        {
            _error ??= ExceptionDispatchInfo.Capture(BlockErrors.Named(error, sweep, Bound.Definition, block));
        }

        Stop();
    }

    private void Work()
    {
        int set = Interlocked.Increment(ref _nextSet);
        try
        {
            WorkerOf(set).Work();
        }
        catch (Exception error)
        {
            // Nothing may escape from a thread of ours: it would end the process.
            Fail(error);
        }
    }

    private void Fail(Exception error) => Fail(error, Plan.Sweeps[0], Interlocked.Read(ref _next));

    // A small run begins again with the worker it has.
    private PartWorker WorkerOf(int set)
    {
        PartWorker worker = _worker ?? new PartWorker(this, _slab + Plan.Layout.FirstSet + (set * Plan.Layout.SetBytes));
        _worker = _run.IsSmall ? worker : null;
        return worker;
    }

    private Permits? BatchPermits => _batch > 1 ? _permits : null;

    private Permits? BlockPermits => _batch > 1 ? null : _permits;

    // Tiny parts are taken many at a time: folds are committed in order, and to hand the turn to another thread for each would cost more than the work.
    // Every worker still takes often, so that none is left with much at the end.
    private static long BatchOf(StepPlan plan)
    {
        const long Elements = 16 << 10, Takes = 8;
        long part = 1;
        foreach (long length in plan.Part)
        {
            part = NumericMemory.SaturatingMultiply(part, Math.Max(1, length));
        }

        return Math.Max(1, Math.Min(Elements / part, plan.TakeCount / (Takes * plan.Sets)));
    }

    private void Stop()
    {
        _stopped = true;
        foreach (CommitOrder turns in _turns)
        {
            turns.Stop();
        }

        foreach (SliceBoard? slices in _slices)
        {
            slices?.Stop();
        }

        foreach (CommitOrder chain in _chains)
        {
            chain.Stop();
        }

        _taking.Stop();
    }
}
