using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Tests.Support;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Sweeps that read an array and its transpose: blocks (i, j) and (j, i) are done together, and what they share is read once.</summary>
public class PairTests
{
    /// <summary>y = b - column sums + 3 b^T, b of shape (n, n).</summary>
    private static PlanDefinition Normalise => Define(
        "Normalise",
        ["n"],
        [Parameter("b", "n", "n")],
        [
            Sweep(["n", "n"], [Operand(0, "b", 0, 1)], reductions: [Sum(0, 0, [0])]),
            Sweep(["n", "n"], [Operand(0, "b", 0, 1), Operand(0, "b", 1, 0), Held(0, "sums", 1)], [Store()]) with { Pair = new[] { 0, 1 } },
        ],
        [Output("n", "n")],
        [new HeldDefinition("sums", DType.Double, new[] { "n" }, 0, 1)]);

    public static TheoryData<int, long, int, long[]?, bool> Runs => new()
    {
        { 1, 1L << 20, 1, null, false },
        { 64, 1L << 20, 2, null, false },
        { 301, 1L << 30, 1, null, false },
        { 301, 1L << 20, 1, null, false },
        { 301, 150_000, 3, null, false },
        { 640, 2L << 20, 2, null, false },
        { 640, 2L << 20, 4, new long[] { 64, 64 }, false },
        { 640, 3L << 20, 2, new long[] { 64, 64 }, true },
        { 333, 3L << 20, 4, new long[] { 64, 64 }, false },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void ReadsATransposedArrayOnce(int n, long limit, int workers, long[]? chunks, bool wholeChunks)
    {
        double[,] b = Whole(n, n);
        StoredSource source = StoredSource.Of(b, chunks, wholeChunks);
        var sink = new StoredSink();
        RunOptions options = StreamingTests.Options(limit, workers);
        Plan<double> plan = Bind(Normalise, [new NoBody(), new CombineBody()], source);

        RunReport report = plan.WriteTo(sink, options);

        sink.AssertComplete();
        Assert.Equal(Expected(b), sink.Elements);
        Assert.Equal((1L + ReadsOfPairs(plan, options)) * n * n * 8, source.ReadBytes);
        Assert.Equal(source.ReadBytes, report.ReadBytes);
        Assert.Equal(plan.Summarize(options, sink).ReadBytes, report.ReadBytes);
        Assert.Equal(1L * n * n * 8, report.WriteBytes);
        Assert.InRange(report.PeakBytes, 1, limit);
        Assert.Equal(report.Blocks, plan.Summarize(options, sink).Blocks);
    }

    [Theory]
    [InlineData(512, false, 2 * 512 * 512 * 8)]
    [InlineData(500, false, 2 * 500 * 500 * 8)]
    [InlineData(512, true, 2 * 512 * 512 * 8)]
    [InlineData(500, true, 2 * 512 * 512 * 8)]
    public void ReadsTwiceInAllWhereBlocksAreSquare(int n, bool isChunked, long bytes)
    {
        // The result's chunks and the limit leave no other block than 128 x 128.
        double[,] b = Whole(n, n);
        StoredSource source = StoredSource.Of(b, isChunked ? [64, 64] : [], isChunked);
        var sink = new StoredSink([128, 128]);
        RunOptions options = StreamingTests.Options(700_000, 1);
        Plan<double> plan = Bind(Normalise, [new NoBody(), new CombineBody()], source);

        RunReport report = plan.WriteTo(sink, options);

        sink.AssertComplete();
        Assert.Equal(Expected(b), sink.Elements);
        Assert.Equal(bytes, source.ReadBytes);
        Assert.Equal(bytes, report.ReadBytes);
    }

    [Fact]
    public void TellsThatBlocksGoInPairs()
    {
        // Rows of 800 kB make square blocks cheap: 10^9 doubles are 7.45 GiB.
        PlanDefinition plan = Define(
            "Difference",
            ["n", "m"],
            [Parameter("x", "n", "n", "m")],
            [Sweep(["n", "n", "m"], [Operand(0, "x", 0, 1, 2), Operand(0, "x", 1, 0, 2)], [Store()]) with { Pair = new[] { 0, 1 } }],
            [Output("n", "n", "m")]);

        string text = Bind(plan, [new SubtractBody()], new StoredSource([], [100, 100, 100_000])).Explain(StreamingTests.Options(256 << 20, 2));
        string sweep = text.Split('\n').Single(line => line.StartsWith("  sweep 1 ", StringComparison.Ordinal));

        Assert.Contains(" in pairs across the diagonal: reads x, x transposed; writes y; 7.45 GiB in; 7.45 GiB out", sweep);
    }

    [Fact]
    public void NeedsNoPairsInMemory()
    {
        double[,] b = Whole(200, 200);

        double[] y = [.. Bind(Normalise, [new NoBody(), new CombineBody()], b).Compute()];

        Assert.Equal(Expected(b), y);
    }

    [Fact]
    public void ReadsWholeBlocksOfAnotherShapeOneByOne()
    {
        // The result's chunks make blocks (n, 7): not square, so both readings are fetched.
        double[,] b = Whole(100, 100);
        StoredSource source = StoredSource.Of(b);
        var sink = new StoredSink([100, 7]);

        Bind(Normalise, [new NoBody(), new CombineBody()], source).WriteTo(sink, StreamingTests.Options(200_000, 2));

        sink.AssertComplete();
        Assert.Equal(Expected(b), sink.Elements);
        Assert.InRange(source.ReadBytes, 2L * 100 * 100 * 8, 3L * 100 * 100 * 8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void KeepsOtherAxesAndReadsOtherArraysForEachHalf(int workers)
    {
        // y[i, k, j] = x[i, k, j] - v[k] - w[j, i] + 3 x[j, k, i]: two pairs of blocks of x, while v is not paired and w only read one way.
        const int N = 37, K = 5;
        double[] x = [.. Enumerable.Range(0, N * K * N).Select(i => (double)(i * 7 % 1013))];
        double[] v = [.. Enumerable.Range(0, K).Select(i => (double)i * i)];
        double[,] w = Whole(N, N);
        PlanDefinition plan = Define(
            "Both",
            ["n", "k"],
            [Parameter("x", "n", "k", "n"), Parameter("again", "n", "k", "n"), Parameter("v", "k"), Parameter("w", "n", "n")],
            [
                Sweep(["n", "k", "n"], [Operand(0, "x", 0, 1, 2), Operand(1, "again", 2, 1, 0), Operand(2, "v", 1), Operand(3, "w", 2, 0), Operand(0, "x", 0, 1, 2)], [Store()])
                    with { Pair = new[] { 0, 2 } },
            ],
            [Output("n", "k", "n")]);
        var source = new StoredSource(x, [N, K, N], [8, 2, 8]);
        var others = new StoredSource(v, [K]);
        StoredSource weights = StoredSource.Of(w);
        var sink = new StoredSink([8, 2, 8]);

        // Two parameters are given one source: they are partners all the same.
        Plan<double> bound = Bind(plan, [new FourBody()], source, source, others, weights);
        RunOptions options = StreamingTests.Options(90_000, workers);
        bound.WriteTo(sink, options);
        long depth = bound.Summarize(options, sink).BlockShapes[0][1];

        sink.AssertComplete();
        Assert.Equal(ReadsOfPairs(bound, options) * x.Length * 8, source.ReadBytes);
        Assert.Equal(N * N * 8 * ((K + depth - 1) / depth), weights.ReadBytes);
        for (int i = 0; i < x.Length; i++)
        {
            (int first, int middle, int last) = (i / (K * N), i / N % K, i % N);
            Assert.Equal(x[i] - v[middle] - w[last, first] + (3 * x[(((last * K) + middle) * N) + first]), sink.Elements[i]);
        }
    }

    [Theory]
    [InlineData(3, 250)]
    [InlineData(250, 3)]
    [InlineData(299, 299)]
    public void DivisionByZeroNamesTheElementInBothHalves(int row, int column)
    {
        const int N = 300;
        int[] b = [.. Enumerable.Repeat(3, N * N)];
        b[(column * N) + row] = 0;
        PlanDefinition plan = Define(
            "Ratio",
            ["n"],
            [new ParameterDefinition("b", DType.Int32, new[] { "n", "n" })],
            [
                Sweep(["n", "n"], [new(OperandKind.Parameter, 0, "b", DType.Int32, Access.Walk(0, 1)), new(OperandKind.Parameter, 0, "b", DType.Int32, Access.Walk(1, 0))], [Store(0, DType.Int32)])
                    with { Pair = new[] { 0, 1 } },
            ],
            [new OutputDefinition("y", DType.Int32, new[] { "n", "n" }, new[] { "n", "n" })]);
        var binding = new PlanBinding(plan, [new DivideBody()]);
        binding.SetSource(0, new BlockSource<int>(b, [N, N], []));
        binding.Bind();

        var error = Assert.Throws<DivideByZeroException>(() => binding.ToPlan<int>().WriteTo(new BlockSink<int>(), StreamingTests.Options(200_000, 1)));

        Assert.Contains($"Ratio at element [{row}, {column}] (sweep 1, block ", error.Message);
    }

    [Fact]
    public void CountsTheUpperTriangle()
    {
        long number = 0;
        for (long column = 0; column < 200; column++)
        {
            for (long row = 0; row <= column; row++)
            {
                Assert.Equal((row, column), BlockPairs.Unrank(number++));
            }
        }
    }

    [Theory]
    [InlineData(94_906_265)]
    [InlineData(1_000_000_007)]
    [InlineData(3_037_000_498)]
    public void CountsLargeTrianglesExactly(long column)
    {
        long first = (long)((Int128)column * (column + 1) / 2);

        Assert.Equal((0, column), BlockPairs.Unrank(first));
        Assert.Equal((column, column), BlockPairs.Unrank(first + column));
        Assert.Equal((column - 1, column - 1), BlockPairs.Unrank(first - 1));
    }

    // Square blocks are read once for both halves of a pair.
    private static int ReadsOfPairs(Plan plan, RunOptions options)
    {
        IReadOnlyList<long> block = plan.Summarize(options).BlockShapes[^1];
        return block[0] == block[^1] ? 1 : 2;
    }

    // Whole numbers, whose sums are exact in any order.
    private static double[,] Whole(int rows, int columns)
    {
        var array = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                array[i, j] = ((i * 31) + (j * 17)) % 97;
            }
        }

        return array;
    }

    private static double[] Expected(double[,] b)
    {
        int n = b.GetLength(0);
        double[] sums = [.. Enumerable.Range(0, n).Select(j => Enumerable.Range(0, n).Sum(i => b[i, j]))];
        return [.. ElementwiseTests.Elements(n, n, (i, j) => b[i, j] - sums[j] + (3 * b[j, i]))];
    }

    /// <summary>slot 3 = slot 0 - slot 2 + 3 slot 1.</summary>
    private sealed class CombineBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (int i = 0; i < (int)tile.Length; i++)
                {
                    Lane<double>(tile, 3, row, i) = Lane<double>(tile, 0, row, i) - Lane<double>(tile, 2, row, i) + (3 * Lane<double>(tile, 1, row, i));
                }
            }
        }
    }

    /// <summary>slot 5 = (slot 0 + slot 4) / 2 - slot 2 - slot 3 + 3 slot 1, where slot 2 has one element a row.</summary>
    private sealed class FourBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                double v = tile.Row<double>(2, row);
                for (int i = 0; i < (int)tile.Length; i++)
                {
                    double x = (Lane<double>(tile, 0, row, i) + Lane<double>(tile, 4, row, i)) / 2;
                    Lane<double>(tile, 5, row, i) = x - v - Lane<double>(tile, 3, row, i) + (3 * Lane<double>(tile, 1, row, i));
                }
            }
        }
    }

    private static ref T Lane<T>(in Tile tile, int slot, nint row, int i)
        where T : unmanaged
        => ref System.Runtime.CompilerServices.Unsafe.Add(ref tile.Row<T>(slot, row), i);
}
