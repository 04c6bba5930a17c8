extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>A fold that is repeated, over storage and in memory: NumPy's bits, the bytes of so many readings and the peak as predicted, whoever runs beside it.</summary>
public sealed class MedianRunTests
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel] public static NDArray<double> Middle([Shape("n", "m")] NDArray<double> x) => x.Median();
        [ArrayKernel] public static NDArray<double> Deviation([Shape("n", "m")] NDArray<double> x) => Median(Abs(x - Median(x)));
        [ArrayKernel] public static NDArray<double> Scores([Shape("n", "m")] NDArray<double> x) => (x - x.Median()) / (1 + Abs(x - x.Mean()).Median());
        [ArrayKernel] public static NDArray<double> OfSums([Shape("n", "m")] NDArray<double> x) => x.CumSum(0).Median();
        [ArrayKernel] public static NDArray<double> OfRows([Shape("n", "m")] NDArray<double> x) => x.Max(1).Median();
        [ArrayKernel] public static NDArray<double> OfColumn([Shape("n", "m")] NDArray<double> x) => x[.., 3].Median();
        [ArrayKernel] public static NDArray<double> OfPositions([Shape("n", "m")] NDArray<double> x) => (Arange<double>(x.GetLength(0)) * 2 + x[0, 0]).Median();
        [ArrayKernel] public static NDArray<double> Stretched([Shape("n", "m")] NDArray<double> x) => (x + x[.., ..1]).Median();
        [ArrayKernel] public static NDArray<double> OfCount([Shape("n", "m")] NDArray<double> x) => (x > 0).Median();
        [ArrayKernel] public static (NDArray<double>, NDArray<double>) Two([Shape("n", "m")] NDArray<double> x) => (x.Median(), Abs(x).Median());
        [ArrayKernel] public static (NDArray<double>, NDArray<double>) WithMean([Shape("n", "m")] NDArray<double> x) => (x.Median(), x.Mean());
        [ArrayKernel] public static (NDArray<double>, NDArray<double>) OfTwoTypes([Shape("n", "m")] NDArray<double> x) => (x.Median(), x.Cast<int>().Median());
        [ArrayKernel] public static NDArray<double> OfDouble([Shape("n", "m")] NDArray<double> x) => x.Median();
        [ArrayKernel] public static NDArray<double> OfInt16([Shape("n", "m")] NDArray<short> x) => x.Median();
        [ArrayKernel] public static NDArray<double> OfUInt32([Shape("n", "m")] NDArray<uint> x) => Median(x);
        [ArrayKernel] public static NDArray<float> OfSingle([Shape("n", "m")] NDArray<float> x) => x.Median();
        [ArrayKernel] public static NDArray<double> OfInt64([Shape("n", "m")] NDArray<long> x) => x.Median();
        [ArrayKernel] public static NDArray<double> OfInt32([Shape("n", "m")] NDArray<int> x) => x.Median();
        [ArrayKernel] public static NDArray<double> OfByte([Shape("n", "m")] NDArray<byte> x) => x.Median();
        [ArrayKernel] public static NDArray<double> OfBoolean([Shape("n", "m")] NDArray<bool> x) => x.Median();
        [ArrayKernel] public static NDArray<double> Bytes([Shape("n")] NDArray<byte> x) => x.Median();
        [ArrayKernel] public static NDArray<double> Sum([Shape("n", "m")] NDArray<double> x) => x.Sum();
        """);

    private static readonly Dictionary<string, string> InNumPy = new()
    {
        ["Middle"] = "np.median(x)",
        ["Deviation"] = "np.median(np.abs(x - np.median(x)))",
        ["OfSums"] = "np.median(np.cumsum(x, axis=0))",
        ["OfRows"] = "np.median(x.max(1))",
        ["OfColumn"] = "np.median(x[:, 3])",
        ["OfPositions"] = "np.median(np.arange(x.shape[0]) * 2 + x[0, 0])",
        ["Stretched"] = "np.median(x + x[:, :1])",
        ["OfCount"] = "np.median(x > 0)",
    };

    public static TheoryData<string> Expressions => [.. InNumPy.Keys];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void BitsAreThoseOfNumPyWhateverTheLimitTheWorkersAndTheGrids(string kernel)
    {
        foreach ((int n, int m) in new[] { (401, 57), (300, 40) })
        {
            double[,] x = Numbers(n, m);
            double expected = OfNumPy(InNumPy[kernel], ReferenceArray.Of(x.Cast<double>().ToArray(), n, m));
            Assert.Equal(expected, PlanRunner.Compute(Kernels.Bind(kernel, x)).Results[0].Numbers[0]);
            var random = new Random(n);
            for (int i = 0; i < 9; i++)
            {
                using StoredSource source = i % 3 == 0 ? StoredSource.Of(x) : StoredSource.Of(x, [random.Next(1, n), random.Next(1, m)], wholeChunks: i % 3 == 1);
                Plan plan = Kernels.Bind(kernel, source);
                var options = new RunOptions { MemoryLimit = Least(plan) + random.NextInt64(i < 6 ? 100_000 : 4 << 20), MaxDegreeOfParallelism = random.Next(1, 5) };
                PlanSummary said = PlanRunner.Summarize(plan, options);
                (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

                Assert.Equal(expected, results[0].Numbers[0]);
                Assert.Equal(said.ReadBytes, report.ReadBytes);
                Assert.Equal(said.Blocks, report.Blocks);
                Assert.InRange(report.PeakBytes, 1, said.PeakBytes);
            }
        }
    }

    [Theory]
    [InlineData(CompilerServices.DType.Double)]
    [InlineData(CompilerServices.DType.Single)]
    [InlineData(CompilerServices.DType.Int64)]
    [InlineData(CompilerServices.DType.Int32)]
    [InlineData(CompilerServices.DType.Byte)]
    [InlineData(CompilerServices.DType.Int16)]
    [InlineData(CompilerServices.DType.UInt32)]
    [InlineData(CompilerServices.DType.Boolean)]
    public void FilesOfEveryKindGiveTheBitsOfNumPy(CompilerServices.DType type)
    {
        using var folder = new TemporaryFolder();
        var random = new Random((int)type);
        int number = 0;
        foreach (long[] shape in (long[][])[[1, 1], [1, 2], [1, 3], [37, 53], [64, 40], [5, 1000], [0, 3]])
        {
            ReferenceArray x = RandomArrays.Create(random, type.Twin(), shape);
            double expected = OfNumPy("np.median(x)", x);
            for (int i = 0; i < 4; i++)
            {
                var place = FilePlace.Of(folder.PathOf($"x{number++}"), shape, random, mayLeaveChunks: true);
                using ArraySource source = PlanRunner.InFile(x, place);
                Plan plan = Kernels.Bind($"Of{type}", source);
                var options = new RunOptions { MemoryLimit = Least(plan) + random.NextInt64(1 << 20), MaxDegreeOfParallelism = random.Next(1, 4) };
                (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

                Assert.Equal(expected, results[0].Numbers[0]);
                Assert.Equal(PlanRunner.Summarize(plan, options).ReadBytes, report.ReadBytes);
                Assert.InRange(report.PeakBytes, 1, options.MemoryLimit!.Value);
            }
        }
    }

    [Theory]
    [InlineData("Middle", 4)]
    [InlineData("Deviation", 8)]
    [InlineData("Two", 4)]
    [InlineData("WithMean", 5)]
    [InlineData("OfTwoTypes", 6)]
    public void TheArrayIsReadOnceForEachDigitOfSixteenBits(string kernel, int times)
    {
        double[,] x = Numbers(401, 57);
        foreach (long limit in (long[])[1_200_000, 3_000_000, 1 << 30])
        {
            using StoredSource source = StoredSource.Of(x);
            Plan plan = Kernels.Bind(kernel, source);
            var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = 2 };
            RunReport report = PlanRunner.Run(plan, options).Report;

            Assert.Equal(8L * times * x.Length, source.ReadBytes);
            Assert.Equal(source.ReadBytes, report.ReadBytes);
            Assert.Equal(source.ReadBytes, PlanRunner.Summarize(plan, options).ReadBytes);
        }
    }

    [Fact]
    public void ScoresAreWhatTheirMediansMakeOfTheArray()
    {
        double[,] x = Numbers(401, 57);
        double[] all = [.. x.Cast<double>()];
        double middle = OfNumPy("np.median(x)", ReferenceArray.Of(all, all.Length)), mean = ((ScalarPlan<double>)Kernels.Bind("Sum", x)).Compute() / all.Length;
        double spread = OfNumPy("np.median(x)", ReferenceArray.Of(all.Select(value => Math.Abs(value - mean)).ToArray(), all.Length));
        using StoredSource source = StoredSource.Of(x, [50, 20]);

        Assert.Equal(all.Select(value => (value - middle) / (1 + spread)), PlanRunner.Run(Kernels.Bind("Scores", source), new RunOptions { MemoryLimit = 1_200_000 }).Results[0].Numbers);
    }

    [Fact]
    public void OneByteLessThanTheLeastLimitIsRefused()
    {
        foreach (string kernel in InNumPy.Keys)
        {
            using StoredSource source = StoredSource.Of(Numbers(60, 70), [20, 16]);
            Plan plan = Kernels.Bind(kernel, source);
            long least = Least(plan);

            Assert.InRange(PlanRunner.Run(plan, new RunOptions { MemoryLimit = least, MaxDegreeOfParallelism = 3 }).Report.PeakBytes, 1, least);
            Assert.Equal(least, Assert.Throws<MemoryLimitException>(() => PlanRunner.Run(plan, new RunOptions { MemoryLimit = least - 1, MaxDegreeOfParallelism = 3 })).SmallestLimit);
        }
    }

    [Fact]
    public void EachWorkerTouchesItsTable()
    {
        NativePool.Measures = true;
        try
        {
            foreach (int workers in (int[])[1, 2, 4])
            {
                NativePool.TouchedBytes = 0;
                using StoredSource source = StoredSource.Of(Numbers(2001, 157));
                Plan plan = Kernels.Bind("Middle", source);
                var options = new RunOptions { MemoryLimit = 4 << 20, MaxDegreeOfParallelism = workers };
                PlanSummary said = PlanRunner.Summarize(plan, options);
                RunReport report = PlanRunner.Run(plan, options).Report;

                Assert.Equal(said.PeakBytes, report.PeakBytes);
                Assert.InRange(NativePool.TouchedBytes, 8 << 16, said.PeakBytes);
            }
        }
        finally
        {
            NativePool.Measures = false;
        }
    }

    [Fact]
    public void SaysHowOftenTheArrayIsReadAndWhatIsCounted()
    {
        using StoredSource source = StoredSource.Of(Numbers(401, 57));
        string explained = PlanRunner.Explain(Kernels.Bind("Deviation", source), new RunOptions { MemoryLimit = 1 << 20 });
        string code = Kernels.Sources.Values.Single(text => text.Contains("// Deviation:", StringComparison.Ordinal));

        Assert.Contains("reads x; folds median over n, m in 4 passes -> medianX", explained, StringComparison.Ordinal);
        Assert.Contains("mostly counts of digits, for median)", explained, StringComparison.Ordinal);
        Assert.Contains("714.28 KiB in", explained, StringComparison.Ordinal);
        Assert.Contains("Reads x 8.00 times", code, StringComparison.Ordinal);
        Assert.Contains("524352*w          counts of digits, for medianX", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Middle")]
    [InlineData("Bytes")]
    public void RunsAgainAndAgainAmongOthers(string kernel)
    {
        var random = new Random(3);
        for (int i = 0; i < 60; i++)
        {
            int n = 1 + (i % 7 * 300);
            Array x = kernel == "Bytes" ? RandomBytes(random, n) : Numbers(n, 3 + i);
            double[] sorted = [.. x.Cast<object>().Select(Convert.ToDouble).Order()];
            double expected = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
            Assert.Equal(expected, ((ScalarPlan<double>)Kernels.Bind(kernel, x)).Compute(new RunOptions { MaxDegreeOfParallelism = 1 + (i % 3) }));
            _ = ((ScalarPlan<double>)Kernels.Bind("Sum", Numbers(n, 50))).Compute();
        }
    }

    [Fact]
    public void SeveralThreadsRunOnePlan()
    {
        double[,] x = Numbers(1001, 157);
        var plan = (ScalarPlan<double>)Kernels.Bind("Deviation", x);
        double expected = plan.Compute(new RunOptions { MaxDegreeOfParallelism = 1 });

        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            Assert.Equal(expected, plan.Compute(new RunOptions { MaxDegreeOfParallelism = 1 + (i % 4) }));
            _ = ((ScalarPlan<double>)Kernels.Bind("Sum", x)).Compute();
        });
    }

    [Fact]
    public void AThreadThatComesLateDoesNotTakePartInTheNextPass()
    {
        double[,] x = Numbers(401, 57);
        double expected = ((ScalarPlan<double>)Kernels.Bind("Middle", x)).Compute();
        List<Thread> asked = [], late = [];
        int readings = 0;
        var options = new RunOptions { MemoryLimit = 4 << 20, MaxDegreeOfParallelism = 2, BlockShapes = [[50, 57], []] };
        using var source = new StoredSource([.. x.Cast<double>()], [401, 57])
        {
            BeforeRead = number =>
            {
                readings += late.Contains(Thread.CurrentThread) ? 1 : 0;
                StartLate(asked, late, number);
            },
        };
        HelperThreads.Starter = asked.Add;
        try
        {
            Assert.Equal(expected, PlanRunner.Run(Kernels.Bind("Middle", source), options).Results[0].Numbers[0]);
            Assert.NotEmpty(late);
            Assert.Equal(0, readings);
        }
        finally
        {
            HelperThreads.Starter = null;
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(25)]
    public void ABlockThatFailsInAnyPassEndsTheRun(int fails)
    {
        double[,] x = Numbers(401, 57);
        var options = new RunOptions { MemoryLimit = 4 << 20, MaxDegreeOfParallelism = 2, BlockShapes = [[50, 57], []] };
        using var source = new StoredSource([.. x.Cast<double>()], [401, 57]) { BeforeRead = number => Fail(number, fails) };
        Assert.Throws<IOException>(() => PlanRunner.Run(Kernels.Bind("Middle", source), options));

        using var stop = new CancellationTokenSource();
        using var stopped = new StoredSource([.. x.Cast<double>()], [401, 57]) { BeforeRead = number => Cancel(stop, number, fails) };
        Assert.ThrowsAny<OperationCanceledException>(() => ((ScalarPlan<double>)Kernels.Bind("Middle", stopped)).Compute(options, stop.Token));
    }

    // Nine blocks a pass: the threads that the first one asked for come in the middle of the third.
    private static void StartLate(List<Thread> asked, List<Thread> late, int number)
    {
        if (number == 0)
        {
            late.AddRange(asked);
        }
        else if (number == 22)
        {
            late.ForEach(thread => thread.Start());
            late.ForEach(thread => thread.Join());
        }
    }

    private static void Fail(int number, int fails)
    {
        if (number == fails)
        {
            throw new IOException("The disk is gone.");
        }
    }

    private static void Cancel(CancellationTokenSource source, int number, int at)
    {
        if (number == at)
        {
            source.Cancel();
        }
    }

    private static double OfNumPy(string expression, ReferenceArray x)
    {
        var numPy = new NumPy();
        numPy.Add(expression, ("x", x));
        return BitConverter.ToDouble(numPy.Run()[0]);
    }

    private static long Least(Plan plan) => Assert.Throws<MemoryLimitException>(() => PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = 1, MaxDegreeOfParallelism = 1 })).SmallestLimit;

    private static byte[] RandomBytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    // Of both signs and of many sizes, some of them equal.
    private static double[,] Numbers(int n, int m)
    {
        var numbers = new double[n, m];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                numbers[i, j] = Math.Round(Math.Sin((i * 31) + (j * 17)) * Math.Pow(10, (i + j) % 5), (i * j) % 4 * 2);
            }
        }

        return numbers;
    }
}
