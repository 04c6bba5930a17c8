using StaticGraph.Plans;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>One worker with its own set of buffers: takes part after part and does every sweep of the step over it.</summary>
internal sealed unsafe class PartWorker
{
    private readonly StepRun _run;
    private readonly BlockWorker[] _sweeps;
    private readonly nint[] _held;
    private readonly long[] _part;

    /// <summary>Makes the worker of <paramref name="run"/> whose buffers begin at <paramref name="set"/>.</summary>
    public PartWorker(StepRun run, byte* set)
    {
        _run = run;
        _part = new long[run.Plan.Lengths.Length];
        _sweeps = new BlockWorker[run.Plan.Sweeps.Length];
        _held = Held(run, set);
        for (int i = 0; i < _sweeps.Length; i++)
        {
            _sweeps[i] = new BlockWorker(run, _sweeps, i, set, _held);
        }
    }

    /// <summary>Does parts until none is left.</summary>
    public void Work()
    {
        foreach (BlockWorker sweep in _sweeps)
        {
            sweep.Begin();
        }

        fixed (ulong* scalars = _run.Bound.Scalars)
        {
            while (TryRunBatch(scalars))
            {
            }
        }

        foreach (BlockWorker sweep in _sweeps)
        {
            sweep.Flush();
        }
    }

    // The permit comes first: of the parts under way the lowest has one, and never waits for the turn of another. False when none is left.
    private bool TryRunBatch(ulong* scalars)
    {
        _run.EnterBatch();
        try
        {
            bool any = _run.TryTake(out long part, out long end);
            while (part < end && TryRun(part, scalars))
            {
                part++;
            }

            return any;
        }
        finally
        {
            _run.ExitBatch();
        }
    }

    // False when the step has stopped.
    private bool TryRun(long number, ulong* scalars)
    {
        _run.Plan.Locate(number, _part);
        PlaceDirect();
        for (int i = 0; i < _sweeps.Length; i++)
        {
            if (!_run.Plan.Sweeps[i].IsDone && !_sweeps[i].TryRun(number, _part, scalars))
            {
                return false;
            }
        }

        return true;
    }

    // A part of a nest that lies where a result is to be is another place of it each time.
    private void PlaceDirect()
    {
        foreach (DirectResult result in _run.Plan.IsNest ? _run.Plan.Direct : [])
        {
            PinnedArray sink = _run.Arrays.Sinks[result.Output]!;
            _held[result.Held] = (nint)sink.Pointer + (nint)PartArrays.Behind(_run.Bound, _run.Plan, result.Held, sink.ByteStrides, _part);
        }
    }

    // The addresses of the held arrays as this worker sees them: some are its own.
    private static nint[] Held(StepRun run, byte* set)
    {
        long[] parts = run.Plan.Layout.Parts;
        if (parts.Length == 0)
        {
            return run.Held;
        }

        nint[] held = (nint[])run.Held.Clone();
        for (int i = 0; i < held.Length; i++)
        {
            held[i] = parts[i] < 0 ? held[i] : (nint)(set + parts[i]);
        }

        return held;
    }
}
