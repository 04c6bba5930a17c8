using static StaticGraph.NDArray;

namespace StaticGraph.Calls;

/// <summary>What is called, written as for NumPy.</summary>
internal static partial class Kernels
{
    /// <summary>Every column moved to mean 0 and deviation 1.</summary>
    [ArrayKernel]
    internal static NDArray<double> ZScore([Shape("n", "m")] NDArray<double> x) => (x - x.Mean(0)) / x.Std(0);

    /// <summary>One number.</summary>
    [ArrayKernel]
    internal static NDArray<double> Sum([Shape("n")] NDArray<double> x) => x.Sum();

    /// <summary>Elementwise.</summary>
    [ArrayKernel]
    internal static NDArray<double> Cube([Shape("n")] NDArray<double> x) => ((2 * x) + 1).Pow(3);

    /// <summary>Three functions of every element.</summary>
    [ArrayKernel]
    internal static NDArray<double> Functions([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> y) => (Exp(-x * x) * Log(y)) + Sin(x);

    /// <summary>A number for every column.</summary>
    [ArrayKernel]
    internal static NDArray<double> Deviation([Shape("n", "m")] NDArray<double> x) => x.Std(axis: 0);

    /// <summary>Every row moved to mean 0 and deviation 1.</summary>
    [ArrayKernel]
    internal static NDArray<double> RowScore([Shape("n", "m")] NDArray<double> x) => (x - x.Mean(1, keepDims: true)) / x.Std(1, keepDims: true);

    /// <summary>The example of the README.</summary>
    [ArrayKernel]
    internal static NDArray<double> Normalize([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(axis: 0)) + (b.T / b.Std());
}
