using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>
/// Arrays under another shape whose chunks come whole and are no boxes of it: a block fetches the chunks that it meets, each once, and that is what was said, to the byte. Elements are those of plain loops.
/// </summary>
public sealed class ReshapedReadsTests
{
    private const int N = 24, M = 18, K = 10;

    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods("""
        [ArrayKernel] public static NDArray<double> Rows([Shape("n", "m", "k")] NDArray<double> x) => x.Reshape([x.GetLength(0), -1]) * 2;
        [ArrayKernel] public static NDArray<double> Columns([Shape("n", "m", "k")] NDArray<double> x) => x.Reshape([-1, x.GetLength(2)]).T * 2;
        [ArrayKernel] public static NDArray<double> Flat([Shape("n", "m", "k")] NDArray<double> x) => x.Ravel() * 2;
        [ArrayKernel] public static NDArray<double> Steps([Shape("n", "m", "k")] NDArray<double> x) => Diff(x.Ravel());
        [ArrayKernel] public static NDArray<double> Rolled([Shape("n", "m", "k")] NDArray<double> x) => Roll(x.Ravel(), 7);
        [ArrayKernel] public static NDArray<double> Padded([Shape("n", "m", "k")] NDArray<double> x) => Pad(x.Ravel(), (5, 2), PadMode.Reflect);
        [ArrayKernel] public static NDArray<double> Listed([Shape("n", "m", "k")] NDArray<double> x) => Take(x.Ravel(), [3, 4000, 17, 2500], 0) + 1;
        [ArrayKernel] public static NDArray<double> Tenth([Shape("n", "m", "k")] NDArray<double> x) => x.Ravel()[Slice(5, null, 701)] + 1;
        [ArrayKernel] public static NDArray<double> Cut([Shape("n", "m", "k")] NDArray<double> x) => x[2..18, 3.., 1..7].Reshape([-1, 8, 30]) + 1;
        [ArrayKernel] public static NDArray<double> Halves([Shape("n", "m", "k")] NDArray<double> x) => Flip(x.Reshape([-1, 2, x.GetLength(1), 5, 2]), 0)[.., 1, .., 1..4] + 1;
        [ArrayKernel] public static NDArray<double> Others([Shape("n", "m", "k")] NDArray<double> x) => x.Reshape([32, 15, 9]) + 1;
        [ArrayKernel] public static NDArray<double> Sums([Shape("n", "m", "k")] NDArray<double> x) => x.Reshape([-1, 36, 40]).Sum(1);
        """));

    private static double[] Numbers { get; } = [.. Enumerable.Range(0, N * M * K).Select(i => (double)i)];

    public static TheoryData<string> Names => [.. "Rows Columns Flat Steps Rolled Padded Listed Tenth Cut Halves Others Sums".Split(' ')];

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatIsReadIsWhatIsSaid(string kernel)
    {
        var random = new Random(5);
        double[] expected = [.. Expected(kernel)];
        for (int i = 0; i < 12; i++)
        {
            long[] chunk = [random.Next(1, N + 1), random.Next(1, M + 1), random.Next(1, K + 1)];
            using var source = new StoredSource(Numbers, [N, M, K], chunk, wholeChunks: true);
            Plan plan = Kernels.Value.Bind(kernel, source);
            var options = new RunOptions { MemoryLimit = PlanRunner.LeastMemory(plan).MemoryLimit + random.Next(60_000), MaxDegreeOfParallelism = random.Next(1, 4) };
            PlanSummary said = PlanRunner.Summarize(plan, options);
            long before = source.ReadBytes;
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.Equal(expected, results[0].Numbers);
            Assert.Equal(said.ReadBytes, source.ReadBytes - before);
            Assert.Equal(said.ReadBytes, report.ReadBytes);
            Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SoItIsOfCompressedFiles(string kernel)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("x.h5");
        Python.Run(
            """
            import sys, h5py, numpy as np
            with h5py.File(sys.argv[1], 'w') as f:
                f.create_dataset('x', data=np.arange(24 * 18 * 10.0).reshape(24, 18, 10), chunks=(5, 7, 3), compression='gzip', shuffle=True)
            """,
            path);
        using ArraySource<double> source = Hdf5.Open<double>(path, "x");
        Plan plan = Kernels.Value.Bind(kernel, source);
        foreach (long more in (long[])[0, 5000, 20_000, 1 << 20])
        {
            var options = new RunOptions { MemoryLimit = PlanRunner.LeastMemory(plan).MemoryLimit + more, MaxDegreeOfParallelism = 2 };
            PlanSummary said = PlanRunner.Summarize(plan, options);
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.Equal([.. Expected(kernel)], results[0].Numbers);
            Assert.Equal(said.ReadBytes, report.ReadBytes);
            Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
        }
    }

    [Theory]
    [InlineData("Rows")]
    [InlineData("Flat")]
    [InlineData("Others")]
    [InlineData("Steps")]
    public void WhereThereIsMemoryEachChunkIsReadOnce(string kernel)
    {
        using var source = new StoredSource(Numbers, [N, M, K], [5, 7, 3], wholeChunks: true);
        Plan plan = Kernels.Value.Bind(kernel, source);
        (_, RunReport report) = PlanRunner.Run(plan, new RunOptions { MemoryLimit = 64 << 20, MaxDegreeOfParallelism = 1 });

        Assert.Equal(5 * 3 * 4 * (5 * 7 * 3) * sizeof(double), report.ReadBytes);
    }

    [Fact]
    public void AShapeOfAShapeIsThatOfTheFile()
    {
        using var source = new StoredSource(Numbers, [N, M, K], [5, 7, 3], wholeChunks: true);
        ArraySource<double> view = source.Reshape([N, M * K]).Reshape([32, 15, 9]);
        Plan plan = Kernels.Value.Bind("Flat", view), direct = Kernels.Value.Bind("Flat", source.Reshape([32, 15, 9]));
        foreach (long more in (long[])[0, 5000, 20_000])
        {
            var options = new RunOptions { MemoryLimit = PlanRunner.LeastMemory(plan).MemoryLimit + more, MaxDegreeOfParallelism = 1 };
            PlanSummary said = PlanRunner.Summarize(plan, options);
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.Equal(Numbers.Select(value => value * 2), results[0].Numbers);
            Assert.Equal(said.ReadBytes, report.ReadBytes);
            Assert.Equal(PlanRunner.Summarize(direct, options).ReadBytes, report.ReadBytes);
        }
    }

    // Chunks of five whole planes: blocks that hold them read everything once, those that do not read chunks again.
    [Fact]
    public void BlocksAreThoseThatReadLittle()
    {
        const int Planes = 400, Plane = 36 * 40;
        using var source = new StoredSource(new double[Planes * Plane], [Planes, 36, 40], [5, 36, 8], wholeChunks: true);
        Plan plan = Kernels.Value.Bind("Flat", source);
        PlanSummary said = PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = 1 << 20, MaxDegreeOfParallelism = 1 });

        Assert.InRange(said.ReadBytes, Planes * Plane * sizeof(double), 1.1 * Planes * Plane * sizeof(double));
    }

    // Forty files that do not end with their chunks: what a few blocks of a few files meet stands for all while blocks are chosen.
    [Fact]
    public void SoTheyAreOfJoinedFiles()
    {
        const int Files = 40, Planes = 12, Plane = 36 * 40;
        ArraySource<double> join = ArraySource.Concatenate(Enumerable.Range(0, Files).Select(_ => (ArraySource<double>)new StoredSource(new double[Planes * Plane], [Planes, 36, 40], [5, 36, 8], wholeChunks: true)), axis: 0);
        PlanSummary said = PlanRunner.Summarize(Kernels.Value.Bind("Flat", join), new RunOptions { MemoryLimit = 1 << 20, MaxDegreeOfParallelism = 1 });

        // The last chunks of a file are stored whole.
        long stored = Files * 15 * Plane * sizeof(double);
        Assert.InRange(said.ReadBytes, stored, 1.35 * stored);
    }

    private static IEnumerable<double> Expected(string kernel)
    {
        double[] x = Numbers;
        return kernel switch
        {
            "Rows" or "Flat" => x.Select(value => value * 2),
            "Columns" => from k in Enumerable.Range(0, K) from row in Enumerable.Range(0, N * M) select x[(row * K) + k] * 2,
            "Steps" => Enumerable.Repeat(1.0, x.Length - 1),
            "Rolled" => [.. x[^7..], .. x[..^7]],
            "Padded" => [.. x[1..6].Reverse(), .. x, .. x[^3..^1].Reverse()],
            "Listed" => [4, 4001, 18, 2501],
            "Tenth" => x.Where((_, i) => i % 701 == 5).Select(value => value + 1),
            "Cut" => from i in Enumerable.Range(2, 16) from j in Enumerable.Range(3, M - 3) from k in Enumerable.Range(1, 6) select x[At(i, j, k)] + 1,
            "Halves" => from i in Enumerable.Range(0, N / 2) from j in Enumerable.Range(0, M) from k in Enumerable.Range(2, 6) select x[At(N - 1 - (2 * i), j, k)] + 1,
            "Others" => x.Select(value => value + 1),
            "Sums" => from i in Enumerable.Range(0, 3) from k in Enumerable.Range(0, 40) select Enumerable.Range(0, 36).Sum(j => x[(((i * 36) + j) * 40) + k]),
            _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
        };
    }

    private static int At(int i, int j, int k) => (((i * M) + j) * K) + k;
}
