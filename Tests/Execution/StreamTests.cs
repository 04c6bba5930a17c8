using StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>Parts of one array that differ by constants are read together: once, but for what blocks reach over their ends, and to the same bits as apart.</summary>
public sealed class StreamTests
{
    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(
        """
        [ArrayKernel] public static NDArray<double> Differences([Shape("n")] NDArray<double> x) => x[1..] - x[..^1];
        [ArrayKernel] public static NDArray<double> HighDifferences([Shape("n")] NDArray<double> x) => Diff(x, 32);
        [ArrayKernel] public static NDArray<double> Laplacian([Shape("n", "m")] NDArray<double> x) => x[..^2, 1..^1] + x[2.., 1..^1] + x[1..^1, ..^2] + x[1..^1, 2..] - 4 * x[1..^1, 1..^1];
        [ArrayKernel] public static NDArray<double> Backwards([Shape("n", "m")] NDArray<double> x) => Flip(x[2..] * 3, 0) - Flip(x[..^2], 0);
        [ArrayKernel] public static NDArray<double> Years([Shape("n", "m")] NDArray<double> x) => x[300..] - x[..^300];
        [ArrayKernel] public static NDArray<double> Corners([Shape("n", "n")] NDArray<double> x) => x[1.., 1..] + x[..^1, ..^1] + x[1.., 1..].T + x[..^1, ..^1].T;
        [ArrayKernel] public static NDArray<double> Rows([Shape("n", "m")] NDArray<double> x) => x[0] + x[1] * 2 + x[9] * 3;
        [ArrayKernel] public static (NDArray<double>, NDArray<double>) Folds([Shape("n", "m")] NDArray<double> x) => ((x[1..] - x[..^1]).Mean(0), Abs(x[1..]).Max(1));
        [ArrayKernel] public static NDArray<double> Scores([Shape("n", "m")] NDArray<double> x) => (x[.., 1..] - x[.., ..^1]) / (1 + Abs(x[.., 1..] - x[.., ..^1]).Max(1, keepDims: true));
        [ArrayKernel] public static NDArray<double> Far([Shape("n", "m")] NDArray<double> x) => x[1000..] - x[..^1000] + x.Mean();
        [ArrayKernel] public static NDArray<double> Lag([Shape("n", "m")] NDArray<double> x) => x[2..] - x[..^2];
        [ArrayKernel] public static NDArray<double> Halves([Shape("n", "m")] NDArray<double> x) => x[Slice(1, null, 2)] - x[Slice(null, ^1, 2)];
        [ArrayKernel] public static NDArray<double> Tenths([Shape("n", "m")] NDArray<double> x) => x[Slice(1, null, 10)] - x[Slice(null, ^1, 10)];
        [ArrayKernel] public static NDArray<double> Pairs([Shape("n", "m")] NDArray<double> x) => x[.., Slice(1, null, 2)] - x[.., Slice(null, ^1, 2)];
        [ArrayKernel] public static NDArray<double> Thirds([Shape("n", "m")] NDArray<double> x) => x[Slice(^1, 1, -3), Slice(null, ^2, 3)] + x[Slice(^2, 0, -3), Slice(1, ^1, 3)] + x[Slice(^3, null, -3), Slice(2, null, 3)];
        [ArrayKernel] public static NDArray<double> Two([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> y) => x[1..] - y[..^1];
        """));

    public static TheoryData<string, int, int> Shapes => new()
    {
        { "Laplacian", 211, 140 },
        { "Backwards", 211, 140 },
        { "Years", 1000, 90 },
        { "Corners", 160, 160 },
        { "Rows", 40, 3000 },
        { "Folds", 211, 140 },
        { "Scores", 90, 211 },
        { "Halves", 211, 140 },
        { "Halves", 50, 3000 },
        { "Tenths", 211, 240 },
        { "Pairs", 90, 211 },
        { "Thirds", 211, 140 },
        { "Thirds", 40, 3000 },
    };

    [Fact]
    public void DifferencesReadTheirArrayOnce()
    {
        double[] numbers = Numbers(300_000);
        using StoredSource x = StoredSource.Of(numbers);
        Plan plan = Kernels.Value.Bind("Differences", x);
        double[] expected = [.. numbers.Skip(1).Zip(numbers, (next, number) => next - number)];
        foreach (long limit in (long[])[10_000, 100_000, 1 << 20, 64 << 20])
        {
            var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = 2 };
            long before = x.ReadBytes;
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.Equal(expected, results[0].Numbers);
            Assert.Equal(8 * (299_999 + report.Blocks), x.ReadBytes - before);
            Assert.Equal(report.ReadBytes, x.ReadBytes - before);
            Assert.Equal(report.ReadBytes, PlanRunner.Summarize(plan, options).ReadBytes);
            Assert.InRange(report.PeakBytes, 0, limit);
        }
    }

    /// <summary>The differences of powers of two are these powers.</summary>
    [Fact]
    public void DifferencesOfTheHighestOrderReadTheirArrayOnce()
    {
        double[] powers = [.. Enumerable.Range(0, 900).Select(i => Math.ScaleB(1, i))];
        using StoredSource x = StoredSource.Of(powers);
        Plan plan = Kernels.Value.Bind("HighDifferences", x);
        var options = new RunOptions { BlockShapes = [[200]], MaxDegreeOfParallelism = 1 };

        (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

        // Five blocks, of which each reaches 32 elements further.
        Assert.Equal(powers.Take(868), results[0].Numbers);
        Assert.Equal(8 * (868 + (5 * 32)), x.ReadBytes);
        Assert.Equal(report.ReadBytes, x.ReadBytes);
        Assert.Equal(report.ReadBytes, PlanRunner.Summarize(plan, options).ReadBytes);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void BytesAreSaidBeforeAndBitsAreThoseOfArraysInMemory(string kernel, int n, int m)
    {
        var random = new Random(7);
        double[,] numbers = Table(n, m);
        double[][] expected = [.. PlanRunner.Compute(Kernels.Value.Bind(kernel, numbers)).Results.Select(result => result.Numbers)];
        for (int i = 0; i < 12; i++)
        {
            using StoredSource x = i % 3 == 0 ? StoredSource.Of(numbers) : StoredSource.Of(numbers, [random.Next(1, n), random.Next(1, m)], wholeChunks: i % 3 == 1);
            Plan plan = Kernels.Value.Bind(kernel, x);
            var options = new RunOptions { MemoryLimit = Least(plan) + random.Next(400_000), MaxDegreeOfParallelism = random.Next(1, 4) };
            PlanSummary said = PlanRunner.Summarize(plan, options);

            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.Equal(expected, results.Select(result => result.Numbers));
            Assert.Equal(x.ReadBytes, report.ReadBytes);
            Assert.Equal(said.ReadBytes, report.ReadBytes);
            Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
        }
    }

    /// <summary>More chunks than one asks for one by one: what of a block lies in them is counted all the same.</summary>
    [Fact]
    public void BlocksOfManyChunksReadWhatIsPredicted()
    {
        using StoredSource x = StoredSource.Of(Table(200_000, 2), [1, 2]);
        Plan plan = Kernels.Value.Bind("Lag", x);
        var options = new RunOptions { BlockShapes = [[70_000, 2]], MaxDegreeOfParallelism = 1 };

        RunReport report = PlanRunner.Run(plan, options).Report;

        // Three blocks, of which each reaches two rows further.
        Assert.Equal(8 * 2 * (199_998 + (3 * 2)), report.ReadBytes);
        Assert.Equal(report.ReadBytes, x.ReadBytes);
        Assert.Equal(report.ReadBytes, PlanRunner.Summarize(plan, options).ReadBytes);
    }

    [Fact]
    public void WhatIsTooFarApartForTheLimitIsReadApart()
    {
        using StoredSource x = StoredSource.Of(Table(1000, 90));
        Plan plan = Kernels.Value.Bind("Years", x);

        // Both rows of a difference, and the 300 rows that lie between them.
        long apart = PlanRunner.Run(plan, new RunOptions { MemoryLimit = 20_000, MaxDegreeOfParallelism = 1 }).Report.ReadBytes;
        long together = PlanRunner.Run(plan, new RunOptions { MemoryLimit = 4 << 20, MaxDegreeOfParallelism = 1 }).Report.ReadBytes;

        Assert.Equal(8 * 90 * 700 * 2, apart);
        Assert.Equal(8 * 90 * 1000, together);
        Assert.InRange(Least(plan), 1, 5_000);
    }

    [Theory]
    [InlineData("Halves", 1000, 90, 1000 * 90)]
    [InlineData("Halves", 50, 3000, 50 * 3000)]
    [InlineData("Tenths", 1000, 300, 200 * 300)]
    [InlineData("Tenths", 1000, 90, 992 * 90)]
    [InlineData("Pairs", 50, 300, 50 * 300)]
    [InlineData("Thirds", 30, 3000, 3 * 10 * 2998)]
    public void PartsInStepsAreReadWithWhatLiesBetweenOrApart(string kernel, int n, int m, long elements)
    {
        using StoredSource x = StoredSource.Of(Table(n, m));
        Plan plan = Kernels.Value.Bind(kernel, x);

        // Even and odd rows are all of them; two or three long rows of ten or three are read for themselves, short ones with what lies between.
        Assert.Equal(8 * elements, PlanRunner.Run(plan, new RunOptions { MemoryLimit = 64 << 20, MaxDegreeOfParallelism = 1 }).Report.ReadBytes);
        Assert.Equal(8 * elements, x.ReadBytes);
    }

    [Theory]
    [InlineData("Far")]
    [InlineData("Years")]
    [InlineData("Lag")]
    public void ARefusalNamesTheLeastLimitWhateverWasAsked(string kernel)
    {
        using ArraySource<double> x = ArraySource.OfShape<double>([20_000, 1000]);
        Plan plan = Kernels.Value.Bind(kernel, x);
        long least = Least(plan);
        RunOptions Within(long limit) => new() { MemoryLimit = limit, MaxDegreeOfParallelism = 1 };

        Assert.InRange(PlanRunner.Summarize(plan, Within(least)).PeakBytes, 1, least);
        Assert.Equal(least, Assert.Throws<MemoryLimitException>(() => PlanRunner.Summarize(plan, Within(least - 1))).SmallestLimit);
        Assert.Equal(least, Assert.Throws<MemoryLimitException>(() => PlanRunner.Summarize(plan, Within(1000))).SmallestLimit);
    }

    [Fact]
    public void ALagAsLongAsTheArrayLeavesNothing()
    {
        foreach (bool wholeChunks in (bool[])[false, true])
        {
            using StoredSource x = StoredSource.Of(Table(2, 5), [1, 5], wholeChunks);
            using var folder = new TemporaryFolder();
            string path = folder.PathOf("x.h5");
            Python.Run("import sys, h5py, numpy as np; h5py.File(sys.argv[1], 'w').create_dataset('x', data=np.zeros((2, 5)), chunks=(1, 5))", path);
            using ArraySource<double> stored = Hdf5.Open<double>(path, "x");
            foreach (ArraySource source in (ArraySource[])[x, stored])
            {
                (ReferenceArray[] results, RunReport report) = PlanRunner.Run(Kernels.Value.Bind("Lag", source));

                Assert.Equal([0L, 5], results[0].Shape);
                Assert.Equal(0, report.ReadBytes);
            }
        }
    }

    [Fact]
    public void PartsThatAreFoldedTogetherAreOneReading()
    {
        using StoredSource x = StoredSource.Of(Table(211, 140));
        Plan plan = Kernels.Value.Bind("Folds", x);

        Assert.Equal(8 * 211 * 140, PlanRunner.Run(plan, new RunOptions { MemoryLimit = 4 << 20, MaxDegreeOfParallelism = 1 }).Report.ReadBytes);
        Assert.All(Kernels.Value.Sources.Values.Where(source => source.Contains("// Folds:", StringComparison.Ordinal)), source => Assert.Contains("eads x 1.00 times", source, StringComparison.Ordinal));
    }

    [Fact]
    public void OneSourceForTwoParametersIsOneStream()
    {
        using StoredSource x = StoredSource.Of(Numbers(50_000));
        RunReport report = PlanRunner.Run(Kernels.Value.Bind("Two", x, x), new RunOptions { MemoryLimit = 1 << 20, MaxDegreeOfParallelism = 1 }).Report;

        Assert.Equal(8 * (49_999 + report.Blocks), report.ReadBytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void MeetingsOfBlocksAndChunksAreCounted(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 2000; i++)
        {
            long length = random.Next(1, 400), block = random.Next(1, 60), span = random.Next(1, 40), chunk = random.Next(1, 50), offset = random.Next((int)chunk);
            long meetings = 0;
            for (long at = 0; at < length; at += block)
            {
                long end = Math.Min(at + block, length) + span;
                meetings += ((end - 1 + offset) / chunk) - ((at + offset) / chunk) + 1;
            }

            Assert.Equal(meetings, ChunkMeetings.Count(length, block, span, chunk, offset));
        }

        // Of five blocks of 3 and 2 more, one lies in a chunk of 5 and four in two.
        Assert.Equal((1L << 45) / 15 * 9, ChunkMeetings.Count((1L << 45) / 15 * 15, 3, 2, 5, 0));
    }

    private static long Least(Plan plan) => Assert.Throws<MemoryLimitException>(() => PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = 1, MaxDegreeOfParallelism = 1 })).SmallestLimit;

    private static double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => Math.Sin(i) * 100)];

    private static double[,] Table(int n, int m)
    {
        var table = new double[n, m];
        Buffer.BlockCopy(Numbers(n * m), 0, table, 0, 8 * n * m);
        return table;
    }
}
