using StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>Scans over storage: NumPy's order of additions whatever the limit, the workers and the grids, every byte and the peak as predicted.</summary>
public class ScanRunTests
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel]
        static NDArray<double> Down([Shape("n", "m")] NDArray<double> x) => x.CumSum(axis: 0);

        [ArrayKernel]
        static NDArray<double> Across([Shape("n", "m")] NDArray<double> x) => x.CumSum(axis: 1);

        [ArrayKernel]
        static NDArray<double> Share([Shape("n", "m")] NDArray<double> x) => x - (2 * x).CumSum(axis: 0) / 3;

        [ArrayKernel]
        static NDArray<double> Line([Shape("n")] NDArray<double> x) => x.CumSum();

        [ArrayKernel]
        static NDArray<double> Both([Shape("n", "m")] NDArray<double> x) => x.CumSum(axis: 0).CumSum(axis: 1);

        [ArrayKernel]
        static NDArray<double> Total([Shape("n", "m")] NDArray<double> x) => x.CumSum(axis: 1).Sum(keepDims: true);

        [ArrayKernel]
        static NDArray<double> Columns([Shape("n", "m")] NDArray<double> x) => x.CumSum(axis: 0).Sum(axis: 0);

        [ArrayKernel]
        static NDArray<double> Rows([Shape("n", "m")] NDArray<double> x) => x.CumSum(axis: 0).Sum(axis: 1);

        [ArrayKernel]
        static (NDArray<double>, NDArray<double>) Beside([Shape("n", "m")] NDArray<double> x) => (x.CumSum(axis: 0), x.Sum(axis: 1));

        [ArrayKernel]
        static (NDArray<double>, NDArray<double>) Below([Shape("n", "m")] NDArray<double> x) => (x.CumSum(axis: 0), x.Sum(axis: 0));

        [ArrayKernel]
        static NDArray<double> Moving([Shape("n", "m")] NDArray<double> x) { var c = x.CumSum(axis: 0); return (c[50..] - c[..^50]) / 50; }

        [ArrayKernel]
        static NDArray<double> Anomalies([Shape("n", "m")] NDArray<double> x) => (x - x.Mean(axis: 1, keepDims: true)).CumSum(axis: 1);

        [ArrayKernel]
        static NDArray<double> Centred([Shape("n", "m")] NDArray<double> x) => (x - x.Max(axis: 0)).CumSum(axis: 0);

        [ArrayKernel]
        static NDArray<double> Row([Shape("n", "m")] NDArray<double> x) => x.CumSum();

        [ArrayKernel]
        static NDArray<double> Most([Shape("n", "m")] NDArray<double> x) => NDArray.CumMax(x, axis: 0);

        [ArrayKernel]
        static NDArray<double> Filled([Shape("n", "m")] NDArray<double> x) => NDArray.ForwardFill(NDArray.Sqrt(x), axis: 1);

        [ArrayKernel]
        static NDArray<double> Decayed([Shape("n", "m")] NDArray<double> x) => NDArray.Recurrence(NDArray.Cos(x), x, axis: 0);

        [ArrayKernel]
        static NDArray<double> Smooth([Shape("n", "m")] NDArray<double> x, double alpha) => NDArray.EwmMean(x, alpha, axis: 0);

        [ArrayKernel]
        static NDArray<double> Spread([Shape("n", "m")] NDArray<double> x, double alpha) => NDArray.EwmVar(NDArray.Sqrt(x), alpha, axis: 1, adjust: false);

        [ArrayKernel]
        static NDArray<int> Divided([Shape("n", "m")] NDArray<int> x) => unchecked(60 / x.CumSum(axis: 0));
        """);

    public static TheoryData<long, int, long[]?, long[]?> Runs => new()
    {
        { 1L << 30, 1, null, null },
        { 1L << 30, 4, null, null },
        { 40_000, 2, null, null },
        { 60_000, 3, new long[] { 30, 7 }, null },
        { 200_000, 2, new long[] { 64, 20 }, new long[] { 16, 10 } },
        { 200_000, 4, null, new long[] { 100, 13 } },
        { 1L << 30, 3, new long[] { 1, 57 }, new long[] { 401, 1 } },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void SumsDownColumnsHaveTheSameBits(long limit, int workers, long[]? chunks, long[]? sinkChunks)
    {
        double[,] x = Numbers(401, 57), sums = Down(x);
        Check("Down", x, sums, limit, workers, chunks, sinkChunks);
        Check("Share", x, Elements(x, (i, j) => x[i, j] - (2 * sums[i, j] / 3)), limit + 40_000, workers, chunks, sinkChunks);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void SumsAlongRowsHaveTheSameBits(long limit, int workers, long[]? chunks, long[]? sinkChunks)
    {
        double[,] x = Numbers(401, 57);
        Check("Across", x, Across(x), limit, workers, chunks, sinkChunks);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void SumsAlongBothAxesHaveTheSameBits(long limit, int workers, long[]? chunks, long[]? sinkChunks)
    {
        double[,] x = Numbers(1001, 157);
        Check("Both", x, Across(Down(x)), 10 * limit, workers, chunks, sinkChunks, readings: 2);
    }

    /// <summary>Scans of every kind, over storage: the bits that they have in memory, from one reading, within what was said.</summary>
    [Theory]
    [MemberData(nameof(Runs))]
    public void ScansOfEveryKindHaveTheSameBits(long limit, int workers, long[]? chunks, long[]? sinkChunks)
    {
        double[,] x = Numbers(401, 57);
        foreach (string kernel in new[] { "Most", "Filled", "Decayed", "Smooth", "Spread" })
        {
            object[] more = kernel is "Smooth" or "Spread" ? [0.3] : [];
            double[] expected = ((Plan<double>)Kernels.Bind(kernel, [(ArraySource<double>)x, .. more])).Compute().ToArray();
            var plan = (Plan<double>)Kernels.Bind(kernel, [StoredSource.Of(x, chunks), .. more]);
            var sink = new StoredSink(sinkChunks);
            RunReport report = plan.WriteTo(sink, Options(400_000 + limit, workers));

            sink.AssertComplete();
            Assert.Equal(expected, sink.Elements);
            Assert.Equal(8L * x.Length, report.ReadBytes);
            Assert.Equal(8L * x.Length, report.WriteBytes);
            Assert.InRange(report.PeakBytes, 1, plan.Summarize(Options(400_000 + limit, workers), new StoredSink(sinkChunks)).PeakBytes);
        }
    }

    /// <summary>Without an axis the array is read as one row, in place of its own shape.</summary>
    [Theory]
    [InlineData(1L << 30, 4)]
    [InlineData(40_000, 2)]
    public void AnArrayOfTwoAxesIsOneRow(long limit, int workers)
    {
        double[,] x = Numbers(401, 57);
        double[] sums = [.. x.Cast<double>()];
        for (int i = 1; i < sums.Length; i++)
        {
            sums[i] += sums[i - 1];
        }

        var sink = new StoredSink();
        RunReport report = ((Plan<double>)Kernels.Bind("Row", StoredSource.Of(x))).WriteTo(sink, Options(limit, workers));

        Assert.Equal(sums, sink.Elements);
        Assert.Equal(8L * x.Length, report.ReadBytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void ALineIsReadAheadAndAddedInTurn(int workers)
    {
        double[] x = [.. Enumerable.Range(0, 100_003).Select(i => Math.Sin(i) * 100)], sums = (double[])x.Clone();
        for (int i = 1; i < sums.Length; i++)
        {
            sums[i] = sums[i - 1] + x[i];
        }

        foreach (long limit in new[] { 20_000, 100_000, 1 << 30 })
        {
            var sink = new StoredSink();
            var plan = (Plan<double>)Kernels.Bind("Line", new StoredSource(x, [x.Length]));
            RunReport report = plan.WriteTo(sink, Options(limit, workers));

            sink.AssertComplete();
            Assert.Equal(sums, sink.Elements);
            Assert.Equal(8L * x.Length, report.ReadBytes);
            Assert.Equal(8L * x.Length, report.WriteBytes);
            Assert.InRange(report.PeakBytes, 1, plan.Summarize(Options(limit, workers), sink).PeakBytes);
        }
    }

    [Theory]
    [InlineData("Total")]
    [InlineData("Columns")]
    [InlineData("Rows")]
    public void FoldsOfSumsHaveTheSameBits(string kernel)
    {
        double[,] x = Numbers(701, 157);
        double[,] sums = kernel == "Total" ? Across(x) : Down(x);
        double[] expected = Folded(sums, kernel switch { "Total" => [[0], [1]], "Columns" => [[0]], _ => [[1]] });
        foreach ((long most, int workers) in new[] { (1L << 30, 4), (100_000, 3), (60_000, 1), (300_000, 2) })
        {
            // Sums of rows of sums down columns go through a file where these do not fit.
            long limit = kernel == "Rows" ? 10 * most : most;
            var plan = (Plan<double>)Kernels.Bind(kernel, StoredSource.Of(x, [100, 30]));
            var sink = new StoredSink();
            RunReport report = plan.WriteTo(sink, Options(limit, workers));

            Assert.Equal(expected, sink.Elements);
            Assert.Equal(plan.Summarize(Options(limit, workers), new StoredSink()).ReadBytes, report.ReadBytes);
            Assert.InRange(report.PeakBytes, 1, limit);
        }
    }

    /// <summary>A fold beside a scan meets its elements in order while chains of the scan go side by side.</summary>
    [Theory]
    [InlineData("Beside", 1)]
    [InlineData("Below", 0)]
    public void AFoldBesideSumsHasTheSameBits(string kernel, int folded)
    {
        double[,] x = Numbers(701, 157);
        double[] sums = [.. Down(x).Cast<double>()], expected = Folded(x, [[folded]]);
        foreach ((long limit, int workers) in new[] { (1L << 30, 4), (100_000, 3), (60_000, 1), (300_000, 2) })
        {
            Plan plan = Kernels.Bind(kernel, StoredSource.Of(x, [100, 30]));
            RunOptions options = Options(limit, workers);
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.Equal(sums, results[0].Numbers);
            Assert.Equal(expected, results[1].Numbers);
            Assert.Equal(8L * x.Length, report.ReadBytes);
            Assert.InRange(report.PeakBytes, 1, PlanRunner.Summarize(plan, options).PeakBytes);
        }
    }

    /// <summary>Both parts are of the sums that are held: nothing is read or added up again for the first.</summary>
    [Fact]
    public void AMovingMeanReadsItsArrayOnce()
    {
        double[,] x = Numbers(401, 57), sums = Down(x);
        var plan = (Plan<double>)Kernels.Bind("Moving", StoredSource.Of(x));
        var sink = new StoredSink();
        RunReport report = plan.WriteTo(sink, Options(1L << 30, 2));

        Assert.Equal(Enumerable.Range(0, 351 * 57).Select(i => (sums[(i / 57) + 50, i % 57] - sums[i / 57, i % 57]) / 50), sink.Elements);
        Assert.Equal(8L * x.Length, report.ReadBytes);
    }

    [Fact]
    public void ASweepOfANestSaysWhatItScansInto()
    {
        var plan = (Plan<double>)Kernels.Bind("Anomalies", StoredSource.Of(Numbers(401, 57)));

        Assert.Contains("scans sum along m -> result; writes result", plan.Explain(Options(60_000, 2), new StoredSink()), StringComparison.Ordinal);
    }

    [Fact]
    public void ColumnsThatFitABlockAreReadOnceForTheirMaximumAndTheirSums()
    {
        double[,] x = Numbers(1000, 300);
        StoredSource source = StoredSource.Of(x);
        var plan = (Plan<double>)Kernels.Bind("Centred", source);
        var sink = new StoredSink();
        plan.WriteTo(sink, new RunOptions { MaxDegreeOfParallelism = 2 });

        double[] most = [.. Enumerable.Range(0, 300).Select(j => Enumerable.Range(0, 1000).Max(i => x[i, j]))];
        Assert.Equal(Down(Elements(x, (i, j) => x[i, j] - most[j])).Cast<double>(), sink.Elements);
        Assert.Equal(8L * x.Length, source.ReadBytes);
    }

    [Fact]
    public void OneByteLessThanTheLeastLimitIsRefused()
    {
        foreach (string kernel in new[] { "Down", "Across", "Both", "Share" })
        {
            double[,] x = Numbers(60, 70);
            var plan = (Plan<double>)Kernels.Bind(kernel, StoredSource.Of(x, [20, 16]));
            long least = PlanRunner.LeastMemory(plan).MemoryLimit!.Value;

            plan.WriteTo(new StoredSink(), Options(least, 3));
            Assert.Equal(least, Assert.Throws<MemoryLimitException>(() => plan.WriteTo(new StoredSink(), Options(least - 1, 3))).SmallestLimit);
        }
    }

    [Fact]
    public void ExplainsWhatIsAddedAndWhatIsCarried()
    {
        var plan = (Plan<double>)Kernels.Bind("Down", StoredSource.Of(Numbers(401, 57)));

        Assert.Contains("reads x; scans sum along n -> result; writes result", plan.Explain(Options(60_000, 2), new StoredSink()), StringComparison.Ordinal);
        Assert.Contains("8*c1*w + 64*w     carried sums of result", Kernels.Sources.Values.Single(code => code.Contains("// Down:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void CancelsWhileBlocksWait()
    {
        using var source = new CancellationTokenSource();
        var stored = new StoredSource([.. Numbers(401, 57).Cast<double>()], [401, 57]) { BeforeRead = number => Cancel(source, number) };
        var sink = new StoredSink();

        Assert.ThrowsAny<OperationCanceledException>(() => ((Plan<double>)Kernels.Bind("Down", stored)).WriteTo(sink, Options(40_000, 3), source.Token));
        Assert.True(sink.IsAbandoned && !sink.IsCommitted);
    }

    [Fact]
    public void ABlockThatFailsLetsNobodyWait()
    {
        var stored = new StoredSource([.. Numbers(401, 57).Cast<double>()], [401, 57]) { BeforeRead = number => Fail(number) };

        Assert.Throws<IOException>(() => ((Plan<double>)Kernels.Bind("Down", stored)).WriteTo(new StoredSink(), Options(40_000, 3)));
    }

    [Fact]
    public void SumsDoNotGoOverWhatTheyAreMadeOf()
    {
        double[] x = [1, 2, 3];
        Assert.Throws<ArgumentException>(() => ((Plan<double>)Kernels.Bind("Line", x)).WriteTo(x));
    }

    [Fact]
    public void ADivisionBySumsOfWhichNoneIsZeroIsNone()
    {
        int[,] x = { { 1, 2, 3 }, { 3, 4, 5 } };
        Assert.Equal([60, 30, 20, 15, 10, 7], ((Plan<int>)Kernels.Bind("Divided", x)).Compute());
    }

    [Fact]
    public void ADivisionByASumOfZeroIsAnError()
    {
        int[,] x = { { 1, 2 }, { -1, 3 } };
        Assert.Contains("Divided", Assert.Throws<DivideByZeroException>(() => ((Plan<int>)Kernels.Bind("Divided", x)).Compute()).Message, StringComparison.Ordinal);
    }

    private static double[] Folded(double[,] array, int[][] levels) =>
        ReferenceTree.Reduce<double>(ReductionKind.Sum, [.. array.Cast<double>()], [array.GetLength(0), array.GetLength(1)], levels);

    private static void Cancel(CancellationTokenSource source, int number)
    {
        if (number == 5)
        {
            source.Cancel();
        }
    }

    private static void Fail(int number)
    {
        if (number == 5)
        {
            throw new IOException("The disk is gone.");
        }
    }

    private static void Check(string kernel, double[,] x, double[,] expected, long limit, int workers, long[]? chunks, long[]? sinkChunks, int readings = 1)
    {
        StoredSource source = StoredSource.Of(x, chunks);
        var plan = (Plan<double>)Kernels.Bind(kernel, source);
        var sink = new StoredSink(sinkChunks);
        PlanSummary summary = plan.Summarize(Options(limit, workers), new StoredSink(sinkChunks));
        RunReport report = plan.WriteTo(sink, Options(limit, workers));

        sink.AssertComplete();
        Assert.Equal(expected.Cast<double>(), sink.Elements);
        Assert.Equal(8L * x.Length, source.ReadBytes);
        Assert.Equal(summary.ReadBytes, report.ReadBytes);
        Assert.Equal(summary.WriteBytes, report.WriteBytes);
        Assert.InRange(report.WriteBytes, 8L * x.Length, readings * 8L * x.Length);
        Assert.InRange(report.PeakBytes, 1, Math.Min(limit, summary.PeakBytes));
    }

    private static RunOptions Options(long limit, int workers) => new() { MemoryLimit = limit, MaxDegreeOfParallelism = workers };

    private static double[,] Numbers(int n, int m) => Elements(new double[n, m], (i, j) => Math.Sin((i * 31) + (j * 17)) * Math.Pow(10, (i + j) % 5));

    private static double[,] Down(double[,] x)
    {
        var sums = (double[,])x.Clone();
        for (int i = 1; i < x.GetLength(0); i++)
        {
            for (int j = 0; j < x.GetLength(1); j++)
            {
                sums[i, j] = sums[i - 1, j] + x[i, j];
            }
        }

        return sums;
    }

    private static double[,] Across(double[,] x)
    {
        var sums = (double[,])x.Clone();
        for (int i = 0; i < x.GetLength(0); i++)
        {
            for (int j = 1; j < x.GetLength(1); j++)
            {
                sums[i, j] = sums[i, j - 1] + x[i, j];
            }
        }

        return sums;
    }

    private static double[,] Elements(double[,] like, Func<int, int, double> element)
    {
        var elements = new double[like.GetLength(0), like.GetLength(1)];
        for (int i = 0; i < elements.GetLength(0); i++)
        {
            for (int j = 0; j < elements.GetLength(1); j++)
            {
                elements[i, j] = element(i, j);
            }
        }

        return elements;
    }
}
