using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Nothing depends on the number of blocks: not what planning allocates, and blocks allocate nothing at all.</summary>
[Collection(AloneCollection.Name)]
public class FlatnessTests
{
    private const int Length = 10;

    [Fact]
    public void PlansTheSameForAHundredBlocksAndForAHundredMillion()
    {
        // Limits of some thousand elements; the lists of lengths to try grow with the logarithm.
        long few = Allocated(() => Summarize(200_000, out _), out PlanSummary small);
        long many = Allocated(() => Summarize(200_000_000_000, out _), out PlanSummary large);

        Assert.InRange(small.Blocks, 50, 500);
        Assert.InRange(large.Blocks, 50_000_000, 500_000_000);
        Assert.Equal(small.BlockShapes[0], large.BlockShapes[0]);

        // Less is allocated once the JIT has compiled the code anew, which it does in its own time.
        Assert.InRange(many, 1, few + 2000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AddsUpBlocksWithoutAllocating(int workers)
    {
        PlanDefinition plan = Define(
            "Sum",
            ["n"],
            [Parameter("x", "n")],
            [
                Sweep(["1", "n"], [Operand(0, "x", 1)], reductions: [Sum(0, 0, [1])]),
                Sweep(["1"], [Held(0, "sum", 0)], [Store()]),
            ],
            [Output("1")],
            [new HeldDefinition("sum", DType.Double, new[] { "1" }, 0, 1)]);

        AssertFlat(blocks =>
        {
            var sum = new double[1];
            Run(plan, [new NoBody(), new CopyBody()], blocks, workers, [[1, Length], [1]], sum);
            Assert.Equal(blocks * Length, sum[0]);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ComputesAndWritesBlocksWithoutAllocating(int workers)
        => AssertFlat(blocks => Run(Cube("n"), [new CubeBody()], blocks, workers, [[Length]], new Nowhere()));

    [Fact]
    public void ComputesPairsOfBlocksWithoutAllocating()
    {
        PlanDefinition plan = Define(
            "Twice",
            ["n"],
            [Parameter("b", "n", "n")],
            [Sweep(["n", "n"], [Operand(0, "b", 0, 1), Operand(0, "b", 1, 0)], [Store()]) with { Pair = new[] { 0, 1 } }],
            [Output("n", "n")]);

        AssertFlat(blocks =>
        {
            long side = (long)Math.Sqrt(blocks) * 3;
            using ArraySource<double> source = ArraySource.Create<double>([side, side], (_, _, block) => block.Fill(1));
            Bind(plan, [new SubtractBody()], source).WriteTo(new Nowhere(), new RunOptions { BlockShapes = [[3, 3]], MaxDegreeOfParallelism = 2 });
        });
    }

    private static PlanSummary Summarize(long length, out PlanSummary summary)
    {
        using ArraySource<double> source = ArraySource.OfShape<double>([length]);
        return summary = Bind(Cube("n"), [new CubeBody()], source).Summarize(new RunOptions { MemoryLimit = 40_000, MaxDegreeOfParallelism = 1 }, new StoredSink());
    }

    private static long Allocated<T>(Func<T> action, out T result)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        result = action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // Of several runs the least: the runtime allocates now and then for itself.
    private static void AssertFlat(Action<long> run)
    {
        const long Few = 1_000, Many = 100_000;
        run(Few);
        run(Many);
        long few = Enumerable.Range(0, 4).Min(_ => AllocatedByAll(() => run(Few)));
        long many = Enumerable.Range(0, 4).Min(_ => AllocatedByAll(() => run(Many)));

        double bytesPerBlock = (double)(many - few) / (Many - Few);
        Assert.True(bytesPerBlock < 0.2, $"{bytesPerBlock} bytes are allocated for a block.");
    }

    private static long AllocatedByAll(Action action)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        action();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static void Run(PlanDefinition plan, SweepBody[] bodies, long blocks, int workers, long[][] shapes, ArraySink<double> sink)
    {
        using ArraySource<double> source = ArraySource.Create<double>([blocks * Length], (_, _, block) => block.Fill(1));
        RunReport report = Bind(plan, bodies, source).WriteTo(sink, new RunOptions { BlockShapes = shapes, MaxDegreeOfParallelism = workers });
        Assert.InRange(report.Blocks, blocks, blocks + 1);
    }

    /// <summary>Takes any number of blocks and keeps none.</summary>
    private sealed class Nowhere : ArraySink<double>
    {
        public override string Name => "nowhere";

        public override ArrayWriter<double> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames) => new Writer();

        private sealed class Writer : ArrayWriter<double>
        {
            public override void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<double> source, Span<byte> scratch)
            {
            }
        }
    }

    /// <summary>slot 1 = slot 0.</summary>
    private sealed class CopyBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (int i = 0; i < (int)tile.Length; i++)
                {
                    System.Runtime.CompilerServices.Unsafe.Add(ref tile.Row<double>(1, row), i) = System.Runtime.CompilerServices.Unsafe.Add(ref tile.Row<double>(0, row), i);
                }
            }
        }
    }
}

/// <summary>Tests that look at the whole process: no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class AloneCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Alone";
}
