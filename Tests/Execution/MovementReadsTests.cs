using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>Movements of a stored array compose to one way to walk it: what is read is what is used, to the byte, whatever the chunks, blocks and threads; the elements are those of plain loops.</summary>
public sealed class MovementReadsTests
{
    private const int N = 96, M = 70, W = 40;

    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods("""
        [ArrayKernel] public static NDArray<double> Turned([Shape("n", "m")] NDArray<double> x) => Rot90(x.T[1..], 1) * 2;
        [ArrayKernel] public static NDArray<double> Around([Shape("n", "m")] NDArray<double> x) => Rot90(Rot90(Rot90(Rot90(x)))) + 1;
        [ArrayKernel] public static NDArray<double> Axes([Shape("n", "m")] NDArray<double> x) => MoveAxis(ExpandDims(x[..16], 1), 0, -1).Squeeze(0).SwapAxes(0, 1) + 1;
        [ArrayKernel] public static NDArray<double> Late([Shape("n", "m")] NDArray<double> x, Length w) => x[w.., NewAxis].Sum(-1);
        [ArrayKernel] public static NDArray<double> Lower([Shape("n", "m")] NDArray<double> x) => TriL(x, -1) * 2;
        [ArrayKernel] public static NDArray<double> Stretched([Shape("n", "m")] NDArray<double> x) => BroadcastTo(x, [3, x.GetLength(0), x.GetLength(1)]).Sum(0);
        [ArrayKernel] public static NDArray<double> Corner([Shape("n", "m")] NDArray<double> x) => x[..60, 5..65].Diagonal(2) * 2;
        [ArrayKernel] public static NDArray<double> Binned([Shape("n", "m")] NDArray<double> x) => x.Reshape([-1, 2, x.GetLength(1)]).Sum(1);
        [ArrayKernel] public static NDArray<double> Part([Shape("n", "m")] NDArray<double> x) => (x[40.., 10..].Ravel() * 2).Sum();
        [ArrayKernel] public static NDArray<double> Flat([Shape("n", "m")] NDArray<double> x) => (x.Ravel() * 2).Sum();
        [ArrayKernel] public static NDArray<double> Pieces([Shape("n", "m")] NDArray<double> x) => Flip(x.Reshape([-1, 4, x.GetLength(1)]), 0)[1.., .., 3] + 1;
        [ArrayKernel] public static NDArray<double> Anti([Shape("n", "m")] NDArray<double> x) => Flip(x, 1)[..60, ..60].Diagonal(-1).Sum();
        """));

    // The elements that are read of an array that lies in one piece, none of a diagonal where blocks are squares about it.
    public static TheoryData<string, long> Cases => new()
    {
        { "Turned", N * (M - 1) },
        { "Around", N * M },
        { "Axes", 16 * M },
        { "Late", (N - W) * M },
        { "Lower", N * M },
        { "Stretched", N * M },
        { "Binned", N * M },
        { "Flat", N * M },
        { "Part", (N - 40) * (M - 10) },
        { "Pieces", 0 },
        { "Corner", 0 },
        { "Anti", 0 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void OnlyWhatIsUsedIsRead(string kernel, long elements)
    {
        var random = new Random(11);
        double[,] x = Numbers();
        double[] expected = Expected(kernel, x);
        for (int i = 0; i < 9; i++)
        {
            using StoredSource source = i % 3 == 0 ? StoredSource.Of(x) : StoredSource.Of(x, [random.Next(1, N), random.Next(1, M)], wholeChunks: i % 3 == 1);
            Plan plan = kernel == "Late" ? Kernels.Value.Bind(kernel, source, (long)W) : Kernels.Value.Bind(kernel, source);
            var options = new RunOptions { MemoryLimit = PlanRunner.LeastMemory(plan).MemoryLimit + random.Next(200_000), MaxDegreeOfParallelism = random.Next(1, 4) };
            PlanSummary said = PlanRunner.Summarize(plan, options);
            long before = source.ReadBytes;
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.Equal(expected, results[0].Numbers);
            Assert.Equal(report.ReadBytes, source.ReadBytes - before);
            Assert.Equal(said.ReadBytes, report.ReadBytes);
            Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
            if (i % 3 == 0 && elements > 0)
            {
                Assert.Equal(elements * sizeof(double), report.ReadBytes);
            }
        }
    }

    private static double[] Expected(string kernel, double[,] x) => kernel switch
    {
        "Turned" => [.. from i in Enumerable.Range(0, N) from j in Enumerable.Range(1, M - 1) select x[N - 1 - i, j] * 2],
        "Around" => [.. from i in Enumerable.Range(0, N) from j in Enumerable.Range(0, M) select x[i, j] + 1],
        "Axes" => [.. from j in Enumerable.Range(0, 16) from i in Enumerable.Range(0, M) select x[j, i] + 1],
        "Late" => [.. from i in Enumerable.Range(W, N - W) select Enumerable.Range(0, M).Sum(j => x[i, j])],
        "Lower" => [.. from i in Enumerable.Range(0, N) from j in Enumerable.Range(0, M) select j <= i - 1 ? x[i, j] * 2 : 0],
        "Stretched" => [.. from i in Enumerable.Range(0, N) from j in Enumerable.Range(0, M) select 3 * x[i, j]],
        "Binned" => [.. from i in Enumerable.Range(0, N / 2) from j in Enumerable.Range(0, M) select x[2 * i, j] + x[(2 * i) + 1, j]],
        "Flat" => [x.Cast<double>().Sum() * 2],
        "Part" => [(from i in Enumerable.Range(40, N - 40) from j in Enumerable.Range(10, M - 10) select x[i, j]).Sum() * 2],
        "Pieces" => [.. from i in Enumerable.Range(1, (N / 4) - 1) from k in Enumerable.Range(0, 4) select x[(4 * ((N / 4) - 1 - i)) + k, 3] + 1],
        "Corner" => [.. from i in Enumerable.Range(0, 58) select x[i, i + 7] * 2],
        "Anti" => [Enumerable.Range(0, 59).Sum(i => x[i + 1, M - 1 - i])],
        _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
    };

    // Whole numbers, so that sums are exact in any order.
    private static double[,] Numbers()
    {
        var x = new double[N, M];
        for (int i = 0; i < x.Length; i++)
        {
            x[i / M, i % M] = i;
        }

        return x;
    }
}
