using System.Diagnostics;
using System.Reflection;
using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Plans in words: stable to the byte, whatever the culture.</summary>
public class ExplainTests
{
    [Fact]
    public void ExplainsABoundPlan()
    {
        var x = new StoredSource(new double[1], [10_000, 1_000]);
        Plan<double> plan = Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), new SubtractBody()], x);

        string text = plan.Explain(new RunOptions { MemoryLimit = 64 << 20, MaxDegreeOfParallelism = 2 });

        bool isDebug = typeof(ExplainTests).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled ?? false;
        Assert.Equal(isDebug, text.StartsWith("Not optimised: this is a Debug build", StringComparison.Ordinal));
        string[] lines = text.Split('\n')[(isDebug ? 1 : 0)..];
        Assert.Equal("MinusColumnSums: MinusColumnSums by hand", lines[0]);
        Assert.StartsWith("  limit 64 MiB, predicted peak ", lines[1]);
        Assert.EndsWith("; reads 152.59 MiB, writes 76.29 MiB", lines[1]);
        Assert.StartsWith("  for results in one piece; in memory or HDF5 files of default chunks a peak of at most ", lines[2]);
        Assert.EndsWith(" 152.59 MiB read and 76.29 MiB written", lines[2]);
        Assert.StartsWith("  sweep 1 over (n, m) = (10000, 1000), ", lines[3]);
        Assert.Contains(" x 1000: reads x; folds sum over n -> sum_x; 76.29 MiB in; peak ", lines[3]);
        Assert.Contains(": reads x; uses held sum_x; writes y; 76.29 MiB in; 76.29 MiB out; peak ", lines[4]);
        Assert.StartsWith("  the peak is in sweep 2, with 4 sets of buffers:", lines[5]);
        Assert.EndsWith("read buffers of x", lines[6]);
        Assert.EndsWith("\n", text);
        Assert.Equal(text, plan.Explain(new RunOptions { MemoryLimit = 64 << 20, MaxDegreeOfParallelism = 2 }));
    }

    [Theory]
    [InlineData(1L << 30, true)]
    [InlineData(100_000, false)]
    public void ExplainsANest(long limit, bool isWhole)
    {
        PlanDefinition nested = NestPlans.ZScore.Nested(["n", "m"], 1, 4);
        Plan<double> plan = NestPlans.BindOne(nested, NestPlans.ZScoreBodies, new StoredSource([], [5000, 7000]), 7000).ToPlan<double>();
        var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = 1 };
        IReadOnlyList<long> block = Assert.Single(plan.Summarize(options).BlockShapes);

        string[] lines = [.. plan.Explain(options).Split('\n').SkipWhile(line => !line.StartsWith("  sweeps ", StringComparison.Ordinal))];

        long parts = (5000 + block[0] - 1) / block[0], blocks = (7000 + block[1] - 1) / block[1];
        Assert.Equal(isWhole, blocks == 1);
        string shares = isWhole
            ? ", each one block: reads x; 267.03 MiB in; 267.03 MiB out; peak "
            : $", each in {blocks} blocks of {block[0]} x {block[1]}: reads x 2 times; 534.06 MiB in; 267.03 MiB out; peak ";
        Assert.StartsWith($"  sweeps 1 to 4 over (n, m) = (5000, 7000), {parts} parts of {block[0]} x 7000{shares}", lines[0]);
        Assert.Equal(
            [
                "    sweep 1: folds sum over m -> sum; folds squared deviations over m -> squares",
                "    finish 2: uses held sum; holds mean",
                "    finish 3: uses held squares; holds deviation",
                "    sweep 4: uses held mean, deviation; writes y",
            ],
            lines[1..5]);
        Assert.StartsWith("  the peak is in sweeps 1 to 4, with ", lines[5]);
    }

    [Fact]
    public void ANestOfOnePartHasNoOthers()
    {
        // Two rows, whose blocks a small limit cuts.
        PlanDefinition nested = NestPlans.ZScore.Nested(["n", "m"], 1, 4);
        Plan<double> plan = NestPlans.BindOne(nested, NestPlans.ZScoreBodies, new StoredSource([], [1, 70_000]), 70_000).ToPlan<double>();

        string[] lines = plan.Explain(new RunOptions { MemoryLimit = 400_000, MaxDegreeOfParallelism = 1 }).Split('\n');

        Assert.Matches(@"^  sweeps 1 to 4 over \(n, m\) = \(1, 70000\), 1 part of 1 x 70000, in \d+ blocks of 1 x \d+: reads x 2 times; ", Assert.Single(lines, line => line.StartsWith("  sweeps ", StringComparison.Ordinal)));
    }

    [Fact]
    public void OfAnEmptyArrayThereIsNoBlock()
    {
        Plan<double> plan = Bind(Cube("n", "m"), [new CubeBody()], new StoredSource([], [0, 5]));

        Assert.Contains("\n  sweep 1 over (n, m) = (0, 5), 0 blocks: reads x; writes y; peak ", plan.Explain());
        Assert.EndsWith("; 1 sweep, 0 blocks", plan.Summarize().ToString());
    }

    [Fact]
    public void WorkSpaceIsNamedAfterTheArrayThatNeedsMost()
    {
        var stored = new StoredSource(new double[9], [9]);
        ArraySource<double> bare = ArraySource.OfShape<double>([9]);

        // What is read needs 100 bytes a set, what is written 50.
        Assert.Equal("work space for reading x", Space(stored, new StoredSink()));
        Assert.Equal("work space for writing y", Space(bare, new StoredSink()));
        Assert.Null(Space(bare, new double[9]));
        Assert.Null(Space(new double[9], new double[9]));
    }

    [Fact]
    public void TooMuchWorkSpaceIsRefusedWithItsArray()
    {
        Plan<double> plan = Bind(Cube("n"), [new CubeBody()], new WideSource());

        string message = Assert.Throws<ArrayStorageException>(() => plan.Summarize()).Message;

        Assert.Equal("Cube needs 3 GiB of work space for reading x; 2 GiB is the most. Store it in smaller chunks.", message);
    }

    [Fact]
    public void SaysWhatOtherPlacesNeedOnlyWhereItIsMore()
    {
        var x = new StoredSource(new double[1], [640, 530], [64, 530]);
        Plan<double> cubes = Bind(Cube("n", "m"), [new CubeBody()], x);
        string Line(long limit) => Assert.Single(cubes.Explain(StreamingTests.Options(limit, 1)).Split('\n'), line => line.StartsWith("  for results in ", StringComparison.Ordinal));

        // A compressed chunk of a result is 64 x 530 x 8 bytes, and takes as much twice again while it is written.
        Assert.EndsWith("; compressed ones do not fit the limit", Line(500_000));
        Assert.DoesNotContain("compressed", Line(4_000_000), StringComparison.Ordinal);

        Plan<double> fromMemory = Bind(Cube("n"), [new CubeBody()], new double[9]);
        PlanSummary[] elsewhere = [.. PlanSummaries.Others(fromMemory.Bound, null).OfType<PlanSummary>()];
        using var here = PreparedPlan.InOnePiece(fromMemory.Bound, null);
        bool isMore = elsewhere.Any(other => other.PeakBytes > here.Plan.PeakBytes);
        Assert.Equal(3, elsewhere.Length);
        Assert.Equal(!isMore, fromMemory.Explain().Contains("  for results in one piece; in memory or HDF5 files of default chunks no more\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1.25, "1.25")]
    [InlineData(2, "2")]
    public void SaysHowFarFromTheBestAPlanCanBeWhereNotAllWereTried(double gap, string text)
    {
        PlanDefinition definition = ReductionPlanTests.MinusColumnSums with { Gap = gap };
        Plan<double> plan = Bind(definition, [new NoBody(), new SubtractBody()], new StoredSource(new double[1], [10_000, 1_000]));

        string line = $"  Not every plan was tried; the bytes moved are at most {text} times the least possible.";
        Assert.Single(plan.Explain().Split('\n'), line);
        Assert.Single(PlanText.Describe(definition).Split('\n'), line);
        Assert.DoesNotContain("Not every plan", PlanText.Describe(definition with { Gap = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public void DescribesAPlanBeforeItIsBound()
    {
        // By hand: one block of x and one of y for each of w workers, 8 rows of 8 doubles for the ends of x, y and sum_x, 8 bytes a column.
        string expected = """
              Sweep 2 over (n, m): reads x; uses held sum_x; writes y
                  8*c0*c1*w + 64*w  read buffers of x
                  8*c0*c1*w + 64*w  write buffers of y
                  1600*w            padded ends of rows
                  8*m + 64          held sum_x
              The peak is the largest of these sums. c0, c1, ...: lengths of a block; w: blocks in flight;
              tokens, height, carried: partial results an output, tree levels, and 1 where blocks cut the axis.
            """.ReplaceLineEndings("\n");
        string text = PlanText.Describe(ReductionPlanTests.MinusColumnSums);

        Assert.StartsWith(
            """
            MinusColumnSums: MinusColumnSums by hand
              Reads x 2.00 times; writes y. The peak grows with 8*m (held sum_x).
              Sweep 1 over (n, m): reads x; folds sum over n -> sum_x for sweep 2

            """.ReplaceLineEndings("\n"),
            text);
        Assert.EndsWith(expected, text);
        Assert.DoesNotContain("\r", text);
        Assert.Equal("Sweep 2 over (n, m): reads x; uses held sum_x; writes y", PlanText.DescribeSweep(ReductionPlanTests.MinusColumnSums, 1));
    }

    [Fact]
    public void SummarizesArraysWithoutData()
    {
        var x = new StoredSource([], [1_000_000_000, 50_000_000], [4096, 4096], wholeChunks: true);
        PlanDefinition cube = Cube("n", "m");
        Plan<double> plan = Bind(cube with { Sweeps = new[] { cube.Sweeps[0] with { Operations = 4 } } }, [new CubeBody()], x);

        PlanSummary summary = plan.Summarize(new RunOptions { MemoryLimit = 1L << 30, MaxDegreeOfParallelism = 2 });

        Assert.InRange(summary.PeakBytes, 1, 1L << 30);
        Assert.Equal(1, summary.Sweeps);
        Assert.Equal(1_000_000_000L * 50_000_000 * 8, summary.WriteBytes);
        Assert.True(summary.ReadBytes >= summary.WriteBytes);
        Assert.Equal(4.0 * 1_000_000_000 * 50_000_000, summary.Flops);
        Assert.Single(summary.BlockShapes);
        Assert.NotEmpty(summary.LargestTerm);
    }

    // What the explanation calls the room beside the buffers, or null where there is none.
    private static string? Space(ArraySource<double> x, ArraySink<double> y)
        => Bind(Cube("n"), [new CubeBody()], x).Explain(null, y).Split('\n').FirstOrDefault(line => line.Contains("work space", StringComparison.Ordinal))?[15..];

    /// <summary>A source whose chunks nobody can decode at once.</summary>
    private sealed class WideSource() : ArraySource<double>([9], [])
    {
        public override string Name => "array 'wide'";

        public override long ScratchBytes => 3L << 30;

        public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<double> destination, Span<byte> scratch) => throw new NotSupportedException();
    }
}
