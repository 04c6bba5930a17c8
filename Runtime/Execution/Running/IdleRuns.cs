using System.Runtime.CompilerServices;
using StaticGraph.Plans;

namespace StaticGraph.Execution;

/// <summary>
/// Small runs of a plan that have ended and can begin again over other arrays: to choose blocks and make reducers and workers takes a hundred
/// times as long as to add up a few hundred numbers. They hold nothing of the user's.
/// </summary>
internal sealed class IdleRuns
{
    // Shapes that take turns, and threads that run one plan at once.
    private const int Most = 4;

    private static readonly ConditionalWeakTable<PlanProgram, IdleRuns> All = [];
    private readonly KernelRun?[] _runs = new KernelRun?[Most];
    private uint _oldest;

    /// <summary>The idle runs of a plan.</summary>
    public static IdleRuns Of(PlanProgram program) => All.GetValue(program, static _ => new IdleRuns());

    /// <summary>Takes a run of a plan with these lengths and options, or null where there is none.</summary>
    public KernelRun? TryTake(BoundPlan plan, RunOptions? options)
    {
        foreach (ref KernelRun? place in _runs.AsSpan())
        {
            KernelRun? run = Volatile.Read(ref place);
            if (run is not null && run.IsFor(plan, options) && Interlocked.CompareExchange(ref place, null, run) == run)
            {
                return run;
            }
        }

        return null;
    }

    /// <summary>Takes in a run that has ended; where there are many, another one gives way.</summary>
    public void Add(KernelRun run)
    {
        foreach (ref KernelRun? place in _runs.AsSpan())
        {
            if (Interlocked.CompareExchange(ref place, run, null) is null)
            {
                return;
            }
        }

        Volatile.Write(ref _runs[Interlocked.Increment(ref _oldest) % Most], run);
    }
}
