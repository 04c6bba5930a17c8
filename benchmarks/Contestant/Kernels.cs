using static StaticGraph.NDArray;

namespace StaticGraph.Contestant;

/// <summary>The workloads as array code, written as for NumPy.</summary>
internal static partial class Kernels
{
    [ArrayKernel]
    internal static NDArray<double> Cube([Shape("n")] NDArray<double> x) => ((2 * x) + 1).Pow(3);

    [ArrayKernel]
    internal static NDArray<double> Math([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> y) => (Exp(-x * x) * Log(y)) + Sin(x);

    [ArrayKernel]
    internal static NDArray<double> Std0([Shape("n", "m")] NDArray<double> x) => x.Std(axis: 0);

    [ArrayKernel]
    internal static NDArray<double> Std1([Shape("n", "m")] NDArray<double> x) => x.Std(axis: 1);

    [ArrayKernel]
    internal static NDArray<double> Std([Shape("n", "m")] NDArray<double> x) => x.Std();

    [ArrayKernel]
    internal static NDArray<double> Mean0([Shape("n", "m")] NDArray<double> x) => x.Mean(axis: 0);

    [ArrayKernel]
    internal static NDArray<double> Sum([Shape("n", "m")] NDArray<double> x) => x.Sum();

    [ArrayKernel]
    internal static NDArray<double> Transpose([Shape("n", "m")] NDArray<double> x) => x.T;

    [ArrayKernel]
    internal static NDArray<int> Int([Shape("n")] NDArray<int> a, [Shape("n")] NDArray<int> b) => (a * 3) + b;

    [ArrayKernel]
    internal static NDArray<byte> Byte([Shape("n")] NDArray<byte> a, [Shape("n")] NDArray<byte> b) => Where(a > b, a - b, b - a);

    [ArrayKernel]
    internal static NDArray<double> Cast([Shape("n")] NDArray<float> x) => (x.Cast<double>() * 2) + 1;

    [ArrayKernel(MemoryLimit = "256MiB")]
    internal static NDArray<double> Normalize([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(axis: 0)) + (b.T / b.Std());
}
