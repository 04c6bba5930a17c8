namespace StaticGraph.Samples.Trillion;

/// <summary>The array program of this sample.</summary>
internal static partial class Kernels
{
    /// <summary>The sum, the mean, and the mean of the positive ones of uniform numbers from -1 to 1: each is made where it is folded, and none is kept.</summary>
    [ArrayKernel(MemoryLimit = "64MiB")]
    internal static (NDArray<double> Sum, NDArray<double> Mean, NDArray<double> MeanOfPositive) Totals(Length n, long seed)
    {
        NDArray<double> x = new RandomGenerator(seed).Uniform<double>(n, -1, 1);
        return (x.Sum(), x.Mean(), x[x > 0].Mean());
    }
}
