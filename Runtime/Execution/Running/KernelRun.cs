using System.Diagnostics;
using StaticGraph.CompilerServices;
using StaticGraph.Plans;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>
/// One run of a bound plan: checks everything that needs no data, then runs the steps in order and commits the results. Where each sweep is one
/// small block in memory, the same run begins again for other arrays of the same shapes.
/// </summary>
internal sealed unsafe class KernelRun : IDisposable
{
    // What such runs hold while they are idle is memory that nobody has allowed.
    private const long LargestIdle = 128 << 10;

    private readonly StepRun?[] _steps;
    private readonly ChoiceKey _key;
    private readonly SweepBody[] _bodies;
    private readonly long[] _dims;
    private readonly int _variant;

    private KernelRun(BoundPlan plan, PreparedPlan prepared, RunOptions? options, CancellationToken token)
    {
        (Sinks, Arrays, Bound, Token) = (prepared.Sinks, prepared.Arrays, prepared.Plan.Plan, token);
        RunChecks.Aliases(this);
        Plan = prepared.Plan.WithoutArrays();
        Counters = new RunCounters(Plan, options?.Progress);
        Spills = RunSpills.Open(Bound, options?.ScratchDirectory);
        Taken = new TakenWriter?[Sinks.Length];
        Held = Bound.HeldShapes.Length == 0 ? [] : new nint[Bound.HeldShapes.Length];
        IsSmall = options?.BlockShapes is null && !NativePool.Measures && Plan.PeakBytes <= LargestIdle
            && Array.TrueForAll(Plan.Steps, step => step.IsOneBlock && !step.TouchesStorage);
        Pool = new NativePool(isManaged: IsSmall);
        _steps = new StepRun?[Plan.Steps.Length];
        _key = new ChoiceKey(Arrays, options);
        _bodies = plan.Bodies;
        _dims = plan.Dims;
        _variant = Array.IndexOf(plan.Variants, Bound);
    }

    /// <summary>The plan being run: of several variants the one that was chosen.</summary>
    public BoundPlan Bound { get; private set; }

    /// <summary>Where each result goes.</summary>
    public BoundSink[] Sinks { get; private set; }

    /// <summary>The arrays in the user's memory, pinned.</summary>
    public RunArrays Arrays { get; }

    /// <summary>The steps with their blocks.</summary>
    public ChosenPlan Plan { get; }

    /// <summary>The native memory of the run.</summary>
    public NativePool Pool { get; }

    /// <summary>The addresses of the held arrays that are alive.</summary>
    public nint[] Held { get; }

    /// <summary>The arrays spilled to files.</summary>
    public RunSpills Spills { get; }

    /// <summary>What writes each result that has only what a mask takes, once its length is known; null for others.</summary>
    public TakenWriter?[] Taken { get; }

    /// <summary>What has been done so far.</summary>
    public RunCounters Counters { get; }

    /// <summary>Cancels the run between blocks.</summary>
    public CancellationToken Token { get; private set; }

    /// <summary>True where every sweep is one block in memory and little is held: when it has ended, the run may begin again.</summary>
    public bool IsSmall { get; }

    /// <summary>Runs <paramref name="plan"/> into <paramref name="sinks"/>, one a result.</summary>
    public static RunReport Execute(BoundPlan plan, BoundSink[] sinks, RunOptions? options, CancellationToken token)
    {
        long began = Stopwatch.GetTimestamp();
        options?.Validate();
        token.ThrowIfCancellationRequested();
        using IDisposable? activity = RunTelemetry.StartRun(plan.Definition.Name);
        RunChecks.Validate(plan, sinks);
        var idle = IdleRuns.Of(plan.Program);
        KernelRun run = Again(idle, plan, sinks, options, token) ?? Prepare(plan, sinks, options, token);
        RunReport report;
        using (run)
        {
            run.Execute();
            report = run.Counters.Report(Stopwatch.GetElapsedTime(began), run.Pool.PeakBytes);
        }

        if (run.IsSmall)
        {
            idle.Add(run);
        }

        RunTelemetry.Count(plan.Definition.Name, report);
        return report;
    }

    /// <summary>True where a plan's lengths and the options are those of this run.</summary>
    public bool IsFor(BoundPlan plan, RunOptions? options)
        => _key.IsFor(options) && _dims.AsSpan().SequenceEqual(plan.Dims) && _bodies.AsSpan().SequenceEqual(plan.Bodies);

    // A run that has ended, where there is one for these arrays.
    private static KernelRun? Again(IdleRuns idle, BoundPlan plan, BoundSink[] sinks, RunOptions? options, CancellationToken token)
    {
        KernelRun? run = NativePool.Measures ? null : idle.TryTake(plan, options);
        if (run is null || run.TryBegin(plan, sinks, options, token))
        {
            return run;
        }

        idle.Add(run);
        return null;
    }

    private static KernelRun Prepare(BoundPlan plan, BoundSink[] sinks, RunOptions? options, CancellationToken token)
    {
        PreparedPlan prepared = PreparedPlan.Into(sinks, plan, options).Fitting();
        try
        {
            return new KernelRun(plan, prepared, options, token);
        }
        catch
        {
            prepared.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of a step's own buffers, by the formula: its peak without the held arrays.</summary>
    public long SlabBytes(StepPlan step) => step.PeakBytes - AliveBytes(step);

    public void Dispose()
    {
        Spills.Dispose();
        Pool.Dispose();
        Arrays.Dispose();
        Counters.Restart(null);
        (Bound, Sinks, Token) = (null!, [], default);
    }

    private bool TryBegin(BoundPlan plan, BoundSink[] sinks, RunOptions? options, CancellationToken token)
    {
        (Bound, Sinks, Token) = (_variant < 0 ? plan : plan.Variants[_variant], sinks, token);
        bool begins = false;
        try
        {
            Arrays.Pin(plan, sinks);
            if (_key.IsFor(Arrays))
            {
                RunChecks.Aliases(this);
                Counters.Restart(options?.Progress);
                begins = true;
            }
        }
        finally
        {
            if (!begins)
            {
                Dispose();
            }
        }

        return begins;
    }

    private void Execute()
    {
        using var transaction = new SinkTransaction { Coordinates = dim => PlanCoordinates.Find(Bound, dim) };
        for (int i = 0; i < Sinks.Length; i++)
        {
            if (Arrays.Taken[i] is not null)
            {
                continue;
            }

            if (Arrays.SinkMemory[i] is { } memory)
            {
                HugePages.Advise(memory, Bound.OutputShapes[i], Bound.Definition.Outputs[i].Type.Size());
            }

            if (Arrays.Sinks[i] is null)
            {
                Sinks[i].Begin(transaction, Bound.OutputShapes[i], Bound.Definition.Outputs[i].DimensionNames);
            }
        }

        transaction.Prepare();
        for (int i = 0; i < _steps.Length; i++)
        {
            StepPlan step = Plan.Steps[i];
            using IDisposable? activity = RunTelemetry.StartSweep(step.First + 1);
            if (step.IsDone)
            {
                continue;
            }

            AllocateHeld(step);
            BeginTaken(step, transaction);
            (_steps[i] ??= new StepRun(this, step)).Execute();
            FreeHeld(step);
            Spills.Free(step);
        }

        Token.ThrowIfCancellationRequested();
        RunChecks.Sources(Bound);

        // Before the outputs have their names: whoever watches may still stop the run.
        Counters.Complete();
        transaction.Commit();
    }

    // How many elements masks take was counted in an earlier step.
    private void BeginTaken(StepPlan step, SinkTransaction transaction)
    {
        bool begins = false;
        foreach (TakenResult result in Bound.Program.Taken)
        {
            if (!step.Definition.Has(result.Sweep))
            {
                continue;
            }

            (int i, TakenPlace place) = (result.Output, Arrays.Taken[result.Output]!);
            long[] shape = [.. Bound.OutputShapes[i]];
            shape[result.Axis] = *(long*)Held[result.Count];
            Sinks[i] = new BoundSink(place.Sink);
            Sinks[i].Begin(transaction, shape, Bound.Definition.Outputs[i].DimensionNames);
            Taken[i] = new TakenWriter(Sinks[i], place, shape, Bound.Definition.Outputs[i].Type.Size());
            begins = true;
        }

        if (begins)
        {
            transaction.Prepare();
        }
    }

    private void AllocateHeld(StepPlan step)
    {
        foreach (DirectResult result in step.Direct)
        {
            Held[result.Held] = (nint)Arrays.Sinks[result.Output]!.Pointer;
        }

        for (int i = 0; i < Held.Length; i++)
        {
            HeldDefinition held = Bound.Definition.Held[i];
            if (IsAllocated(step, i) && step.Definition.Has(held.FirstSweep) && Held[i] == 0)
            {
                Held[i] = (nint)Pool.Allocate(HeldBytes(i));
            }
        }
    }

    private void FreeHeld(StepPlan step)
    {
        for (int i = 0; i < Held.Length; i++)
        {
            HeldDefinition held = Bound.Definition.Held[i];
            if (IsAllocated(step, i) && step.Definition.Has(held.LastSweep))
            {
                Pool.Free((byte*)Held[i]);
            }
        }
    }

    private long AliveBytes(StepPlan step)
    {
        long bytes = 0;
        for (int i = 0; i < Held.Length; i++)
        {
            HeldDefinition held = Bound.Definition.Held[i];
            bytes += IsAllocated(step, i) && step.Definition.Meets(held) ? HeldBytes(i) : 0;
        }

        return bytes;
    }

    // Parts are in the workers' sets, and what is direct in the user's memory.
    private bool IsAllocated(StepPlan step, int held) => !Bound.Definition.Held[held].IsPart && !step.IsDirect(held);

    private long HeldBytes(int held)
    {
        long bytes = Bound.Definition.Held[held].Type.Size();
        foreach (long length in Bound.HeldShapes[held])
        {
            bytes *= length;
        }

        return bytes + TileShape.Alignment;
    }
}
