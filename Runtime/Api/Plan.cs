using StaticGraph.Execution;
using StaticGraph.Plans;

namespace StaticGraph;

/// <summary>
/// A kernel with its sources and scalars: every length is known, nothing has been read yet. Immutable: it may run often, and from several threads at once.
/// </summary>
public abstract class Plan
{
    private protected Plan(BoundPlan bound) => Bound = bound;

    /// <summary>The kernel's name.</summary>
    public string Name => Bound.Definition.Name;

    /// <summary>The shape of each result, in order; empty for a result of rank 0.</summary>
    public IReadOnlyList<IReadOnlyList<long>> OutputShapes => Array.ConvertAll(Bound.OutputShapes, shape => (IReadOnlyList<long>)Array.AsReadOnly(shape));

    internal BoundPlan Bound { get; }

    /// <summary>What a run that writes its results to storage would read, write and hold, without running it.</summary>
    /// <exception cref="MemoryLimitException">The plan needs more than the limit.</exception>
    public PlanSummary Summarize(RunOptions? options = null) => PlanSummaries.Of(Bound, options);

    /// <summary>The plan in words: its sweeps, what each reads, folds, holds and writes, its blocks, bytes and peak.</summary>
    /// <exception cref="MemoryLimitException">The plan needs more than the limit.</exception>
    public string Explain(RunOptions? options = null) => PlanExplanation.Of(Bound, options);

    /// <summary>The kernel's name and result shapes.</summary>
    public override string ToString() => $"{Name} -> {string.Join(", ", Bound.OutputShapes.Select(shape => ShapeMessages.Tuple(shape)))}";

    private protected static BoundSink<T> Bind<T>(ArraySink<T> sink)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(sink);
        return new BoundSink<T>(sink);
    }

    private protected RunReport Run(BoundSink[] sinks, RunOptions? options, CancellationToken token) => PlanRun.Execute(Bound, sinks, options, token);

    private protected Storage.TensorSink<T> Allocate<T>(int output)
        where T : unmanaged
    {
        var sink = new Storage.TensorSink<T>();
        sink.Allocate(Bound.OutputShapes[output]);
        return sink;
    }

    private protected static Task<TResult> Start<TResult>(Func<TResult> run, CancellationToken token) => Task.Run(run, token);
}
