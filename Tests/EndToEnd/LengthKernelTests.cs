using System.Numerics.Tensors;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.EndToEnd;

/// <summary>Kernels that take lengths and make their arrays: without any source, the same bits however they are cut, and nothing read.</summary>
public sealed class LengthKernelTests
{
    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(
        """
        [ArrayKernel] public static NDArray<double> Total(Length n) => Arange<double>(n).Sum();

        [ArrayKernel] public static NDArray<double> Roots(Length n, double scale) => Sqrt(Arange<double>(n)) * scale;

        [ArrayKernel] public static NDArray<double> Harmonic(Length n) => (1 / (Arange<double>(n) + 1)).Sum();

        [ArrayKernel] public static NDArray<long> Table(Length n, Length m) => (Arange<long>(n) * Ones<long>([m, n])).T + Arange<long>(m) * 1000;

        [ArrayKernel, Dim("n", Max = 10)] public static NDArray<int> Bounded(Length n) => Zeros<int>(n);

        [ArrayKernel] public static NDArray<double> Both(Length n, [Shape("n")] NDArray<double> x) => x + Arange<double>(n);

        [ArrayKernel] public static NDArray<double> Calls(Length n) => Both(n, Arange<double>(n));

        [ArrayKernel] public static NDArray<double> Steps(Length n) => Arange<double>(10, -3, -2.5) + Zeros<double>([n, 1]);

        [ArrayKernel] public static NDArray<double> FromOne(Length n, Length m) => Arange<double>(1, n + 1) + Zeros<double>([m + 2, 1]) * Arange<double>(n);

        [ArrayKernel] public static NDArray<long> Down(Length n) => Arange<long>(n - 1, -1, -1);

        [ArrayKernel] public static NDArray<float> Shorter([Shape("n")] NDArray<float> x) => x[1..] * Ones<float>(x.GetLength(0) - 1) + Arange<float>(x.GetLength(0) - 1);

        [ArrayKernel] public static NDArray<double> Wide(Length n) => Eye<double>(2 * n + 1, n - 1);

        [ArrayKernel] public static NDArray<double> Parts(Length n) => Flip(Arange<double>(n)[1..]) - Arange<double>(n)[..^1] + Arange<double>(n)[3];

        [ArrayKernel] public static NDArray<double> Beside([Shape("n")] NDArray<double> x) => (x[1..] - x[..^1]) * Arange<double>(x.GetLength(0))[1..] + Arange<double>(x.GetLength(0))[^1];

        [ArrayKernel] public static NDArray<int> Divided(Length n) => 100 / (Arange<int>(n) - 70_000);
        """));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_003)]
    public void TheTotalOfALengthIsKnown(long n)
        => Assert.Equal(n * (n - 1) / 2.0, ((ScalarPlan<double>)Kernels.Value.Bind("Total", n)).Compute());

    [Fact]
    public void ElementsFollowFromTheirIndices()
    {
        double[] roots = [.. ((Plan<double>)Kernels.Value.Bind("Roots", 100_003L, 0.5)).Compute()];
        Assert.Equal(Enumerable.Range(0, 100_003).Select(i => Math.Sqrt(i) * 0.5), roots);
        Assert.Equal([10, 7.5, 5, 2.5, 0, -2.5, 10, 7.5, 5, 2.5, 0, -2.5], ((Plan<double>)Kernels.Value.Bind("Steps", 2L)).Compute().ToArray());
    }

    [Fact]
    public void RowsAndColumnsKnowWhereTheyStand()
    {
        Tensor<long> table = ((Plan<long>)Kernels.Value.Bind("Table", 700L, 900L)).Compute();
        Assert.Equal([700, 900], table.Lengths.ToArray());
        Assert.Equal(from row in Enumerable.Range(0, 700) from column in Enumerable.Range(0, 900) select row + (column * 1000L), table);
    }

    [Fact]
    public void SumsOfLengthsAreLengths()
    {
        Tensor<double> ones = ((Plan<double>)Kernels.Value.Bind("FromOne", 3L, 0L)).Compute();
        Assert.Equal([2, 3], ones.Lengths.ToArray());
        Assert.Equal([1, 2, 3, 1, 2, 3], ones);
        Assert.Equal(Enumerable.Range(0, 100_003).Select(i => 100_002L - i), ((Plan<long>)Kernels.Value.Bind("Down", 100_003L)).Compute());
        Assert.Equal([6, 8, 10], ((Plan<float>)Kernels.Value.Bind("Shorter", new float[] { 5, 6, 7, 8 })).Compute());
        Assert.Equal([1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], ((Plan<double>)Kernels.Value.Bind("Wide", 3L)).Compute());
    }

    [Theory]
    [InlineData("Wide", 0, "n = 0 must be at least 1")]
    [InlineData("Parts", 3, "n = 3 must be at least 4")]
    public void SumsBelowZeroAreNoLengths(string kernel, long n, string message)
        => Assert.Contains(message, Assert.Throws<ArrayShapeException>(() => Kernels.Value.Bind(kernel, n)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(100_003)]
    public void PartsAreWalkedAsThoseOfArrays(int n)
    {
        Assert.Equal(Enumerable.Range(0, n - 1).Select(i => n - 1.0 - i - i + 3), ((Plan<double>)Kernels.Value.Bind("Parts", (long)n)).Compute());
        double[] x = [.. Enumerable.Range(0, n).Select(i => (double)i * i % 1009)];
        Assert.Equal(Enumerable.Range(1, n - 1).Select(i => ((x[i] - x[i - 1]) * i) + n - 1), ((Plan<double>)Kernels.Value.Bind("Beside", x)).Compute());
    }

    [Fact]
    public void TheBitsDependNeitherOnLimitsNorOnWorkers()
    {
        var plan = (ScalarPlan<double>)Kernels.Value.Bind("Harmonic", 3_000_017L);
        double expected = plan.Compute(new RunOptions { MaxDegreeOfParallelism = 1 });
        Assert.Equal(Math.Log(3_000_017) + 0.57721566490153286, expected, 1e-6);
        foreach (int workers in new[] { 2, 5 })
        {
            foreach (long limit in new[] { 1L << 19, 1L << 30 })
            {
                Assert.Equal(expected, plan.Compute(new RunOptions { MaxDegreeOfParallelism = workers, MemoryLimit = limit }));
            }
        }
    }

    [Fact]
    public void NothingIsRead()
    {
        Plan plan = Kernels.Value.Bind("Roots", 1000L, 2.0);
        PlanSummary summary = plan.Summarize();
        Assert.Equal(0, summary.ReadBytes);
        Assert.Equal(8000, summary.WriteBytes);
        Assert.Equal(1, summary.Sweeps);
        Assert.Contains("counts along n", plan.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void LengthsAreCheckedWhenTheyAreBound()
    {
        Assert.Contains("a length is 0 or more", Assert.Throws<ArrayShapeException>(() => Kernels.Value.Bind("Total", -1L)).Message, StringComparison.Ordinal);
        Assert.Contains("above its declared maximum of 10", Assert.Throws<ArrayShapeException>(() => Kernels.Value.Bind("Bounded", 11L)).Message, StringComparison.Ordinal);
        Assert.Throws<ArrayShapeException>(() => Kernels.Value.Bind("Both", 3L, new double[4]));
        Assert.Equal([1, 3, 5], ((Plan<double>)Kernels.Value.Bind("Both", 3L, new double[] { 1, 2, 3 })).Compute().ToArray());
        Assert.Equal([0, 2, 4], ((Plan<double>)Kernels.Value.Bind("Calls", 3L)).Compute().ToArray());
    }

    [Fact]
    public void ADivisionThatFailsSaysWhere()
        => Assert.Contains("70000", Assert.Throws<DivideByZeroException>(() => ((Plan<int>)Kernels.Value.Bind("Divided", 80_000L)).Compute()).Message, StringComparison.Ordinal);
}
