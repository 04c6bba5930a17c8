using BenchmarkDotNet.Attributes;

namespace StaticGraph.Inside;

/// <summary>What a call costs besides its work.</summary>
[MemoryDiagnoser]
public partial class Binding
{
    private readonly double[,] _b = { { 1, 2 }, { 3, 5 } };
    private readonly double[,] _result = new double[2, 2];

    /// <summary>From sources to a plan.</summary>
    [Benchmark]
    public Plan<double> Bind() => Normalize(_b);

    /// <summary>And the choice of blocks.</summary>
    [Benchmark]
    public PlanSummary BindAndSummarize() => Normalize(_b).Summarize(null, (ArraySink<double>)_result);

    /// <summary>And the run, of four elements.</summary>
    [Benchmark]
    public RunReport BindAndRun() => Normalize(_b).WriteTo(_result);

    [ArrayKernel]
    private static NDArray<double> Normalize([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(axis: 0)) + (b.T / b.Std());
}
