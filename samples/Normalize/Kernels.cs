namespace StaticGraph.Samples.Normalize;

/// <summary>The array programs of this sample. The compiler reads their bodies and adds, under the same names, the plans the other files call.</summary>
internal static partial class Kernels
{
    /// <summary>Every column of <paramref name="b"/> moved to mean 0, plus its transpose in units of its standard deviation.</summary>
    [ArrayKernel(MemoryLimit = "256MiB")]
    [Dim("n", Max = 1_000_000)]
    internal static NDArray<double> Normalize([Shape("n", "n")] NDArray<double> b)
        => (b - b.Mean(axis: 0)) + (b.T / b.Std());

    /// <summary>Moves numbers in [0, 1) to [-1, 1); the demonstration makes its input with it.</summary>
    [ArrayKernel]
    internal static NDArray<double> Center([Shape("n", "n")] NDArray<double> unit) => (2 * unit) - 1;
}
