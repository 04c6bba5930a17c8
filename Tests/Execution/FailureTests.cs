using System.Numerics.Tensors;
using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>What happens when a run cannot go on: the first error comes out, everybody stops, nothing is left behind.</summary>
public class FailureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void AReadErrorStopsTheRunAndComesOutAsItIs(int workers)
    {
        StoredSource source = Many(number => _ = number == 3 ? throw new IOException("the disk is on fire") : 0);
        var sink = new StoredSink();

        var error = Assert.Throws<IOException>(() => Bind(Cube("n"), [new CubeBody()], source).WriteTo(sink, StreamingTests.Options(20_000, workers)));

        Assert.Equal("the disk is on fire", error.Message);
        Assert.Equal("Cube", error.Data["StaticGraph.Kernel"]);
        Assert.Equal(1, error.Data["StaticGraph.Sweep"]);
        Assert.IsType<long>(error.Data["StaticGraph.Block"]);
        Assert.True(sink.IsAbandoned);
        Assert.False(sink.IsCommitted);
    }

    [Fact]
    public void AnErrorReleasesWorkersThatWaitForTheirTurn()
    {
        // Folding is ordered: the others wait for the block that never comes.
        var x = new double[20_000, 2];
        var source = new StoredSource([.. x.Cast<double>()], [20_000, 2]) { BeforeRead = number => Break(number == 5) };

        Assert.Throws<TimeoutException>(() => Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), new SubtractBody()], source)
            .WriteTo(new StoredSink(), StreamingTests.Options(60_000, 4)));
    }

    [Fact]
    public void AWriteErrorStopsTheRun()
    {
        var sink = new StoredSink { BeforeWrite = () => throw new IOException("full") };

        Assert.Throws<IOException>(() => Bind(Cube("n"), [new CubeBody()], Many(_ => { })).WriteTo(sink, StreamingTests.Options(20_000, 2)));

        Assert.True(sink.IsAbandoned);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void CancellationStopsBetweenBlocks(int workers)
    {
        using var cancel = new CancellationTokenSource();
        int reads = 0;
        StoredSource source = Many(number =>
        {
            Interlocked.Increment(ref reads);
            if (number == 4)
            {
                cancel.Cancel();
            }

            // Blocks taken before the cancellation go on only after it, so that they can be counted.
            Break(number > 4 && !cancel.Token.WaitHandle.WaitOne(10_000));
        });
        var sink = new StoredSink();

        Assert.ThrowsAny<OperationCanceledException>(() => Bind(Cube("n"), [new CubeBody()], source).WriteTo(sink, StreamingTests.Options(20_000, workers), cancel.Token));

        Assert.True(sink.IsAbandoned);
        Assert.InRange(reads, 5, 4 + (2 * workers));
    }

    [Fact]
    public async Task AsyncFormsRunElsewhere()
    {
        using var gate = new ManualResetEventSlim();
        StoredSource source = Many(number => Break(!gate.Wait(10_000)));

        Task<RunReport> run = Bind(Cube("n"), [new CubeBody()], source).WriteToAsync(new StoredSink());
        Assert.False(run.IsCompleted);
        gate.Set();

        Assert.Equal(100_000 * 8, (await run).ReadBytes);
    }

    [Theory]
    [InlineData(100, 57)]
    [InlineData(1000, 999)]
    [InlineData(30_000, 12_345)]
    public void DivisionByZeroNamesTheElement(int n, int zero)
    {
        int[] a = new int[n], b = new int[n];
        Array.Fill(b, 3);
        b[zero] = 0;
        PlanDefinition plan = Define(
            "Divide",
            ["n"],
            [new ParameterDefinition("a", DType.Int32, new[] { "n" }), new ParameterDefinition("b", DType.Int32, new[] { "n" })],
            [Sweep(["n"], [new(OperandKind.Parameter, 0, "a", DType.Int32, Access.Walk(0)), new(OperandKind.Parameter, 1, "b", DType.Int32, Access.Walk(0))], [Store(0, DType.Int32)])],
            [new OutputDefinition("y", DType.Int32, new[] { "n" }, new[] { "n" })]);
        var binding = new PlanBinding(plan, [new DivideBody()]);
        binding.SetSource<int>(0, a);
        binding.SetSource<int>(1, b);
        binding.Bind();

        var error = Assert.Throws<DivideByZeroException>(() => binding.ToPlan<int>().Compute());

        Assert.Contains($"Divide at element [{zero}] (sweep 1, block ", error.Message);
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Plan<double> plan = Bind(Cube("n"), [new CubeBody()], new double[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Compute(new RunOptions { MemoryLimit = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Compute(new RunOptions { MaxDegreeOfParallelism = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Summarize(new RunOptions { MaxDegreeOfParallelism = -1 }));
    }

    [Fact]
    public void ResultsMayReplaceTheirSourceOnlyElementByElement()
    {
        var x = new double[10, 10];
        ElementwiseTests.Fill(x);
        double[] expected = [.. x.Cast<double>().Select(ElementwiseTests.CubeOf)];
        PlanDefinition transposed = Binary(["n", "m"], Parameter("a", "n", "m"), [0, 1], Parameter("b", "m", "n"), [1, 0]);

        Bind(Cube("n", "m"), [new CubeBody()], x).WriteTo(x);

        Assert.Equal(expected, x.Cast<double>());
        Assert.Throws<ArgumentException>(() => Bind(transposed, [new SubtractBody()], x, x).WriteTo(x));
        Assert.Throws<ArgumentException>(() => Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), new SubtractBody()], x).WriteTo(x));
        Assert.Equal(expected, x.Cast<double>());

        // Nor through a view that is copied.
        ArraySource<double> twice = ArraySource.Concatenate<double>([x, x], 0);
        var wide = new double[20, 10];
        ArraySource<double> ends = ArraySource.Concatenate<double>([wide, x], 0).Slice([20, 0], [10, 10]);
        Assert.Throws<ArgumentException>(() => Bind(Cube("n", "m"), [new CubeBody()], ends).WriteTo(x));
        Bind(Cube("n", "m"), [new CubeBody()], twice).WriteTo(wide);
        Assert.Equal(expected.Concat(expected).Select(ElementwiseTests.CubeOf), wide.Cast<double>());

        // Nor where the result goes to every second element of what is read.
        double[] line = new double[20];
        Tensor<double> evens = Tensor.Create(line, 0, [10], [2]);
        Assert.Throws<ArgumentException>(() => Bind(Cube("n"), [new CubeBody()], Tensor.Create(line, 0, [10], [1])).WriteTo(evens));
        Bind(Cube("n"), [new CubeBody()], evens).WriteTo(evens);
        Assert.Equal([1, 0, 1, 0], line[..4]);
    }

    [Fact]
    public void OneSinkCannotTakeTwoResults()
    {
        PlanDefinition plan = Define(
            "Two",
            ["n"],
            [Parameter("x", "n")],
            [Sweep(["n"], [Operand(0, "x", 0)], [Store(0), Store(1)])],
            [Output("n"), Output("n")]);
        Plan<double, double> bound = Binding(plan, [new TwoResultsBody()], new double[5]).ToPlan<double, double>();
        var sink = new StoredSink();
        double[] array = new double[5];

        Assert.Throws<ArrayStorageException>(() => bound.WriteTo(sink, sink));
        Assert.Throws<ArgumentException>(() => bound.WriteTo(array, array));
    }

    [Fact]
    public void ReportsProgressAtTheEnd()
    {
        var seen = new List<RunProgress>();
        var progress = new Listener(seen);

        Bind(Cube("n"), [new CubeBody()], Many(_ => { })).WriteTo(new StoredSink(), StreamingTests.Options(20_000, 2) with { Progress = progress });

        Assert.Equal(1, seen[^1].Fraction);
        Assert.Equal(100_000 * 8, seen[^1].ReadBytes);
        Assert.Equal(seen[^1].TotalBlocks, seen[^1].Blocks);
    }

    private static StoredSource Many(Action<int> beforeRead) => new(new double[100_000], [100_000]) { BeforeRead = beforeRead };

    private static void Break(bool now)
    {
        if (now)
        {
            throw new TimeoutException("the source gave up");
        }
    }

    private sealed class Listener(List<RunProgress> seen) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            lock (seen)
            {
                seen.Add(value);
            }
        }
    }
}
