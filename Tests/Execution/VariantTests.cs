using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Kernels with several plans: each run takes the best that fits its limit, and says why.</summary>
public class VariantTests
{
    /// <summary>y = x - total, with a copy of x held since the first sweep: read once.</summary>
    private static PlanDefinition Copying => Define(
        "MinusTotal",
        ["n"],
        [Parameter("x", "n")],
        [
            Sweep(["n"], [Operand(0, "x", 0)], [new StoreDefinition(StoreKind.Held, 1, DType.Double)], reductions: [Sum(0, 0, [0])]),
            Sweep(["n"], [Held(1, "copy", 0), Held(0, "total")], [Store()]),
        ],
        [Output("n")],
        [new HeldDefinition("total", DType.Double, Array.Empty<string>(), 0, 1), new HeldDefinition("copy", DType.Double, new[] { "n" }, 0, 1)]) with { Choice = "holds copy" };

    /// <summary>y = x - total, with x read for each sweep.</summary>
    private static PlanDefinition Rereading => Define(
        "MinusTotal",
        ["n"],
        [Parameter("x", "n")],
        [
            Sweep(["n"], [Operand(0, "x", 0)], reductions: [Sum(0, 0, [0])]),
            Sweep(["n"], [Operand(0, "x", 0), Held(0, "total")], [Store()]) with { Operations = 2 },
        ],
        [Output("n")],
        [new HeldDefinition("total", DType.Double, Array.Empty<string>(), 0, 1)]) with { Choice = "reads x twice" };

    private static SweepBody[] CopyingBodies => [new CopyBody(), new SubtractRowBody()];

    private static SweepBody[] RereadingBodies => [new NoBody(), new SubtractRowBody()];

    [Theory]
    [InlineData(4 << 20, 1, 1)]
    [InlineData(800_000, 2, 2)]
    [InlineData(100_000, 2, 2)]
    public void TakesTheFewestBytesThatFit(long limit, int variant, int reads)
    {
        const int N = 100_000;
        double[] x = [.. Enumerable.Range(0, N).Select(i => (double)(i % 1001))];
        double total = x.Sum();
        var source = new StoredSource(x, [N]);
        var sink = new StoredSink();
        Plan<double> plan = Bind(source);
        RunOptions options = StreamingTests.Options(limit, 2);

        RunReport report = plan.WriteTo(sink, options);
        PlanSummary summary = plan.Summarize(options, sink);

        sink.AssertComplete();
        Assert.Equal(x.Select(element => element - total), sink.Elements);
        Assert.Equal(variant, summary.Variant);
        Assert.Equal(variant == 1 ? "holds copy" : "reads x twice", summary.Choice);
        Assert.Equal(reads * N * 8L, source.ReadBytes);
        Assert.Equal(summary.ReadBytes, report.ReadBytes);
        Assert.InRange(report.PeakBytes, 1, limit);
    }

    [Fact]
    public void SaysWhyAVariantRuns()
    {
        Plan<double> plan = Bind(new StoredSource([], [100_000]));

        // 100,000 doubles are 781.25 KiB; the copy is read and written once, x read again costs as much.
        Assert.Contains("\n  variant 1 of 2 (holds copy): fewest bytes (1.53 MiB); variant 2 (reads x twice) moves 2.29 MiB in ", plan.Explain(StreamingTests.Options(4 << 20, 2)));
        Assert.Contains("\n  variant 2 of 2 (reads x twice): the only one that fits; variant 1 (holds copy) needs 78", plan.Explain(StreamingTests.Options(500_000, 2)));
    }

    [Fact]
    public void DecidesTiesByPeakThenOperationsThenOrder()
    {
        var x = new StoredSource([], [100_000]);
        PlanDefinition fewer = Rereading with { Choice = "fewer operations", Sweeps = new[] { Rereading.Sweeps[0], Rereading.Sweeps[1] with { Operations = 1 } } };
        PlanDefinition wider = Rereading with { Choice = "holds more", Held = Rereading.Held.Append(new HeldDefinition("unused", DType.Double, new[] { "n" }, 0, 1)).ToArray() };

        Assert.Contains("  variant 2 of 2 (fewer operations): fewest operations (100000); variant 1 (reads x twice) takes 200000 operations\n", Explain(x, Rereading, fewer));
        Assert.Contains("  variant 2 of 2 (reads x twice): lowest peak (", Explain(x, wider, Rereading));
        Assert.Contains("; variant 1 (holds more) peaks at ", Explain(x, wider, Rereading));
        Assert.Contains("  variant 1 of 3 (reads x twice): the first of equals; variant 2 (reads x twice) costs the same; variant 3 (holds more) peaks at ", Explain(x, Rereading, Rereading, wider));
    }

    /// <summary>In memory nothing is moved: the first variant runs, but for one whose parts are mostly computed again.</summary>
    [Fact]
    public void InMemoryTheFirstRunsUnlessItComputesFarMore()
    {
        ArraySource<double> x = new double[100_000];
        PlanDefinition Taking(int operations) => Rereading with { Choice = $"of {operations}", Sweeps = new[] { Rereading.Sweeps[0], Rereading.Sweeps[1] with { Operations = operations } } };

        Assert.Contains("  variant 1 of 2 (of 4): best where everything lies in memory; variant 2 (of 2) takes 200000 operations\n", Explain(x, Taking(4), Taking(2)));
        Assert.Contains("  variant 2 of 2 (of 2): fewer operations (200000) than variant 1 (of 5), where everything lies in memory; variant 1 (of 5) takes 500000 operations\n", Explain(x, Taking(5), Taking(2)));
    }

    [Fact]
    public void RefusesOnlyWhenNoneFits()
    {
        double[] x = [.. Enumerable.Range(0, 5_000).Select(i => (double)i)];
        double total = x.Sum();
        Plan<double> plan = Bind(new StoredSource(x, [5_000]));
        Plan<double> alone = HandWritten.Bind(Rereading, RereadingBodies, new StoredSource(x, [5_000]));
        var sink = new StoredSink();

        var refused = Assert.Throws<MemoryLimitException>(() => plan.WriteTo(new StoredSink(), StreamingTests.Options(500, 2)));
        plan.WriteTo(sink, StreamingTests.Options(refused.SmallestLimit, 2));

        Assert.Equal(x.Select(element => element - total), sink.Elements);
        Assert.Equal(500, refused.Limit);
        Assert.True(refused.Needed > 500);
        Assert.DoesNotContain("copy", refused.Term);
        Assert.Equal(Assert.Throws<MemoryLimitException>(() => alone.Compute(StreamingTests.Options(500, 2))).SmallestLimit, refused.SmallestLimit);
        Assert.Throws<MemoryLimitException>(() => plan.WriteTo(new StoredSink(), StreamingTests.Options(refused.SmallestLimit - 1, 2)));
        Assert.Throws<MemoryLimitException>(() => plan.Explain(StreamingTests.Options(refused.SmallestLimit - 1, 2)));
    }

    [Fact]
    public void TheVariantThatRunsIsPrepared()
    {
        ObservedBody[] copying = [.. CopyingBodies.Select(body => new ObservedBody(body))], rereading = [.. RereadingBodies.Select(body => new ObservedBody(body))];
        Plan<double> plan = Bind(new StoredSource([], [100_000]), [Copying, Rereading], [copying, rereading]);

        // Before anything is known of the limit, the first; then the one that fits, once.
        Assert.All(copying, body => Assert.True(body.Ended.Wait(TimeSpan.FromMinutes(1))));
        Assert.All(rereading, body => Assert.Equal(0, body.Count));
        plan.Summarize(StreamingTests.Options(500_000, 2));
        Assert.All(rereading, body => Assert.True(body.Ended.Wait(TimeSpan.FromMinutes(1))));
        Assert.False(plan.Bound.Variants[1].Program.BeginsToPrepare());
        Assert.All(copying.Concat(rereading), body => Assert.Equal(1, body.Count));
    }

    [Fact]
    public void OneVariantNeedsNoWords()
    {
        Plan<double> plan = HandWritten.Bind(Rereading, RereadingBodies, new StoredSource([], [1000]));

        Assert.Equal(1, plan.Summarize().Variant);
        Assert.DoesNotContain("variant", plan.Explain());
        Assert.Throws<ArgumentException>(() => new PlanBinding([Rereading], []));
        Assert.Throws<ArgumentException>(() => new PlanBinding([], []));
    }

    private static Plan<double> Bind(ArraySource<double> x) => Bind(x, [Copying, Rereading], [CopyingBodies, RereadingBodies]);

    private static Plan<double> Bind(ArraySource<double> x, PlanDefinition[] variants, SweepBody[][] bodies)
    {
        var binding = new PlanBinding(variants, bodies);
        binding.SetSource(0, x);
        binding.Bind();
        return binding.ToPlan<double>();
    }

    private static string Explain(ArraySource<double> x, params PlanDefinition[] variants)
        => Bind(x, variants, Array.ConvertAll(variants, _ => RereadingBodies)).Explain(StreamingTests.Options(64 << 20, 2));

    /// <summary>slot 1 = slot 0.</summary>
    private sealed class CopyBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (nuint i = 0; i < tile.Length; i++)
                {
                    Unsafe.Add(ref tile.Row<double>(1, row), i) = Unsafe.Add(ref tile.Row<double>(0, row), i);
                }
            }
        }
    }
}
