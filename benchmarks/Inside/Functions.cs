using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Eight = StaticGraph.Simd.Eight;
using Four = StaticGraph.Simd.Four;

namespace StaticGraph.Inside;

/// <summary>The vector functions: time of one element, from the first-level cache to there.</summary>
public class Functions
{
    private const int Count = 1024;

    private readonly double[] _x = [.. Enumerable.Range(1, Count).Select(i => i * 3.0 / Count)];
    private readonly double[] _y = new double[Count];

    /// <summary>Doubles in a vector.</summary>
    [Params(4, 8)]
    public int Lanes { get; set; }

    /// <summary>e to the power of x.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Exp() => Map<Four.Exp, Eight.Exp>();

    /// <summary>The natural logarithm.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Log() => Map<Four.Log, Eight.Log>();

    /// <summary>The sine.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Sin() => Map<Four.Sin, Eight.Sin>();

    /// <summary>The cosine.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Cos() => Map<Four.Cos, Eight.Cos>();

    /// <summary>The tangent.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Tan() => Map<Four.Tan, Eight.Tan>();

    /// <summary>The hyperbolic tangent.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Tanh() => Map<Four.Tanh, Eight.Tanh>();

    /// <summary>x to the power of x.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Pow() => Map2<Four.Pow, Eight.Pow>();

    private void Map<TFour, TEight>()
        where TFour : struct, Four.IVectorFunction
        where TEight : struct, Eight.IVectorFunction
        => Map2<Four.IgnoreSecond<TFour>, Eight.IgnoreSecond<TEight>>();

    // Compiled at once and fully, like the loops of generated code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Map2<TFour, TEight>()
        where TFour : struct, Four.IVectorFunction2
        where TEight : struct, Eight.IVectorFunction2
    {
        for (int i = 0; Lanes == 8 && i < Count; i += 8)
        {
            Vector512<double> x = Vector512.LoadUnsafe(ref _x[i]);
            TEight.Apply(x, x).StoreUnsafe(ref _y[i]);
        }

        for (int i = 0; Lanes == 4 && i < Count; i += 4)
        {
            Vector256<double> x = Vector256.LoadUnsafe(ref _x[i]);
            TFour.Apply(x, x).StoreUnsafe(ref _y[i]);
        }
    }
}
