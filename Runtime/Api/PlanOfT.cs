using System.Numerics.Tensors;
using StaticGraph.Execution;

namespace StaticGraph;

/// <summary>A bound plan with one result.</summary>
public sealed class Plan<T> : Plan
    where T : unmanaged
{
    internal Plan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <summary>The shape of the result; -1 where only a run will tell.</summary>
    public ReadOnlySpan<long> Shape => Bound.OutputShapes[0];

    /// <summary>Runs the plan and returns the result.</summary>
    /// <returns>A tensor of shape <see cref="Shape"/>.</returns>
    /// <exception cref="ArrayShapeException">The result has more elements than an array can hold; use <see cref="WriteTo"/>.</exception>
    /// <exception cref="MemoryLimitException">The plan needs more than the limit.</exception>
    /// <exception cref="ArrayStorageException">A source changed or cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">A source was disposed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Tensor<T> Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        Storage.TensorSink<T> result = Allocate<T>(0);
        Run([Bind(result)], options, cancellationToken);
        return result.Result;
    }

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public Task<Tensor<T>> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);

    /// <summary>Runs the plan block by block into <paramref name="sink"/>; nothing exists under its final name before the run has succeeded.</summary>
    /// <returns>What the run did.</returns>
    /// <exception cref="ArgumentException">The sink's memory overlaps a source that other elements still need.</exception>
    /// <exception cref="ArrayShapeException">The sink's array has another shape.</exception>
    /// <exception cref="MemoryLimitException">The plan needs more than the limit.</exception>
    /// <exception cref="ArrayStorageException">A source changed or cannot be read, the output exists, is read by the plan, or cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">A source was disposed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public RunReport WriteTo(ArraySink<T> sink, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Run([Bind(sink)], options, cancellationToken);

    /// <summary><see cref="WriteTo"/> on another thread.</summary>
    public Task<RunReport> WriteToAsync(ArraySink<T> sink, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => WriteTo(sink, options, cancellationToken), cancellationToken);
}
