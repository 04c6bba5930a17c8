using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Plans over storage: the same bits whatever the limit, the workers and the grids; every chunk one writer; never more memory than predicted.</summary>
public class StreamingTests
{
    public static TheoryData<long, int, long[]?, long[]?> Runs => new()
    {
        { 1L << 30, 1, null, null },
        { 1L << 30, 4, null, null },
        { 40_000, 2, null, null },
        { 36_000, 3, null, null },
        { 60_000, 2, new long[] { 30, 7 }, null },
        { 200_000, 2, new long[] { 64, 50 }, new long[] { 16, 25 } },
        { 200_000, 3, null, new long[] { 100, 13 } },
        { 1L << 30, 3, new long[] { 1, 1000 }, new long[] { 1000, 1 } },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void SubtractsATransposedArray(long limit, int workers, long[]? chunks, long[]? sinkChunks)
    {
        const int N = 301, M = 157;
        var a = new double[N, M];
        var b = new double[M, N];
        ElementwiseTests.Fill(a);
        ElementwiseTests.Fill(b);
        PlanDefinition plan = Binary(["n", "m"], Parameter("a", "n", "m"), [0, 1], Parameter("b", "m", "n"), [1, 0]);
        var sink = new StoredSink(sinkChunks);

        Plan<double> bound = Bind(plan, [new SubtractBody()], StoredSource.Of(a, chunks), StoredSource.Of(b, chunks));
        RunReport report = bound.WriteTo(sink, Options(limit, workers));

        sink.AssertComplete();
        Assert.Equal(ElementwiseTests.Elements(N, M, (i, j) => a[i, j] - b[j, i]), sink.Elements);
        Assert.Equal(2L * N * M * 8, report.ReadBytes);
        Assert.Equal(1L * N * M * 8, report.WriteBytes);
        Assert.InRange(report.PeakBytes, 1, limit);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void SubtractsColumnSumsToTheSameBits(long limit, int workers, long[]? chunks, long[]? sinkChunks)
    {
        const int N = 1301, M = 23;
        var x = new double[N, M];
        ElementwiseTests.Fill(x);
        double[] expected = [.. Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), new SubtractBody()], x).Compute(new RunOptions { MaxDegreeOfParallelism = 1 })];
        StoredSource source = StoredSource.Of(x, chunks);
        var sink = new StoredSink(sinkChunks);

        RunReport report = Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), new SubtractBody()], source).WriteTo(sink, Options(limit, workers));

        sink.AssertComplete();
        Assert.Equal(expected, sink.Elements);
        Assert.Equal(2L * N * M * 8, source.ReadBytes);
        Assert.Equal(2, report.Sweeps);
        Assert.InRange(report.PeakBytes, 1, limit);
    }

    [Theory]
    [InlineData(100_000, 2)]
    [InlineData(1 << 20, 1)]
    [InlineData(2 << 20, 2)]
    public void TouchesNoMoreThanPredictedAndLittleLess(long limit, int workers)
    {
        const int N = 1000, M = 1000;
        var x = new double[N, M];
        ElementwiseTests.Fill(x);
        using var everybody = new CountdownEvent(SetsOf(Bind(Cube("n", "m"), [new CubeBody()], StoredSource.Of(x)), Options(limit, workers)));
        var source = new StoredSource([.. x.Cast<double>()], [N, M]) { BeforeRead = number => Await(everybody, number) };
        Plan<double> plan = Bind(Cube("n", "m"), [new CubeBody()], source);
        PlanSummary summary = plan.Summarize(Options(limit, workers), new StoredSink());

        NativePool.Measures = true;
        NativePool.TouchedBytes = 0;
        RunReport report = plan.WriteTo(new StoredSink(), Options(limit, workers));
        NativePool.Measures = false;

        Assert.InRange(report.PeakBytes, 1, limit);
        Assert.InRange(NativePool.TouchedBytes, 0.8 * report.PeakBytes, report.PeakBytes);
        Assert.InRange(summary.PeakBytes, report.PeakBytes - 4096, report.PeakBytes + 4096);
    }

    [Fact]
    public void PredictsTheBytesItReads()
    {
        var x = new double[500, 300];
        StoredSource source = StoredSource.Of(x, [70, 90], wholeChunks: true);
        Plan<double> plan = Bind(Cube("n", "m"), [new CubeBody()], source);
        RunOptions options = Options(2 << 20, 2);

        long predicted = plan.Summarize(options, new StoredSink()).ReadBytes;
        RunReport report = plan.WriteTo(new StoredSink(), options);

        Assert.Equal(source.ReadBytes, report.ReadBytes);
        Assert.Equal(predicted, report.ReadBytes);

        // Rows of whole chunks fit the limit, so each chunk is read once.
        Assert.Equal(8L * 8 * 70 * 4 * 90, report.ReadBytes);
    }

    [Fact]
    public void ReadsOneRegionOnceForTwoOperands()
    {
        var x = new double[100, 100];
        ElementwiseTests.Fill(x);
        StoredSource source = StoredSource.Of(x);
        PlanDefinition plan = Binary(["n", "m"], Parameter("a", "n", "m"), [0, 1], Parameter("b", "n", "m"), [0, 1]);
        var sink = new StoredSink();

        Bind(plan, [new SubtractBody()], source, source).WriteTo(sink);

        Assert.Equal(100L * 100 * 8, source.ReadBytes);
        Assert.All(sink.Elements, element => Assert.Equal(0, element));
    }

    [Fact]
    public void RunsWithExactlyTheSmallestLimit()
    {
        var x = new double[200, 50];
        ElementwiseTests.Fill(x);
        Plan<double> plan = Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), new SubtractBody()], StoredSource.Of(x));
        double[] expected = [.. plan.Compute()];

        var refused = Assert.Throws<MemoryLimitException>(() => plan.WriteTo(new StoredSink(), Options(1000, 4)));
        var sink = new StoredSink();
        plan.WriteTo(sink, Options(refused.SmallestLimit, 4));

        Assert.Equal(1000, refused.Limit);
        Assert.True(refused.Needed > 1000);
        Assert.NotEmpty(refused.Term);
        Assert.Equal(expected, sink.Elements);
        Assert.Throws<MemoryLimitException>(() => plan.WriteTo(new StoredSink(), Options(refused.SmallestLimit - 1, 4)));
    }

    [Fact]
    public void RunsOnePlanFromSeveralThreadsAtOnce()
    {
        var x = new double[700, 60];
        ElementwiseTests.Fill(x);
        Plan<double> plan = Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), new SubtractBody()], StoredSource.Of(x));
        double[] expected = [.. plan.Compute()];

        Parallel.For(0, 4, i =>
        {
            var sink = new StoredSink();
            plan.WriteTo(sink, Options(100_000 + (50_000 * i), 2));
            Assert.Equal(expected, sink.Elements);
        });
    }

    [Fact]
    public void WritesEmptyAndScalarArrays()
    {
        var empty = new StoredSink();
        Bind(Cube("n", "m"), [new CubeBody()], new StoredSource([], [0, 5])).WriteTo(empty);
        Assert.True(empty.IsCommitted);
        Assert.Empty(empty.Elements);

        var scalar = new StoredSink();
        Binding(ReductionPlanTests.Total, [new NoBody(), new ReductionPlanTests.CopyBody()], new double[,] { { 1, 2 }, { 3, 4 } }).ToScalarPlan<double>().WriteTo(scalar);
        Assert.Equal([10], scalar.Elements);
    }

    private static int SetsOf(Plan plan, RunOptions options)
    {
        using RunArrays arrays = RunArrays.Open(plan.Bound, null);
        return ChosenPlan.Make(plan.Bound, arrays, options).Steps[0].Sets;
    }

    // The first block of each worker waits for the others, so that every set of buffers is used.
    internal static void Await(CountdownEvent everybody, int number)
    {
        if (number < everybody.InitialCount)
        {
            everybody.Signal();
            everybody.Wait(5_000);
        }
    }

    internal static RunOptions Options(long limit, int workers) => new() { MemoryLimit = limit, MaxDegreeOfParallelism = workers };
}
