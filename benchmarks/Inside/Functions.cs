using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;

namespace StaticGraph.Inside;

/// <summary>The vector functions: time of one element, from the first-level cache to there.</summary>
public class Functions
{
    private const int Count = 1024;

    private readonly double[] _x = [.. Enumerable.Range(1, Count).Select(i => i * 3.0 / Count)];
    private readonly double[] _y = new double[Count];

    /// <summary>Bits of the vectors.</summary>
    [Params(256, 512)]
    public int Width { get; set; }

    /// <summary>e to the power of x.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Exp() => Map<Exp>();

    /// <summary>The natural logarithm.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Log() => Map<Log>();

    /// <summary>The sine.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Sin() => Map<Sin>();

    /// <summary>The cosine.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Cos() => Map<Cos>();

    /// <summary>The tangent.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Tan() => Map<Tan>();

    /// <summary>The hyperbolic tangent.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Tanh() => Map<Tanh>();

    /// <summary>x to the power of x.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Pow() => Map<Pow>();

    private void Map<TFunction>()
        where TFunction : struct, IFunction
    {
        if (Width == 512)
        {
            Map512<TFunction>();
        }
        else
        {
            Map256<TFunction>();
        }
    }

    // Compiled at once and fully, like the loops of generated code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Map512<TFunction>()
        where TFunction : struct, IFunction
    {
        for (int i = 0; i < Count; i += Vector512<double>.Count)
        {
            TFunction.Of(Vector512.LoadUnsafe(ref _x[i])).StoreUnsafe(ref _y[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Map256<TFunction>()
        where TFunction : struct, IFunction
    {
        for (int i = 0; i < Count; i += Vector256<double>.Count)
        {
            TFunction.Of(Vector256.LoadUnsafe(ref _x[i])).StoreUnsafe(ref _y[i]);
        }
    }
}
