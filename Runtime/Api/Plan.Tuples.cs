using System.Numerics.Tensors;
using StaticGraph.Execution;

namespace StaticGraph;

/// <summary>A bound plan with 2 results, computed in one shared run.</summary>
/// <remarks>A result of rank 0 is written as an array of rank 0 and computed as a tensor of shape [1].</remarks>
public class Plan<T1, T2> : Plan
    where T1 : unmanaged
    where T2 : unmanaged
{
    internal Plan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <summary>Runs the plan into one sink a result; nothing exists under their final names before the run has succeeded.</summary>
    /// <inheritdoc cref="Plan{T}.WriteTo" path="/exception"/>
    public RunReport WriteTo(ArraySink<T1> sink1, ArraySink<T2> sink2, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Run([Bind(sink1), Bind(sink2)], options, cancellationToken);

    /// <summary><see cref="WriteTo"/> on another thread.</summary>
    public Task<RunReport> WriteToAsync(ArraySink<T1> sink1, ArraySink<T2> sink2, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => WriteTo(sink1, sink2, options, cancellationToken), cancellationToken);

    /// <summary>Runs the plan and returns its results as tensors.</summary>
    /// <inheritdoc cref="Plan{T}.Compute" path="/exception"/>
    public (Tensor<T1>, Tensor<T2>) Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        (var result1, var result2) = (Allocate<T1>(0), Allocate<T2>(1));
        Run([Bind(result1), Bind(result2)], options, cancellationToken);
        return (result1.Result, result2.Result);
    }

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public Task<(Tensor<T1>, Tensor<T2>)> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}

/// <summary>A bound plan with 3 results, computed in one shared run.</summary>
/// <remarks>A result of rank 0 is written as an array of rank 0 and computed as a tensor of shape [1].</remarks>
public class Plan<T1, T2, T3> : Plan
    where T1 : unmanaged
    where T2 : unmanaged
    where T3 : unmanaged
{
    internal Plan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <summary>Runs the plan into one sink a result; nothing exists under their final names before the run has succeeded.</summary>
    /// <inheritdoc cref="Plan{T}.WriteTo" path="/exception"/>
    public RunReport WriteTo(ArraySink<T1> sink1, ArraySink<T2> sink2, ArraySink<T3> sink3, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Run([Bind(sink1), Bind(sink2), Bind(sink3)], options, cancellationToken);

    /// <summary><see cref="WriteTo"/> on another thread.</summary>
    public Task<RunReport> WriteToAsync(ArraySink<T1> sink1, ArraySink<T2> sink2, ArraySink<T3> sink3, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => WriteTo(sink1, sink2, sink3, options, cancellationToken), cancellationToken);

    /// <summary>Runs the plan and returns its results as tensors.</summary>
    /// <inheritdoc cref="Plan{T}.Compute" path="/exception"/>
    public (Tensor<T1>, Tensor<T2>, Tensor<T3>) Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        (var result1, var result2, var result3) = (Allocate<T1>(0), Allocate<T2>(1), Allocate<T3>(2));
        Run([Bind(result1), Bind(result2), Bind(result3)], options, cancellationToken);
        return (result1.Result, result2.Result, result3.Result);
    }

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public Task<(Tensor<T1>, Tensor<T2>, Tensor<T3>)> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}

/// <summary>A bound plan with 4 results, computed in one shared run.</summary>
/// <remarks>A result of rank 0 is written as an array of rank 0 and computed as a tensor of shape [1].</remarks>
public class Plan<T1, T2, T3, T4> : Plan
    where T1 : unmanaged
    where T2 : unmanaged
    where T3 : unmanaged
    where T4 : unmanaged
{
    internal Plan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <summary>Runs the plan into one sink a result; nothing exists under their final names before the run has succeeded.</summary>
    /// <inheritdoc cref="Plan{T}.WriteTo" path="/exception"/>
    public RunReport WriteTo(ArraySink<T1> sink1, ArraySink<T2> sink2, ArraySink<T3> sink3, ArraySink<T4> sink4, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Run([Bind(sink1), Bind(sink2), Bind(sink3), Bind(sink4)], options, cancellationToken);

    /// <summary><see cref="WriteTo"/> on another thread.</summary>
    public Task<RunReport> WriteToAsync(ArraySink<T1> sink1, ArraySink<T2> sink2, ArraySink<T3> sink3, ArraySink<T4> sink4, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => WriteTo(sink1, sink2, sink3, sink4, options, cancellationToken), cancellationToken);

    /// <summary>Runs the plan and returns its results as tensors.</summary>
    /// <inheritdoc cref="Plan{T}.Compute" path="/exception"/>
    public (Tensor<T1>, Tensor<T2>, Tensor<T3>, Tensor<T4>) Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        (var result1, var result2, var result3, var result4) = (Allocate<T1>(0), Allocate<T2>(1), Allocate<T3>(2), Allocate<T4>(3));
        Run([Bind(result1), Bind(result2), Bind(result3), Bind(result4)], options, cancellationToken);
        return (result1.Result, result2.Result, result3.Result, result4.Result);
    }

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public Task<(Tensor<T1>, Tensor<T2>, Tensor<T3>, Tensor<T4>)> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}
