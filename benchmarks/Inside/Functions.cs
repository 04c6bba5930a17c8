using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using StaticGraph.Simd;

namespace StaticGraph.Inside;

/// <summary>The vector functions: time of one element, from the first-level cache to there.</summary>
public class Functions
{
    private const int Count = 1024;

    private readonly double[] _x = [.. Enumerable.Range(1, Count).Select(i => i * 3.0 / Count)];
    private readonly double[] _y = new double[Count];

    /// <summary>e to the power of x.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Exp() => Map<Simd.Exp>();

    /// <summary>The natural logarithm.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Log() => Map<Simd.Log>();

    /// <summary>The sine.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Sin() => Map<Simd.Sin>();

    /// <summary>The cosine.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Cos() => Map<Simd.Cos>();

    /// <summary>The tangent.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Tan() => Map<Simd.Tan>();

    /// <summary>The hyperbolic tangent.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Tanh() => Map<Simd.Tanh>();

    /// <summary>x to the power of x.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Pow() => Map2<Simd.Pow>();

    // Compiled at once and fully, like the loops of generated code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Map<TFunction>()
        where TFunction : struct, IVectorFunction
    {
        for (int i = 0; i < Count; i += Vector256<double>.Count)
        {
            TFunction.Apply(Vector256.LoadUnsafe(ref _x[i])).StoreUnsafe(ref _y[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Map2<TFunction>()
        where TFunction : struct, IVectorFunction2
    {
        for (int i = 0; i < Count; i += Vector256<double>.Count)
        {
            Vector256<double> x = Vector256.LoadUnsafe(ref _x[i]);
            TFunction.Apply(x, x).StoreUnsafe(ref _y[i]);
        }
    }
}
