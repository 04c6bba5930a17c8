using System.Diagnostics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>One run of a bound plan: checks everything that needs no data, then runs the steps in order and commits the results.</summary>
internal sealed unsafe class PlanRun : IDisposable
{
    private PlanRun(PreparedRun prepared, RunOptions? options, CancellationToken token)
    {
        (Sinks, Arrays, Plan, Token) = (prepared.Sinks, prepared.Arrays, prepared.Plan, token);
        Bound = Plan.Plan;
        RunChecks.Aliases(this);
        Counters = new RunCounters(Plan, options?.Progress);
        Scratch = RunScratch.Open(Bound, options?.ScratchDirectory);
        Held = Bound.HeldShapes.Length == 0 ? [] : new nint[Bound.HeldShapes.Length];
    }

    /// <summary>The plan being run: of several variants the one that was chosen.</summary>
    public BoundPlan Bound { get; }

    /// <summary>Where each result goes.</summary>
    public BoundSink[] Sinks { get; }

    /// <summary>The arrays in the user's memory, pinned.</summary>
    public RunArrays Arrays { get; }

    /// <summary>The steps with their blocks.</summary>
    public RunPlan Plan { get; }

    /// <summary>The native memory of the run.</summary>
    public NativePool Pool { get; } = new();

    /// <summary>The addresses of the held arrays that are alive.</summary>
    public nint[] Held { get; }

    /// <summary>The arrays in scratch files.</summary>
    public RunScratch Scratch { get; }

    /// <summary>What has been done so far.</summary>
    public RunCounters Counters { get; }

    /// <summary>Cancels the run between blocks.</summary>
    public CancellationToken Token { get; }

    /// <summary>Runs <paramref name="plan"/> into <paramref name="sinks"/>, one a result.</summary>
    public static RunReport Execute(BoundPlan plan, BoundSink[] sinks, RunOptions? options, CancellationToken token)
    {
        long began = Stopwatch.GetTimestamp();
        options?.Validate();
        token.ThrowIfCancellationRequested();
        using Activity? activity = RunTelemetry.StartRun(plan.Definition.Name);
        RunChecks.Validate(plan, sinks);
        using PreparedRun prepared = PreparedRun.Into(sinks, plan, options);
        using var run = new PlanRun(prepared, options, token);
        run.Execute();
        RunReport report = run.Counters.Report(Stopwatch.GetElapsedTime(began), run.Pool.PeakBytes);
        RunTelemetry.Count(plan.Definition.Name, report);
        return report;
    }

    /// <summary>The bytes of a step's own buffers, by the formula: its peak without the held arrays.</summary>
    public long SlabBytes(StepPlan step) => step.PeakBytes - AliveBytes(step);

    public void Dispose()
    {
        Scratch.Dispose();
        Pool.Dispose();
    }

    private void Execute()
    {
        using var transaction = new SinkTransaction();
        for (int i = 0; i < Sinks.Length; i++)
        {
            if (Arrays.Sinks[i] is null)
            {
                Sinks[i].Begin(transaction, Bound.OutputShapes[i], Bound.Definition.Outputs[i].DimensionNames);
            }
        }

        foreach (StepPlan step in Plan.Steps)
        {
            using Activity? activity = RunTelemetry.StartSweep(step.First + 1);
            AllocateHeld(step);
            new StepRun(this, step).Execute();
            FreeHeld(step);
            Scratch.Free(step);
        }

        Token.ThrowIfCancellationRequested();
        RunChecks.Sources(Bound);

        // Before the outputs have their names: whoever watches may still stop the run.
        Counters.Complete();
        transaction.Commit();
    }

    private void AllocateHeld(StepPlan step)
    {
        for (int i = 0; i < Held.Length; i++)
        {
            HeldDefinition held = Bound.Definition.Held[i];
            if (!held.IsTile && step.Has(held.FirstSweep))
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
            if (!held.IsTile && step.Has(held.LastSweep))
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
            bytes += !held.IsTile && held.FirstSweep < step.First + step.Sweeps.Length && step.First <= held.LastSweep ? HeldBytes(i) : 0;
        }

        return bytes;
    }

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
