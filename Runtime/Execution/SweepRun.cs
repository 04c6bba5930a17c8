using System.Runtime.ExceptionServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Execution;

/// <summary>
/// Runs one sweep: workers take block after block from a counter. Each reads a block, waits for a permit to compute, and writes;
/// since there are more workers than permits where storage is touched, reading, computing and writing overlap.
/// </summary>
internal sealed unsafe class SweepRun
{
    private readonly PlanRun _run;
    private readonly SemaphoreSlim? _permits;
    private readonly object _gate = new();
    private ExceptionDispatchInfo? _error;
    private volatile bool _stopped;
    private byte* _slab;
    private long _next = -1;
    private int _nextSet = -1;
    private int _working;
    private bool _closed;
    private long _turn;

    /// <summary>Prepares a sweep of <paramref name="run"/>.</summary>
    public SweepRun(PlanRun run, SweepPlan plan)
    {
        _run = run;
        Plan = plan;
        Reducers = ReducerSet.Create(plan);
        Origins = new nint[plan.Slots.Length];
        if (plan.Sets > run.Plan.Workers)
        {
            _permits = new SemaphoreSlim(run.Plan.Workers);
        }
    }

    /// <summary>The sweep.</summary>
    public SweepPlan Plan { get; }

    /// <summary>The sweep's reductions.</summary>
    public ReducerSet Reducers { get; }

    /// <summary>The address of the first element of each slot that lies in memory.</summary>
    public nint[] Origins { get; }

    /// <summary>The bound plan.</summary>
    public BoundPlan Bound => _run.Bound;

    /// <summary>The sinks of the run.</summary>
    public BoundSink[] Sinks => _run.Sinks;

    /// <summary>Runs every block, then finishes the reductions.</summary>
    public void Execute()
    {
        Plan.Layout = new SweepLayout(Plan, Reducers.PartialBytes, Reducers.SharedBytes);
        _slab = _run.Pool.Allocate(_run.SlabBytes(Plan));
        try
        {
            ResolveOrigins();
            Reducers.Start(Plan, _slab, _run.Held);
            using (_run.Token.UnsafeRegister(static state => ((SweepRun)state!).Stop(), this))
            {
                RunBlocks();
            }

            _error?.Throw();
            _run.Token.ThrowIfCancellationRequested();
            Reducers.Finish();
        }
        finally
        {
            _run.Pool.Free(_slab);
            _permits?.Dispose();
        }
    }

    /// <summary>The next block, or pair of blocks, to do; false when all are taken or the sweep has stopped.</summary>
    public bool TryTake(out long number)
    {
        number = _stopped || _run.Token.IsCancellationRequested ? Plan.TakeCount : Interlocked.Increment(ref _next);
        return number < Plan.TakeCount;
    }

    /// <summary>Waits until fewer blocks are computed on than there are workers.</summary>
    public void EnterCompute() => _permits?.Wait();

    /// <summary>Lets another block be computed.</summary>
    public void ExitCompute() => _permits?.Release();

    /// <summary>Folds a block's partials, in the order of the blocks where that matters. False when the sweep stopped before its turn.</summary>
    public bool Commit(long block, BlockPartial[] partials)
    {
        if (!Reducers.IsOrdered)
        {
            Reducers.Commit(partials);
            return true;
        }

        lock (_gate)
        {
            while (_turn != block)
            {
                if (_stopped)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }
        }

        // Nobody else has the turn: the fold itself needs no lock.
        Reducers.Commit(partials);
        lock (_gate)
        {
            _turn++;
            Monitor.PulseAll(_gate);
        }

        return true;
    }

    /// <summary>Counts a finished block.</summary>
    public void Done(long readBytes, long writeBytes) => _run.Counters.Add(Plan, readBytes, writeBytes);

    /// <summary>Keeps the first error and stops the sweep.</summary>
    public void Fail(Exception error, long block)
    {
        lock (_gate)
        {
            _error ??= ExceptionDispatchInfo.Capture(BlockErrors.Named(error, Plan, Bound.Definition, block));
        }

        Stop();
    }

    /// <summary>The body of a worker.</summary>
    public void Work()
    {
        int set;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            set = ++_nextSet;
            _working++;
        }

        try
        {
            long first = Plan.Layout.FirstSet + (set * Plan.Layout.SetBytes);
            new BlockWorker(this, _slab + first).Work();
        }
        catch (Exception error)
        {
            // Nothing may escape from a thread of ours: it would end the process.
            Fail(error, Interlocked.Read(ref _next));
        }
        finally
        {
            lock (_gate)
            {
                _working--;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Stop()
    {
        _stopped = true;
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private void RunBlocks()
    {
        if (Plan.TakeCount == 0)
        {
            return;
        }

        for (int i = 1; i < Math.Min(Plan.Sets, Plan.TakeCount); i++)
        {
            Start();
        }

        Work();
        lock (_gate)
        {
            // A helper that has not begun by now finds nothing to do.
            _closed = true;
            while (_working > 0)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    // Workers that wait for storage would hold up the thread pool; those that only compute start faster there.
    private void Start()
    {
        if (Plan.TouchesStorage)
        {
            new Thread(static state => ((SweepRun)state!).Work()) { IsBackground = true, Name = "StaticGraph" }.Start(this);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static sweep => sweep.Work(), this, preferLocal: false);
        }
    }

    private void ResolveOrigins()
    {
        for (int i = 0; i < Origins.Length; i++)
        {
            SlotPlan slot = Plan.Slots[i];
            Origins[i] = slot.Kind switch
            {
                SlotKind.Source => (nint)_run.Arrays.Sources[slot.Index]!.Pointer,
                SlotKind.Sink => (nint)_run.Arrays.Sinks[slot.Index]!.Pointer,
                SlotKind.Held => _run.Held[slot.Index],
                _ => 0,
            };
        }
    }
}
