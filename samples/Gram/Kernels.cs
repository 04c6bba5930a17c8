namespace StaticGraph.Samples.Gram;

/// <summary>The array programs of this sample.</summary>
internal static partial class Kernels
{
    /// <summary>The inner products of all columns: one going over the rows, half of the products, and one matrix of m by m in memory.</summary>
    [ArrayKernel(MemoryLimit = "64MiB")]
    [Dim("m", Max = 2048)]
    internal static NDArray<double> Gram([Shape("n", "m")] NDArray<double> a) => a.T.Dot(a);

    /// <summary>Uniform numbers, for a demonstration of any size.</summary>
    [ArrayKernel(MemoryLimit = "64MiB")]
    [Dim("m", Max = 2048)]
    internal static NDArray<double> Made(Length n, Length m) => new RandomGenerator(1).Uniform<double>([n, m]);
}
