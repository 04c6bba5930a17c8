using StaticGraph.Execution;

namespace StaticGraph;

// Written for eight results; FewerResults.targets makes the others of the same text.

/// <summary>A bound plan with 8 results that the kernel names, computed in one shared run.</summary>
/// <remarks><c>TResult</c> is the tuple of tensors with the names that the kernel gives its results.</remarks>
public sealed class NamedPlan<T1, T2, T3, T4, T5, T6, T7, T8, TResult> : Plan<T1, T2, T3, T4, T5, T6, T7, T8>
    where T1 : unmanaged
    where T2 : unmanaged
    where T3 : unmanaged
    where T4 : unmanaged
    where T5 : unmanaged
    where T6 : unmanaged
    where T7 : unmanaged
    where T8 : unmanaged
    where TResult : struct
{
    internal NamedPlan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <inheritdoc cref="Plan{T1, T2, T3, T4, T5, T6, T7, T8}.Compute"/>
    public new TResult Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
        => (TResult)(object)base.Compute(options, cancellationToken);

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public new Task<TResult> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}
