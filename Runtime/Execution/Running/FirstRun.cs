using System.Runtime;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>
/// The loops of a plan's preferred variant, which the first run of a process would wait for, are made on another thread while the plan is bound and its blocks
/// are chosen; those of another variant while that one begins, once it is chosen. Programs compiled ahead of time have nothing to prepare.
/// </summary>
/// <remarks>Of the 244 ms that the first sum of 16 Mi doubles took, and the tenth 12, compiling was four fifths (two processors; benchmarks/Calls).</remarks>
internal static class FirstRun
{
    /// <summary>Begins to prepare; returns at once. Whatever fails here fails again, or not, where it is needed.</summary>
    public static void Prepare(PlanDefinition definition, SweepBody[] bodies)
    {
        // RuntimeFeature.IsDynamicCodeCompiled is false in every program whose project says PublishAot, under the just-in-time compiler too.
        if (JitInfo.GetCompiledMethodCount() > 0)
        {
            Prepare(definition, bodies, Queue);
        }
    }

    /// <summary>Prepares through <paramref name="queue"/>, which may find no thread.</summary>
    internal static void Prepare(PlanDefinition definition, SweepBody[] bodies, Action<Action> queue) => TryQueue(() => WarmUp.Prepare(definition, bodies), queue);

    /// <summary>Has another thread do <paramref name="work"/> that nobody waits for, if there is one.</summary>
    public static void TryQueue(Action work) => TryQueue(work, Queue);

    private static void TryQueue(Action work, Action<Action> queue)
    {
        try
        {
            queue(() => Try(work));
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            // The system gives no more threads: the run makes what it needs itself.
        }
    }

    private static void Queue(Action work) => ThreadPool.UnsafeQueueUserWorkItem(static work => work(), work, preferLocal: false);

    private static void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception)
        {
            // Nobody asked for this, and an exception here would end the process.
        }
    }
}
