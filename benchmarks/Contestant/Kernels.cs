namespace StaticGraph.Contestant;

/// <summary>The workloads as array code, written as for NumPy.</summary>
internal static partial class Kernels
{
    [ArrayKernel]
    internal static NDArray<double> Cube([Shape("n")] NDArray<double> x) => ((2 * x) + 1).Pow(3);
}
