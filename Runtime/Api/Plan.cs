using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Storage;

namespace StaticGraph;

/// <summary>
/// A kernel with its sources and scalars: every length is known, nothing has been read yet. Immutable: it may run often, and from several threads at once.
/// </summary>
public abstract class Plan
{
    // Not private protected: ahead of time only what others of the assembly can see is compiled, and each first run would pay for this.
    internal Plan(BoundPlan bound) => Bound = bound;

    /// <summary>The kernel's name.</summary>
    public string Name => Bound.Definition.Name;

    /// <summary>The shape of each result, in order; empty for a result of rank 0.</summary>
    public IReadOnlyList<IReadOnlyList<long>> OutputShapes => Array.ConvertAll(Bound.OutputShapes, shape => (IReadOnlyList<long>)Array.AsReadOnly(shape));

    internal BoundPlan Bound { get; }

    /// <summary>What a run would read, write and hold, without running it.</summary>
    /// <param name="options">Limit and workers, as for the run.</param>
    /// <param name="sinks">
    /// Where the results would go, one a result: then the bytes are those of the run, and its peak is at most this one. Nothing is created, and an output that
    /// exists is not minded. Without sinks the numbers are the greatest of runs into memory, into files in one piece (.npy), and into HDF5 datasets in chunks
    /// of the plan's own choice, compressed or not, as far as these fit the limit; the blocks are those of files in one piece. Other chunks can cost more.
    /// </param>
    /// <exception cref="ArgumentException">The sinks are not one a result, or one is for another element type, or, in memory, of another shape.</exception>
    /// <exception cref="MemoryLimitException">The plan needs more than the limit; without sinks, into files in one piece.</exception>
    public PlanSummary Summarize(RunOptions? options = null, params ArraySink[] sinks)
        => BindAll(sinks) is { } bound ? PlanSummaries.Of(Bound, bound, options) : PlanSummaries.Of(Bound, options);

    /// <summary>The plan in words: its sweeps, what each reads, folds, holds and writes, its blocks, bytes and peak.</summary>
    /// <param name="options">Limit and workers, as for the run.</param>
    /// <param name="sinks">
    /// Where the results would go, one a result; where the chunks of one cost another reading, the text says so and names chunks that do not.
    /// Without sinks it explains a run into files in one piece, and says what runs into memory or HDF5 datasets need at most.
    /// </param>
    /// <exception cref="ArgumentException">The sinks are not one a result, or one is for another element type, or, in memory, of another shape.</exception>
    /// <exception cref="MemoryLimitException">The plan needs more than the limit; without sinks, into files in one piece.</exception>
    public string Explain(RunOptions? options = null, params ArraySink[] sinks) => PlanExplanation.Of(Bound, BindAll(sinks), options);

    /// <summary>The kernel's name and result shapes.</summary>
    public override string ToString() => $"{Name} -> {string.Join(", ", Bound.OutputShapes.Select(shape => TupleText.Of(shape)))}";

    private BoundSink[]? BindAll(ArraySink[] sinks)
    {
        ArgumentNullException.ThrowIfNull(sinks);
        if (sinks.Length == 0)
        {
            return null;
        }

        if (sinks.Length != Bound.OutputShapes.Length)
        {
            throw new ArgumentException($"{Name} has {Bound.OutputShapes.Length} result{(Bound.OutputShapes.Length == 1 ? "" : "s")}; it was given {sinks.Length} sink{(sinks.Length == 1 ? "" : "s")}.", nameof(sinks));
        }

        for (int i = 0; i < sinks.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(sinks[i], nameof(sinks));
            if (ElementTypes.Of(sinks[i].ElementType) != Bound.Definition.Outputs[i].Type)
            {
                throw new ArgumentException($"Result {i + 1} of {Name} has elements of type {Bound.Definition.Outputs[i].Type.Keyword()}; {sinks[i].Name} takes {ElementTypeName.Of(sinks[i].ElementType)}.", nameof(sinks));
            }
        }

        return Array.ConvertAll(sinks, sink => new BoundSink(sink));
    }

    internal static BoundSink Bind(ArraySink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return new BoundSink(sink);
    }

    internal RunReport Run(BoundSink[] sinks, RunOptions? options, CancellationToken token) => KernelRun.Execute(Bound, sinks, options, token);

    private protected Storage.TensorSink<T> Allocate<T>(int output)
        where T : unmanaged
    {
        var sink = new Storage.TensorSink<T>();
        sink.Allocate(Bound.OutputShapes[output]);
        return sink;
    }

    private protected static Task<TResult> Start<TResult>(Func<TResult> run, CancellationToken token) => Task.Run(run, token);
}
