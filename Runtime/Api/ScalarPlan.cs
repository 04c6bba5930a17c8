using StaticGraph.Execution;

namespace StaticGraph;

/// <summary>A bound plan whose one result has rank 0.</summary>
public sealed class ScalarPlan<T> : Plan
    where T : unmanaged
{
    internal ScalarPlan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <summary>Runs the plan and returns the number.</summary>
    /// <inheritdoc cref="Plan{T}.Compute" path="/exception"/>
    public T Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        Storage.TensorSink<T> result = Allocate<T>(0);
        Run([Bind(result)], options, cancellationToken);
        return result.Scalar;
    }

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public Task<T> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);

    /// <summary>Runs the plan and writes the number as an array of rank 0.</summary>
    /// <inheritdoc cref="Plan{T}.WriteTo" path="/exception"/>
    public RunReport WriteTo(ArraySink<T> sink, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Run([Bind(sink)], options, cancellationToken);

    /// <summary><see cref="WriteTo"/> on another thread.</summary>
    public Task<RunReport> WriteToAsync(ArraySink<T> sink, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => WriteTo(sink, options, cancellationToken), cancellationToken);
}
