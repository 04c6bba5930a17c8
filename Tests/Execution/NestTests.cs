using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;
using static StaticGraph.Tests.Execution.NestPlans;

namespace StaticGraph.Tests.Execution;

/// <summary>Nests give the bits of the flat plan, whatever their parts and blocks; a part of one block reads once, a cut one once a pass.</summary>
public class NestTests
{
    public static TheoryData<int, int, long, int> Shapes
    {
        get
        {
            var data = new TheoryData<int, int, long, int>();
            foreach ((int n, int m) in new[] { (1, 1), (7, 5), (301, 57), (97, 1031), (3, 20_011) })
            {
                foreach (int workers in new[] { 1, 3 })
                {
                    data.Add(n, m, 1L << 30, workers);
                    data.Add(n, m, 250_000, workers);
                    data.Add(n, m, 0, workers);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ScalesRows(int n, int m, long limit, int workers)
        => Check(ZScore, ZScore.Nested(["n", "m"], 1, 4), ZScoreBodies, [n, m], m, limit, workers, passes: 2);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TakesThreePasses(int n, int m, long limit, int workers)
        => Check(Softmax, Softmax.Nested(["n", "m"], 1, 3), SoftmaxBodies, [n, m], 0, limit, workers, passes: 3);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void FinishesColumnsTileByTile(int n, int m, long limit, int workers)
        => Check(ColumnMeans, ColumnMeans.Nested(["m", "n"], 1, 2), ColumnMeansBodies, [n, m], n, limit, workers, passes: 1);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void FoldsEverythingBehindFoldsOfTiles(int n, int m, long limit, int workers)
    {
        Check(Within([0, 1]), Within([0, 1]).Nested(["n", "m"], 1, 3), WithinBodies, [n, m], m, limit, workers, passes: 2);
        Check(Within([0], [1]), Within([0], [1]).Nested(["n", "m"], 1, 3), WithinBodies, [n, m], m, limit, workers, passes: 2);
    }

    [Theory]
    [InlineData(1, 1L << 30)]
    [InlineData(1, 60_000)]
    [InlineData(1, 0)]
    [InlineData(2, 1L << 30)]
    [InlineData(2, 60_000)]
    [InlineData(2, 0)]
    public void KeepsAxesInsideATile(int split, long limit)
        => Check(Centred, Centred.Nested(["k", "m", "n"], split, 2), CentredBodies, [5, 131, 67], 0, limit, workers: 3, passes: 2);

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 0)]
    [InlineData(0, 0)]
    public void WorksOnNothing(int n, int m)
    {
        Check(ZScore, ZScore.Nested(["n", "m"], 1, 4), ZScoreBodies, [n, m], m, 1 << 20, workers: 2, passes: 2);
        Check(ColumnMeans, ColumnMeans.Nested(["m", "n"], 1, 2), ColumnMeansBodies, [n, m], n, 1 << 20, workers: 2, passes: 1);
        Check(Within([0, 1]), Within([0, 1]).Nested(["n", "m"], 1, 3), WithinBodies, [n, m], m, 1 << 20, workers: 2, passes: 2);
        Check(Centred, Centred.Nested(["k", "m", "n"], 1, 2), CentredBodies, [n, m, 3], 0, 1 << 20, workers: 2, passes: 2);
    }

    [Theory]
    [InlineData(64, 64, 16, 1000)]
    [InlineData(10, 333, 7, 100)]
    public void FollowsTheGridsOfItsArrays(int rows, int columns, int sinkRows, int sinkColumns)
    {
        var x = new double[201, 1000];
        ElementwiseTests.Fill(x);
        double[] expected = [.. BindOne(ZScore, ZScoreBodies, x, 1000).ToPlan<double>().Compute()];
        var sink = new StoredSink([sinkRows, sinkColumns]);

        RunReport report = BindOne(ZScore.Nested(["n", "m"], 1, 4), ZScoreBodies, StoredSource.Of(x, [rows, columns], wholeChunks: true), 1000)
            .ToPlan<double>().WriteTo(sink, StreamingTests.Options(8 << 20, 2));

        sink.AssertComplete();
        Assert.Equal(expected, sink.Elements);
        Assert.InRange(report.PeakBytes, 1, 8 << 20);
    }

    // A limit of 0 stands for the smallest one.
    private static void Check(PlanDefinition flat, PlanDefinition nested, SweepBody[] bodies, long[] shape, double scalar, long limit, int workers, int passes)
    {
        Array x = Array.CreateInstance(typeof(double), shape);
        ElementwiseTests.Fill(x);
        double[] elements = [.. x.Cast<double>()];
        double[] expected = Run(BindOne(flat, bodies, new StoredSource(elements, shape), scalar), new RunOptions { MaxDegreeOfParallelism = 1 }).Elements;
        var source = new StoredSource(elements, shape);
        PlanBinding binding = BindOne(nested, bodies, source, scalar);
        RunOptions options = StreamingTests.Options(limit == 0 ? Smallest(binding) : limit, workers);

        (double[] actual, RunReport report, PlanSummary summary) = Run(binding, options);

        Assert.Equal(expected, actual);
        bool isWhole = IsWhole(summary, nested, binding);
        Assert.Equal((isWhole ? 1 : passes) * 8L * elements.Length, source.ReadBytes);
        Assert.Equal(source.ReadBytes, report.ReadBytes);
        Assert.Equal(source.ReadBytes, summary.ReadBytes);
        Assert.Equal(summary.Blocks, report.Blocks);
        Assert.Equal(1, report.Sweeps);
        Assert.Equal(1, summary.Sweeps);
        Assert.True(isWhole || limit < 1L << 30);
        Assert.InRange(report.PeakBytes, 1, options.MemoryLimit!.Value);
        Assert.Equal(expected, Run(BindOne(nested, bodies, x is double[,] matrix ? matrix : new StoredSource(elements, shape), scalar), options with { MemoryLimit = null }).Elements);
    }

    private static bool IsWhole(PlanSummary summary, PlanDefinition nested, PlanBinding binding)
    {
        StepDefinition nest = nested.Nests[0];
        return Enumerable.Range(nest.Split, nest.Axes.Count - nest.Split).All(axis => summary.BlockShapes[0][axis] >= binding.GetLength(nest.Axes[axis]));
    }

    private static long Smallest(PlanBinding binding)
    {
        Plan<double> plan = binding.ToPlan<double>();
        return Assert.Throws<MemoryLimitException>(() => plan.Summarize(StreamingTests.Options(1, 1))).SmallestLimit;
    }

    private static (double[] Elements, RunReport Report, PlanSummary Summary) Run(PlanBinding binding, RunOptions options)
    {
        var sink = new StoredSink();
        Plan<double> plan = binding.ToPlan<double>();
        RunReport report = plan.WriteTo(sink, options);
        sink.AssertComplete();
        return (sink.Elements, report, plan.Summarize(options, sink));
    }
}
