using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Random folds over random shapes: whatever the storage grid, the limit and the workers, the bits are those of one block in memory.</summary>
public class RandomRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void FoldsToTheSameBits(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 12; i++)
        {
            long[] shape = Shape(random);
            PlanDefinition plan = Fold(random, shape.Length);
            double[] elements = [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-30, 30)))];
            double[] expected = Run(plan, new StoredSource(elements, shape), new RunOptions { MemoryLimit = 1L << 30, MaxDegreeOfParallelism = 1 });
            for (int run = 0; run < 4; run++)
            {
                long[]? chunks = random.Next(2) == 0 ? null : [.. shape.Select(length => random.NextInt64(1, length + 5))];
                var source = new StoredSource(elements, shape, chunks, wholeChunks: chunks is not null && random.Next(2) == 0);
                RunOptions options = Tight(plan, source, random);

                double[] actual = Run(plan, source, options);

                Assert.True(
                    expected.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(actual.Select(BitConverter.DoubleToInt64Bits)),
                    $"{plan.Sweeps[0].Reductions[0]} over ({string.Join(", ", shape)}) in chunks ({string.Join(", ", chunks ?? [])}), {options}");
            }
        }
    }

    [Fact]
    public void TellsMonitorsWhatItDid()
    {
        var activities = new List<string>();
        long blocks = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "StaticGraph",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (activities)
                {
                    activities.Add($"{activity.OperationName} {activity.TagObjects.First().Value}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var meters = new MeterListener { InstrumentPublished = (instrument, self) => Enable(instrument, self) };
        meters.SetMeasurementEventCallback<long>((_, value, tags, _) => blocks += tags[0].Value is "Monitored" ? value : 0);
        meters.Start();

        Bind(Cube("n") with { Name = "Monitored" }, [new CubeBody()], new double[10]).Compute();

        Assert.Equal(1, blocks);
        Assert.Contains("StaticGraph.Run Monitored", activities);
        Assert.Contains("StaticGraph.Sweep 1", activities);
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == "StaticGraph" && instrument.Name == "staticgraph.blocks")
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    // A limit between the least that works and a little more.
    private static RunOptions Tight(PlanDefinition plan, StoredSource source, Random random)
    {
        var least = Assert.Throws<MemoryLimitException>(() => Run(plan, source, StreamingTests.Options(1, 1)));
        long limit = least.SmallestLimit + (random.Next(3) == 0 ? 0 : (long)(least.SmallestLimit * random.NextDouble() * 8));
        return StreamingTests.Options(limit, random.Next(1, 5));
    }

    private static double[] Run(PlanDefinition plan, StoredSource source, RunOptions options)
    {
        var sink = new StoredSink();
        RunReport report = Bind(plan, [new NoBody(), new CopyLanesBody()], source).WriteTo(sink, options);
        sink.AssertComplete();
        Assert.InRange(report.PeakBytes, 1, options.MemoryLimit!.Value);
        return sink.Elements;
    }

    private static long[] Shape(Random random) => random.Next(3) switch
    {
        0 => [random.Next(1, 5000)],
        1 => [random.Next(1, 300), random.Next(1, 70)],
        _ => [random.Next(1, 40), random.Next(1, 30), random.Next(1, 25)],
    };

    // A fold of some axes, in levels of one axis or two, then a copy of what it left.
    private static PlanDefinition Fold(Random random, int rank)
    {
        string[] axes = [.. new[] { "a", "b", "c" }.Take(rank)];
        int[] reduced = [.. Enumerable.Range(0, rank).Where(_ => random.Next(3) > 0)];
        reduced = reduced.Length == 0 ? [random.Next(rank)] : reduced;
        var levels = new List<List<int>>();
        foreach (int axis in reduced)
        {
            if (levels.Count == 0 || random.Next(2) == 0)
            {
                levels.Add([]);
            }

            levels[^1].Add(axis);
        }

        string[] kept = [.. axes.Where((_, axis) => !reduced.Contains(axis))];
        ReductionKind kind = new[] { ReductionKind.Sum, ReductionKind.Prod, ReductionKind.Max, ReductionKind.SquaredDeviations }[random.Next(4)];
        var reduction = new ReductionDefinition(kind, DType.Double, 0, levels.Select(level => new EquatableArray<int>([.. level])).ToArray(), 0);
        return Define(
            "Fold",
            axes,
            [Parameter("x", axes)],
            [
                Sweep(axes, [Operand(0, "x", [.. Enumerable.Range(0, rank)])], reductions: [reduction]),
                Sweep(kept, [Held(0, "folded", [.. Enumerable.Range(0, kept.Length)])], [Store()]),
            ],
            [Output(kept)],
            held: [new HeldDefinition("folded", DType.Double, kept, 0, 1)]);
    }

    /// <summary>slot 1 = slot 0, which has rank 0 only where there is one element.</summary>
    private sealed class CopyLanesBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (nuint i = 0; i < tile.Length; i += (nuint)Vector256<double>.Count)
                {
                    Vector256.LoadUnsafe(ref tile.Row<double>(0, row), i).StoreUnsafe(ref tile.Row<double>(1, row), i);
                }
            }
        }
    }
}
