using static StaticGraph.NDArray;

namespace StaticGraph.Contestant;

/// <summary>The workloads as array code, written as for NumPy.</summary>
internal static partial class Kernels
{
    /// <summary>Elementwise, as much reading as writing.</summary>
    [ArrayKernel]
    internal static NDArray<double> Cube([Shape("n")] NDArray<double> x) => ((2 * x) + 1).Pow(3);

    /// <summary>Three functions of every element.</summary>
    [ArrayKernel]
    internal static NDArray<double> Math([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> y) => (Exp(-x * x) * Log(y)) + Sin(x);

    /// <summary>A number for every column.</summary>
    [ArrayKernel]
    internal static NDArray<double> Std0([Shape("n", "m")] NDArray<double> x) => x.Std(axis: 0);

    /// <summary>A number for every row.</summary>
    [ArrayKernel]
    internal static NDArray<double> Std1([Shape("n", "m")] NDArray<double> x) => x.Std(axis: 1);

    /// <summary>One number.</summary>
    [ArrayKernel]
    internal static NDArray<double> Std([Shape("n", "m")] NDArray<double> x) => x.Std();

    /// <summary>A mean for every column.</summary>
    [ArrayKernel]
    internal static NDArray<double> Mean0([Shape("n", "m")] NDArray<double> x) => x.Mean(axis: 0);

    /// <summary>One sum.</summary>
    [ArrayKernel]
    internal static NDArray<double> Sum([Shape("n", "m")] NDArray<double> x) => x.Sum();

    /// <summary>Nothing but movement.</summary>
    [ArrayKernel]
    internal static NDArray<double> Transpose([Shape("n", "m")] NDArray<double> x) => x.T;

    /// <summary>A mask and two folds of what it takes.</summary>
    [ArrayKernel]
    internal static NDArray<double> Positive([Shape("n", "m")] NDArray<double> x) => x[x > 0.5].Mean();

    /// <summary>Nothing is remembered but the greatest element.</summary>
    [ArrayKernel]
    internal static NDArray<double> Max([Shape("n", "m")] NDArray<double> x) => x.Max();

    /// <summary>Each element waits for the one above it.</summary>
    [ArrayKernel]
    internal static NDArray<double> CumSum0([Shape("n", "m")] NDArray<double> x) => x.CumSum(axis: 0);

    /// <summary>Each element waits for the one before it.</summary>
    [ArrayKernel]
    internal static NDArray<double> CumSum1([Shape("n", "m")] NDArray<double> x) => x.CumSum(axis: 1);

    /// <summary>Integers of 32 bits.</summary>
    [ArrayKernel]
    internal static NDArray<int> Int([Shape("n")] NDArray<int> a, [Shape("n")] NDArray<int> b) => (a * 3) + b;

    /// <summary>Elements of a single byte, and a choice.</summary>
    [ArrayKernel]
    internal static NDArray<byte> Byte([Shape("n")] NDArray<byte> a, [Shape("n")] NDArray<byte> b) => Where(a > b, a - b, b - a);

    /// <summary>Results twice as wide as what is read.</summary>
    [ArrayKernel]
    internal static NDArray<double> Cast([Shape("n")] NDArray<float> x) => (x.Cast<double>() * 2) + 1;

    /// <summary>Four neighbours of every element.</summary>
    [ArrayKernel]
    internal static NDArray<double> Neighbours([Shape("n", "m")] NDArray<double> x) => NDArray.Stencil(x, w => 0.25 * (w[-1, 0] + w[1, 0] + w[0, -1] + w[0, 1]), PadMode.Edge);

    /// <summary>Seventeen neighbours along each axis.</summary>
    [ArrayKernel]
    internal static NDArray<double> Gauss([Shape("n", "m")] NDArray<double> x) => GaussianFilter(x, 2);

    /// <summary>Every second row, from its end.</summary>
    [ArrayKernel]
    internal static NDArray<double> Steps([Shape("n", "m")] NDArray<double> x) => x[Slice(null, null, 2), Slice(null, null, -1)];

    /// <summary>Columns that an array names.</summary>
    [ArrayKernel, Dim("m", Max = 8192)]
    internal static NDArray<double> Columns([Shape("n", "m")] NDArray<double> x, [Shape("k")] NDArray<int> taken) => x[.., taken];

    /// <summary>Rows that an array names.</summary>
    [ArrayKernel, Dim("n", Max = 8192)]
    internal static NDArray<double> Rows([Shape("n", "m")] NDArray<double> x, [Shape("k")] NDArray<int> taken) => x[taken];

    /// <summary>Numbers that nobody stores.</summary>
    [ArrayKernel]
    internal static NDArray<double> Numbers(Length n) => Arange<double>(n).Sum();

    /// <summary>Random numbers that nobody stores.</summary>
    [ArrayKernel]
    internal static NDArray<double> Random(Length n) => new RandomGenerator(7).Uniform<double>(n).Sum();

    /// <summary>Twenty steps of a relaxation.</summary>
    [ArrayKernel(MemoryLimit = "64MiB")]
    internal static NDArray<double> Relax([Shape("n", "m")] NDArray<double> x)
    {
        for (int step = 0; step < 20; step++)
        {
            x = NDArray.Stencil(x, w => 0.25 * (w[-1, 0] + w[1, 0] + w[0, -1] + w[0, 1]), PadMode.Edge);
        }

        return x;
    }

    /// <summary>The brightest of all planes, each as bright as it is without the microscope.</summary>
    [ArrayKernel]
    internal static NDArray<float> Brightest([Shape("z", "n", "m")] NDArray<ushort> x, [Shape("n", "m")] NDArray<float> flat) => (x.Cast<float>() / flat).Max("z");

    /// <summary>A product of matrices.</summary>
    [ArrayKernel]
    [Dim("k", Max = 8192)]
    internal static NDArray<double> Product([Shape("n", "k")] NDArray<double> a, [Shape("k", "k")] NDArray<double> b) => a.Dot(b);

    /// <summary>The same in floats.</summary>
    [ArrayKernel]
    [Dim("k", Max = 8192)]
    internal static NDArray<float> Products([Shape("n", "k")] NDArray<float> a, [Shape("k", "k")] NDArray<float> b) => a.Dot(b);

    /// <summary>A matrix and a vector.</summary>
    [ArrayKernel]
    internal static NDArray<double> Applied([Shape("n", "m")] NDArray<double> a, [Shape("m")] NDArray<double> x) => a.Dot(x);

    /// <summary>A vector and a matrix.</summary>
    [ArrayKernel]
    internal static NDArray<double> AppliedBefore([Shape("n", "m")] NDArray<double> a, [Shape("n")] NDArray<double> x) => x.Dot(a);

    /// <summary>Small matrices side by side.</summary>
    [ArrayKernel]
    [Dim("n", Max = 1024)]
    internal static NDArray<double> Batch([Shape("b", "n", "n")] NDArray<double> x, [Shape("b", "n", "n")] NDArray<double> y) => x.MatMul(y);

    /// <summary>The inner products of all columns.</summary>
    [ArrayKernel(MemoryLimit = "64MiB")]
    [Dim("m", Max = 2048)]
    internal static NDArray<double> Gram([Shape("n", "m")] NDArray<double> a) => a.T.Dot(a);

    /// <summary>Those of the columns of two matrices, less the means of one of them.</summary>
    [ArrayKernel(MemoryLimit = "64MiB")]
    [Dim("m", Max = 2048)]
    [Dim("p", Max = 2048)]
    internal static NDArray<double> GramLessMeans([Shape("n", "m")] NDArray<double> a, [Shape("n", "p")] NDArray<double> b) => a.T.Dot(b) - b.Mean(axis: 0);

    /// <summary>Every column moved to mean 0, plus the transpose in units of the standard deviation.</summary>
    [ArrayKernel(MemoryLimit = "256MiB")]
    internal static NDArray<double> Normalize([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(axis: 0)) + (b.T / b.Std());
}
