using System.Numerics.Tensors;
using StaticGraph.Execution;

namespace StaticGraph;

// Written for eight results; FewerResults.targets makes the others of the same text.

/// <summary>A bound plan with 8 results, computed in one shared run.</summary>
/// <remarks>A result of rank 0 is written as an array of rank 0 and computed as a tensor of shape [1].</remarks>
public class Plan<T1, T2, T3, T4, T5, T6, T7, T8> : Plan
    where T1 : unmanaged
    where T2 : unmanaged
    where T3 : unmanaged
    where T4 : unmanaged
    where T5 : unmanaged
    where T6 : unmanaged
    where T7 : unmanaged
    where T8 : unmanaged
{
    internal Plan(BoundPlan bound)
        : base(bound)
    {
    }

    /// <summary>Runs the plan into one sink a result; nothing exists under their final names before the run has succeeded.</summary>
    /// <inheritdoc cref="Plan{T}.WriteTo" path="/exception"/>
    public RunReport WriteTo(ArraySink<T1> sink1, ArraySink<T2> sink2, ArraySink<T3> sink3, ArraySink<T4> sink4, ArraySink<T5> sink5, ArraySink<T6> sink6, ArraySink<T7> sink7, ArraySink<T8> sink8, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Run([Bind(sink1), Bind(sink2), Bind(sink3), Bind(sink4), Bind(sink5), Bind(sink6), Bind(sink7), Bind(sink8)], options, cancellationToken);

    /// <summary><see cref="WriteTo"/> on another thread.</summary>
    public Task<RunReport> WriteToAsync(ArraySink<T1> sink1, ArraySink<T2> sink2, ArraySink<T3> sink3, ArraySink<T4> sink4, ArraySink<T5> sink5, ArraySink<T6> sink6, ArraySink<T7> sink7, ArraySink<T8> sink8, RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => WriteTo(sink1, sink2, sink3, sink4, sink5, sink6, sink7, sink8, options, cancellationToken), cancellationToken);

    /// <summary>Runs the plan and returns its results as tensors.</summary>
    /// <inheritdoc cref="Plan{T}.Compute" path="/exception"/>
    public (Tensor<T1>, Tensor<T2>, Tensor<T3>, Tensor<T4>, Tensor<T5>, Tensor<T6>, Tensor<T7>, Tensor<T8>) Compute(RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        (var result1, var result2, var result3, var result4, var result5, var result6, var result7, var result8) = (Allocate<T1>(0), Allocate<T2>(1), Allocate<T3>(2), Allocate<T4>(3), Allocate<T5>(4), Allocate<T6>(5), Allocate<T7>(6), Allocate<T8>(7));
        Run([Bind(result1), Bind(result2), Bind(result3), Bind(result4), Bind(result5), Bind(result6), Bind(result7), Bind(result8)], options, cancellationToken);
        return (result1.Result, result2.Result, result3.Result, result4.Result, result5.Result, result6.Result, result7.Result, result8.Result);
    }

    /// <summary><see cref="Compute"/> on another thread.</summary>
    public Task<(Tensor<T1>, Tensor<T2>, Tensor<T3>, Tensor<T4>, Tensor<T5>, Tensor<T6>, Tensor<T7>, Tensor<T8>)> ComputeAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
        => Start(() => Compute(options, cancellationToken), cancellationToken);
}
