using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using StaticGraph.CompilerServices;
using StaticGraph.Tests.Execution;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Contractions;

/// <summary>Sweeps that contract, beside one chain of fused multiplications and additions an output.</summary>
public sealed class ContractionRunTests
{
    private const long Segment = 1 << 18;

    // a.T.Dot(b), held and then stored.
    private static readonly PlanDefinition Product = Define(
        "Product",
        ["n", "m", "p"],
        [Parameter("a", "n", "m"), Parameter("b", "n", "p")],
        [
            Contraction(["m", "p", "n"], [Operand(0, "a", 2, 0), Operand(1, "b", 2, 1)], other: 1),
            Sweep(["m", "p"], [Held(0, "c", 0, 1)], [Store()]) with { Operations = 0 },
        ],
        [Output("m", "p")],
        held: [new HeldDefinition("c", DType.Double, new[] { "m", "p" }, 0, 1)]);

    // a.T.Dot(a).
    private static readonly PlanDefinition Square = Define(
        "Square",
        ["n", "m"],
        [Parameter("a", "n", "m")],
        [
            Contraction(["m", "m", "n"], [Operand(0, "a", 2, 0)], other: 0),
            Sweep(["m", "m"], [Held(0, "c", 0, 1)], [Store()]) with { Operations = 0 },
        ],
        [Output("m", "m")],
        held: [new HeldDefinition("c", DType.Double, new[] { "m", "m" }, 0, 1)]);

    // Products side by side, each worker with those of its part.
    private static readonly PlanDefinition Batch = Define(
        "Batch",
        ["k", "n", "m", "p"],
        [Parameter("a", "k", "n", "m"), Parameter("b", "k", "n", "p")],
        [
            Contraction(["k", "m", "p", "n"], [Operand(0, "a", 0, 3, 1), Operand(1, "b", 0, 3, 2)], other: 1),
            Sweep(["k", "m", "p"], [Held(0, "c", 0, 1, 2)], [Store()]) with { Operations = 0 },
        ],
        [Output("k", "m", "p")],
        held: [new HeldDefinition("c", DType.Double, new[] { "k", "m", "p" }, 0, 1)]).Nested(["k", "m", "p", "n"], 3, 2);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(0, 3, 2)]
    [InlineData(1000, 37, 20)]
    [InlineData(5000, 65, 130)]
    [InlineData(600_000, 3, 5)]
    public void GoesOnWithEachChain(int n, int m, int p)
    {
        double[,] a = Random(n, m, 1), b = Random(n, p, 2);
        double[,] expected = Chains(a, b);
        foreach ((long limit, int workers) in ((long, int)[])[(16 << 20, 1), (32 << 20, 3), (1L << 30, 2)])
        {
            RunOptions options = StreamingTests.Options(limit, workers);
            Tensor<double> stored = Bind(Product, [new NoBody(), new CopyBody()], StoredSource.Of(a), StoredSource.Of(b)).Compute(options);
            Tensor<double> inMemory = Bind(Product, [new NoBody(), new CopyBody()], a, b).Compute(options);

            Assert.Equal(expected.Cast<double>(), stored);
            Assert.Equal(expected.Cast<double>(), inMemory);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 3)]
    [InlineData(1000, 37)]
    [InlineData(5000, 130)]
    [InlineData(300_000, 5)]
    public void ContractsAnArrayWithItselfAndReadsItOnce(int n, int m)
    {
        double[,] a = Random(n, m, 3);
        double[,] expected = Chains(a, a);
        foreach ((long limit, int workers) in ((long, int)[])[(16 << 20, 1), (32 << 20, 3), (1L << 30, 2)])
        {
            RunOptions options = StreamingTests.Options(limit, workers);
            Plan<double> plan = Bind(Square, [new NoBody(), new CopyBody()], StoredSource.Of(a));

            Assert.Equal(expected.Cast<double>(), plan.Compute(options));
            Assert.Equal(8L * n * m, plan.Summarize(options).ReadBytes);
        }
    }

    // Where rows of the result lie one after another the contraction works in its place: of 13 MiB nothing is held.
    [Fact]
    public void HoldsNoResultThatLiesInMemory()
    {
        const int Depth = 600, Rows = 1300, Columns = 1310;
        double[,] a = Random(Depth, Rows, 4), b = Random(Depth, Columns, 5);
        double[,] expected = Chains(a, b);
        foreach (int workers in (int[])[1, 2, 5])
        {
            var result = new double[Rows, Columns];
            var options = new RunOptions { MaxDegreeOfParallelism = workers };
            MemoryMarshal.CreateSpan(ref result[0, 0], result.Length).Fill(double.NaN);

            RunReport report = Bind(Product, [new NoBody(), new CopyBody()], a, b).WriteTo(result, options);

            Assert.Equal(expected.Cast<double>(), result.Cast<double>());
            Assert.InRange(report.PeakBytes, 1, workers * (3L << 20));
        }
    }

    // Parts of any size, of which the last are smaller, within numbers that nobody may touch. Beyond a segment and of nothing, parts are copied.
    [Theory]
    [InlineData(37, 25, 20, 30)]
    [InlineData(3, 40, 301, 310)]
    [InlineData(1001, 8, 8, 9)]
    [InlineData(2, 300_000, 2, 3)]
    [InlineData(4, 0, 3, 2)]
    public void EachPartIsComputedWhereItIsToBe(int k, int n, int m, int p)
    {
        const int Guard = 100;
        (double[,] a, double[,] b) = (Random(k * n, m, 8), Random(k * n, p, 9));
        double[] expected = [.. Enumerable.Range(0, k).SelectMany(i => Chains(Rows(a, i * n, n), Rows(b, i * n, n)).Cast<double>())];
        foreach (int workers in (int[])[1, 2, 5])
        {
            var all = new double[(k * m * p) + (2 * Guard)];
            Array.Fill(all, double.NaN);
            Plan<double> plan = Bind(Batch, [new NoBody(), new CopyBody()], Cut(a, k), Cut(b, k));
            var options = new RunOptions { MaxDegreeOfParallelism = workers };
            Tensor<double> result = Tensor.Create(all, Guard, [k, m, p], [m * p, p, 1]);
            RunReport report = plan.WriteTo(result, options);

            Assert.Equal(expected, all[Guard..^Guard]);
            Assert.All(all[..Guard].Concat(all[^Guard..]), element => Assert.Equal(double.NaN, element));
            Assert.InRange(report.PeakBytes, 1, workers * (3L << 20));
            Assert.Equal(n is > 0 and <= (int)Segment, plan.Explain(options, (ArraySink<double>)result).Contains("nothing is left to do", StringComparison.Ordinal));
            Assert.Equal(plan.Summarize(options, (ArraySink<double>)result).Blocks, report.Blocks);
        }
    }

    // A run that begins again goes into the array of the second call; one with gaps between its rows gets a copy of what is held.
    [Fact]
    public void GoesIntoTheArrayOfEachRun()
    {
        double[,] a = Random(5, 3, 6), b = Random(5, 4, 7);
        double[,] expected = Chains(a, b);
        for (int run = 0; run < 3; run++)
        {
            var result = new double[3, 4];
            var gaps = new double[3 * 6];
            Bind(Product, [new NoBody(), new CopyBody()], a, b).WriteTo(result);
            Bind(Product, [new NoBody(), new CopyBody()], a, b).WriteTo(Tensor.Create(gaps, 0, [3, 4], [6, 1]));

            Assert.Equal(expected.Cast<double>(), result.Cast<double>());
            Assert.Equal(expected.Cast<double>(), gaps.Where((_, i) => i % 6 < 4));
            Assert.All(gaps.Where((_, i) => i % 6 >= 4), gap => Assert.Equal(0, gap));
        }
    }

    // A result in memory that nothing was added to shows that the block, which had been read, was not computed.
    [Fact]
    public void ComputesNothingOnceItHasStopped()
    {
        using var stop = new CancellationTokenSource();
        var a = new StoredSource(new double[12], [4, 3]) { BeforeRead = _ => stop.Cancel() };
        var result = new double[3, 3];
        MemoryMarshal.CreateSpan(ref result[0, 0], result.Length).Fill(double.NaN);

        Assert.ThrowsAny<OperationCanceledException>(() => Bind(Square, [new NoBody(), new CopyBody()], a).WriteTo(result, cancellationToken: stop.Token));

        Assert.All(result.Cast<double>(), element => Assert.Equal(double.NaN, element));
    }

    // Within the least limit blocks are single elements.
    [Fact]
    public void WhoIsRefusedHearsOfALimitThatMovesLittle()
    {
        Plan<double> plan = Bind(Product, [new NoBody(), new CopyBody()], StoredSource.Of(Random(300, 200, 12)), StoredSource.Of(Random(300, 210, 13)));
        long Moved(long limit) => plan.Summarize(StreamingTests.Options(limit, 2), new StoredSink()) is { } summary ? summary.ReadBytes + summary.WriteBytes : 0;

        var refused = Assert.Throws<MemoryLimitException>(() => Moved(1000));
        Match said = Regex.Match(refused.Message, @"There it moves (.+) in [\d,]+ requests; within (.+?B) it moves (.+) in [\d,]+ requests\.$");

        Assert.Equal(ByteSize.Format(Moved(refused.SmallestLimit)), said.Groups[1].Value);
        Assert.Equal(ByteSize.Format(Moved(ByteSize.Parse(said.Groups[2].Value))), said.Groups[3].Value);
        Assert.InRange(Moved(ByteSize.Parse(said.Groups[2].Value)), 1, 2 * Moved(1L << 30));
        Assert.True(Moved(refused.SmallestLimit) > 2 * Moved(1L << 30));
    }

    // Workers whose blocks wait for the one that cannot be read leave, and nobody goes on.
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void AFailureEndsTheWaiting(int failing)
    {
        double[,] a = Random(600_000, 3, 10), b = Random(600_000, 5, 11);
        var source = new StoredSource([.. a.Cast<double>()], [600_000, 3]) { BeforeRead = number => _ = number == failing ? throw new IOException("gone") : 0 };
        Plan<double> plan = Bind(Product, [new NoBody(), new CopyBody()], source, StoredSource.Of(b));

        Assert.Contains("gone", Assert.ThrowsAny<IOException>(() => plan.Compute(StreamingTests.Options(16 << 20, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProductsOfNothingAreZeros()
    {
        double[,] result = { { double.NaN, 1 }, { 2, 3 } };
        Bind(Product, [new NoBody(), new CopyBody()], new double[0, 2], new double[0, 2]).WriteTo(result);

        Assert.All(result.Cast<double>(), element => Assert.Equal(0, element));
    }

    private static double[,] Rows(double[,] x, int first, int count)
    {
        var rows = new double[count, x.GetLength(1)];
        Array.Copy(x, first * x.GetLength(1), rows, 0, rows.Length);
        return rows;
    }

    // The same as so many arrays side by side.
    private static double[,,] Cut(double[,] x, int count)
    {
        var cut = new double[count, x.GetLength(0) / count, x.GetLength(1)];
        Buffer.BlockCopy(x, 0, cut, 0, sizeof(double) * x.Length);
        return cut;
    }

    private static double[,] Chains(double[,] a, double[,] b)
    {
        var c = new double[a.GetLength(1), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(1); i++)
        {
            for (int j = 0; j < b.GetLength(1); j++)
            {
                c[i, j] = Chain(a, i, b, j);
            }
        }

        return c;
    }

    private static double Chain(double[,] a, int i, double[,] b, int j)
    {
        double total = 0, segment = 0;
        for (int k = 0; k < a.GetLength(0); k++)
        {
            if (k > 0 && k % Segment == 0)
            {
                (total, segment) = (k == Segment ? segment : total + segment, 0);
            }

            segment = double.FusedMultiplyAdd(a[k, i], b[k, j], segment);
        }

        return a.GetLength(0) > Segment ? total + segment : segment;
    }

    private static double[,] Random(int n, int m, int seed)
    {
        var random = new Random(seed);
        var x = new double[n, m];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                x[i, j] = random.NextDouble() - 0.5;
            }
        }

        return x;
    }

    private static SweepDefinition Contraction(string[] axes, OperandDefinition[] factors, int other) => Sweep(
        axes, factors, reductions: [new ReductionDefinition(ReductionKind.Contract, DType.Double, 0, new EquatableArray<int>[] { new[] { axes.Length - 1 } }, 0) { Other = other }]);

    /// <summary>slot 1 = slot 0.</summary>
    private sealed class CopyBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (nint i = 0; i < (nint)tile.Length; i++)
                {
                    System.Runtime.CompilerServices.Unsafe.Add(ref tile.Row<double>(1, row), i) = System.Runtime.CompilerServices.Unsafe.Add(ref tile.Row<double>(0, row), i);
                }
            }
        }
    }
}
