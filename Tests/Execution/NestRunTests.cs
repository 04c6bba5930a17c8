using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using static StaticGraph.Tests.Execution.HandWritten;
using static StaticGraph.Tests.Execution.NestPlans;

namespace StaticGraph.Tests.Execution;

/// <summary>What a nest holds, and what happens when it cannot go on.</summary>
public class NestRunTests
{
    private static PlanDefinition NestedZScore { get; } = ZScore.Nested(["n", "m"], 1, 4);

    private static PlanDefinition NestedWithin { get; } = Within([0], [1]).Nested(["n", "m"], 1, 3);

    [Theory]
    [InlineData(4000, 300, 1 << 20, 1)]
    [InlineData(4000, 300, 3 << 20, 2)]
    [InlineData(60, 100_000, 2 << 20, 2)]
    public void TouchesNoMoreThanPredictedAndLittleLess(int n, int m, long limit, int workers)
    {
        var x = new double[n, m];
        ElementwiseTests.Fill(x);
        RunOptions options = StreamingTests.Options(limit, workers);
        using var everybody = new CountdownEvent(Planned(ZScorePlan(StoredSource.Of(x), m), options).Sets);
        var source = new StoredSource([.. x.Cast<double>()], [n, m]) { BeforeRead = number => StreamingTests.Await(everybody, number) };
        Plan<double> plan = ZScorePlan(source, m);
        StepPlan step = Planned(plan, options);

        NativePool.Measures = true;
        NativePool.TouchedBytes = 0;
        RunReport report = plan.WriteTo(new StoredSink(), options);
        NativePool.Measures = false;

        Assert.True(step.PartCount >= 4 * workers);
        Assert.InRange(report.PeakBytes, 1, limit);
        Assert.InRange(NativePool.TouchedBytes, 0.8 * report.PeakBytes, report.PeakBytes);
        Assert.InRange(plan.Summarize(options, new StoredSink()).PeakBytes, report.PeakBytes - 4096, report.PeakBytes + 4096);
    }

    [Fact]
    public void HoldsNothingThatGrowsWithTheTiledAxis()
    {
        RunOptions options = StreamingTests.Options(1 << 20, 2);
        long Smallest(long n) => Assert.Throws<MemoryLimitException>(
            () => ZScorePlan(new StoredSource([], [n, 400]), 400).Summarize(options with { MemoryLimit = 1 })).SmallestLimit;

        Assert.Equal(Smallest(1000), Smallest(1_000_000_000));
        Assert.InRange(ZScorePlan(new StoredSource([], [1_000_000_000, 400]), 400).Summarize(options).PeakBytes, 1, 1 << 20);
    }

    [Theory]
    [InlineData(1 << 20, 64)]
    [InlineData(90_000, 7)]
    public void SymbolsGiveTheSameBytesAsNumbers(long limit, int columns)
    {
        // Streamed from storage without decoding, so that both speak of the same buffers.
        Plan<double> plan = ZScorePlan(new StoredSource([], [1000, columns]), columns);
        RunOptions options = StreamingTests.Options(limit, 2);
        StepPlan step = Planned(plan, options);
        var numbers = new Dictionary<string, long>
        {
            ["n"] = 1000,
            ["m"] = columns,
            [ModelSymbols.Block(0)] = step.Block[0],
            [ModelSymbols.Block(1)] = step.Block[1],
            [ModelSymbols.Sets] = step.Sets,
            [ModelSymbols.Tokens(0)] = 0,
            [ModelSymbols.Height(0)] = 1,
            [ModelSymbols.Carried(0)] = 0,
        };

        long symbolic = SymbolicMemory.Terms(NestedZScore, NestedZScore.Nests[0]).Sum(term => term.Bytes.Evaluate(name => numbers[name]));

        Assert.True(step.IsWhole);
        long decoding = step.Sets * (step.Sweeps.Max(sweep => sweep.Facts.DecodeRoom) + TileShape.Alignment);
        Assert.Equal(step.PeakBytes, symbolic + decoding);
    }

    [Fact]
    public void TilesAllocateNothing()
    {
        long Once(int n)
        {
            Plan<double> plan = BindOne(NestedZScore, ZScoreBodies, new double[n, 300], 300).ToPlan<double>();
            RunOptions options = StreamingTests.Options(1 << 30, 1);
            var y = new double[n, 300];
            plan.WriteTo(y, options);
            long before = GC.GetAllocatedBytesForCurrentThread();
            plan.WriteTo(y, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // Ten times the parts; the search for blocks allocates a little more or less.
        Once(2000);
        Assert.InRange(Once(20_000), 0, Once(2000) + 4096);
    }

    [Theory]
    [InlineData(1, 2 << 20)]
    [InlineData(4, 2 << 20)]
    [InlineData(4, 90_000)]
    public void AReadErrorStopsTheRun(int workers, long limit)
    {
        StoredSource source = Rows(number => _ = number == 9 ? throw new IOException("the disk is on fire") : 0);
        var sink = new StoredSink();

        var error = Assert.Throws<IOException>(() => ZScorePlan(source, 20_000).WriteTo(sink, StreamingTests.Options(limit, workers)));

        Assert.Equal("the disk is on fire", error.Message);
        Assert.Equal("ZScore", error.Data["StaticGraph.Kernel"]);
        Assert.IsType<long>(error.Data["StaticGraph.Block"]);
        Assert.True(sink.IsAbandoned);
    }

    [Theory]
    [InlineData(2 << 20)]
    [InlineData(90_000)]
    public void AnErrorReleasesWorkersThatWaitForTheirTurn(long limit)
    {
        // The fold over everything is ordered: the others wait for the part that never comes.
        StoredSource source = Rows(number => _ = number == 5 ? throw new TimeoutException() : 0);

        Assert.Throws<TimeoutException>(() => BindOne(NestedWithin, WithinBodies, source, 20_000).ToPlan<double>().WriteTo(new StoredSink(), StreamingTests.Options(limit, 4)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void CancellationStopsInsideATile(int workers)
    {
        using var cancel = new CancellationTokenSource();
        int reads = 0;
        StoredSource source = Rows(number =>
        {
            Interlocked.Increment(ref reads);
            if (number == 4)
            {
                cancel.Cancel();
            }

            // Blocks begun before the cancellation go on only after it, so that they can be counted.
            Assert.True(number <= 4 || cancel.Token.WaitHandle.WaitOne(10_000));
        });
        var sink = new StoredSink();
        RunOptions options = StreamingTests.Options(90_000, workers);
        Plan<double> plan = ZScorePlan(source, 20_000);
        Assert.False(Planned(plan, options).IsWhole);

        Assert.ThrowsAny<OperationCanceledException>(() => plan.WriteTo(sink, options, cancel.Token));

        Assert.True(sink.IsAbandoned);
        Assert.InRange(reads, 5, 4 + (2 * workers));
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(30_000)]
    public void AFailureInABodyNamesTheElementAndTheSweep(long limit)
    {
        PlanDefinition plan = Define(
            "Divide",
            ["n", "m"],
            [new ParameterDefinition("a", DType.Int32, new[] { "n", "m" })],
            [
                Sweep(["n", "m"], [Ints(OperandKind.Parameter, "a", 0, 1)], reductions: [new ReductionDefinition(ReductionKind.Sum, DType.Int32, 0, new EquatableArray<int>[] { new[] { 1 } }, 0)]),
                Sweep(["n", "m"], [Ints(OperandKind.Parameter, "a", 0, 1), Ints(OperandKind.Parameter, "a", 0, 1)], [Store(0, DType.Int32)]),
            ],
            [new OutputDefinition("y", DType.Int32, new[] { "n", "m" }, new string[] { null!, null! })],
            [new HeldDefinition("sum", DType.Int32, new[] { "n" }, 0, 0)]).Nested(["n", "m"], 1, 2);
        var a = new int[50, 1000];
        for (int i = 0; i < 50; i++)
        {
            for (int j = 0; j < 1000; j++)
            {
                a[i, j] = i == 37 && j == 901 ? 0 : 7;
            }
        }

        var binding = new PlanBinding(plan, [new NoBody(), new DivideBody()]);
        binding.SetSource<int>(0, new Support.BlockSource<int>([.. a.Cast<int>()], [50, 1000], []));
        binding.Bind();

        var error = Assert.Throws<DivideByZeroException>(() => binding.ToPlan<int>().Compute(StreamingTests.Options(limit, 2)));

        Assert.Contains("Divide at element [37, 901] (sweep 2, block ", error.Message);
    }

    [Fact]
    public void RefusesNestsThatWouldFoldWrongly()
    {
        AssertRefused("leaves the part", Centred.Nested(["n", "k", "m"], 1, 2));
        AssertRefused("each split axis", ReductionPlanTests.Total with { Nests = ReductionPlanTests.Total.Nested(["n", "m"], 1, 2).Nests });
        AssertRefused("outside its nest", ZScore.Nested(["n", "m"], 1, 4) with { Nests = ZScore.Nested(["n", "m"], 1, 3).Nests });
        AssertRefused("another order", ReductionPlanTests.Total.Nested(["m", "n"], 1, 1));
    }

    private static void AssertRefused(string message, PlanDefinition plan)
        => Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => new PlanBinding(plan, ZScoreBodies)).Message);

    private static OperandDefinition Ints(OperandKind kind, string name, params int[] map) => new(kind, 0, name, DType.Int32, Access.Walk(map));

    private static StoredSource Rows(Action<int> beforeRead) => new(new double[60 * 20_000], [60, 20_000]) { BeforeRead = beforeRead };

    private static Plan<double> ZScorePlan(StoredSource source, double columns) => BindOne(NestedZScore, ZScoreBodies, source, columns).ToPlan<double>();

    private static StepPlan Planned(Plan plan, RunOptions options)
    {
        using RunArrays arrays = RunArrays.Open(plan.Bound, null);
        return ChosenPlan.Make(plan.Bound, arrays, options).Steps[0];
    }
}
