using StaticGraph.Execution;

namespace StaticGraph;

/// <summary>A bound plan with 2 results that the kernel names, computed in one shared run.</summary>
/// <remarks><c>TResult</c> is the tuple of tensors with the names that the kernel gives its results.</remarks>
public sealed class NamedPlan<T1, T2, TResult> : Plan<T1, T2>
    where T1 : unmanaged
    where T2 : unmanaged
    where TResult : struct
{
    internal NamedPlan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <inheritdoc cref="Plan{T1, T2}.Compute"/>
    public new TResult Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
        => (TResult)(object)base.Compute(options, cancellationToken);

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public new Task<TResult> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}

/// <summary>A bound plan with 3 results that the kernel names, computed in one shared run.</summary>
/// <remarks><c>TResult</c> is the tuple of tensors with the names that the kernel gives its results.</remarks>
public sealed class NamedPlan<T1, T2, T3, TResult> : Plan<T1, T2, T3>
    where T1 : unmanaged
    where T2 : unmanaged
    where T3 : unmanaged
    where TResult : struct
{
    internal NamedPlan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <inheritdoc cref="Plan{T1, T2, T3}.Compute"/>
    public new TResult Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
        => (TResult)(object)base.Compute(options, cancellationToken);

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public new Task<TResult> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}

/// <summary>A bound plan with 4 results that the kernel names, computed in one shared run.</summary>
/// <remarks><c>TResult</c> is the tuple of tensors with the names that the kernel gives its results.</remarks>
public sealed class NamedPlan<T1, T2, T3, T4, TResult> : Plan<T1, T2, T3, T4>
    where T1 : unmanaged
    where T2 : unmanaged
    where T3 : unmanaged
    where T4 : unmanaged
    where TResult : struct
{
    internal NamedPlan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <inheritdoc cref="Plan{T1, T2, T3, T4}.Compute"/>
    public new TResult Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
        => (TResult)(object)base.Compute(options, cancellationToken);

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public new Task<TResult> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}

/// <summary>A bound plan with 5 results that the kernel names, computed in one shared run.</summary>
/// <remarks><c>TResult</c> is the tuple of tensors with the names that the kernel gives its results.</remarks>
public sealed class NamedPlan<T1, T2, T3, T4, T5, TResult> : Plan<T1, T2, T3, T4, T5>
    where T1 : unmanaged
    where T2 : unmanaged
    where T3 : unmanaged
    where T4 : unmanaged
    where T5 : unmanaged
    where TResult : struct
{
    internal NamedPlan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <inheritdoc cref="Plan{T1, T2, T3, T4, T5}.Compute"/>
    public new TResult Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
        => (TResult)(object)base.Compute(options, cancellationToken);

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public new Task<TResult> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}

/// <summary>A bound plan with 6 results that the kernel names, computed in one shared run.</summary>
/// <remarks><c>TResult</c> is the tuple of tensors with the names that the kernel gives its results.</remarks>
public sealed class NamedPlan<T1, T2, T3, T4, T5, T6, TResult> : Plan<T1, T2, T3, T4, T5, T6>
    where T1 : unmanaged
    where T2 : unmanaged
    where T3 : unmanaged
    where T4 : unmanaged
    where T5 : unmanaged
    where T6 : unmanaged
    where TResult : struct
{
    internal NamedPlan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <inheritdoc cref="Plan{T1, T2, T3, T4, T5, T6}.Compute"/>
    public new TResult Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
        => (TResult)(object)base.Compute(options, cancellationToken);

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public new Task<TResult> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}

/// <summary>A bound plan with 7 results that the kernel names, computed in one shared run.</summary>
/// <remarks><c>TResult</c> is the tuple of tensors with the names that the kernel gives its results.</remarks>
public sealed class NamedPlan<T1, T2, T3, T4, T5, T6, T7, TResult> : Plan<T1, T2, T3, T4, T5, T6, T7>
    where T1 : unmanaged
    where T2 : unmanaged
    where T3 : unmanaged
    where T4 : unmanaged
    where T5 : unmanaged
    where T6 : unmanaged
    where T7 : unmanaged
    where TResult : struct
{
    internal NamedPlan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <inheritdoc cref="Plan{T1, T2, T3, T4, T5, T6, T7}.Compute"/>
    public new TResult Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
        => (TResult)(object)base.Compute(options, cancellationToken);

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public new Task<TResult> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}

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
