using System.Text.RegularExpressions;
using StaticGraph.Execution;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>Where results go is part of what is said before a run; without it, what is said holds for the usual places.</summary>
public sealed partial class SinkSummaryTests
{
    private const long Once = 3000L * 3000 * sizeof(double);

    private static readonly RunOptions Options = new() { MemoryLimit = 16 << 20, MaxDegreeOfParallelism = 2 };

    public static TheoryData<string> Kernels => [.. CorpusRuns.Kernels.Where(kernel => kernel.Value.Dims.Count == 2).Select(kernel => kernel.Key)];

    [Fact]
    public void ChunksThatCostAnotherReadingAreNamedWithThoseThatDoNot()
    {
        Plan plan = CorpusRuns.Bind("RowScores", ArraySource.OfShape<double>([3000, 3000], [500, 500]));
        ArraySink<double> square = Sink(new StorageOptions { ChunkShape = [500, 500] });

        string text = plan.Explain(Options, square);

        Assert.Equal(2 * Once, plan.Summarize(Options, square).ReadBytes);
        Match advice = Advice().Match(text);
        Assert.True(advice.Success, text);
        long[] better = [long.Parse(advice.Groups[1].ValueSpan), long.Parse(advice.Groups[2].ValueSpan)];
        ArraySink<double> asAdvised = Sink(new StorageOptions { ChunkShape = better });
        Assert.Equal(Once, plan.Summarize(Options, asAdvised).ReadBytes);
        Assert.DoesNotContain("cost reading", plan.Explain(Options, asAdvised));
    }

    [Fact]
    public void ChunksOfThePlansChoiceCostNoReadingThatNoneWouldNot()
    {
        // The source's chunks leave no room for whole rows of them; in one piece there is.
        Plan plan = CorpusRuns.Bind("RowScores", ArraySource.OfShape<double>([3000, 3000], [500, 500]));

        PlanSummary summary = plan.Summarize(Options with { MemoryLimit = 8 << 20 }, Sink(new StorageOptions()));

        Assert.Equal(Once, summary.ReadBytes);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void WithoutSinksThePredictionHoldsForTheUsualPlaces(string kernel)
    {
        var random = new Random(kernel.Sum(letter => letter));
        CorpusKernel its = CorpusRuns.Kernels[kernel];
        Dictionary<string, long> dims = its.Draw(() => random.NextInt64(100, 3000));
        Plan plan = CorpusRuns.Bind(kernel, [.. its.Arrays.Select((array, i) => PlanRunner.OfShape(array.Type, its.ShapeOf(i, dims)))]);
        long smallest = CorpusRuns.Refusal(plan, 1, 2)?.SmallestLimit ?? 1;
        RunOptions options = Options with { MemoryLimit = smallest << random.Next(7) };

        PlanSummary most = plan.Summarize(options);

        foreach (FilePlace place in (FilePlace[])[new("x.npy", IsNpy: true), new("x.h5"), new("x.h5", IsCompressed: true)])
        {
            if (Within(plan, place, options) is { } summary)
            {
                Assert.True(
                    summary.PeakBytes <= most.PeakBytes && summary.ReadBytes <= most.ReadBytes && summary.WriteBytes <= most.WriteBytes && summary.ScratchBytes <= most.ScratchBytes,
                    $"{plan} within {options.MemoryLimit} bytes to {place}: {summary}; without sinks {most}");
            }
        }
    }

    [Theory]
    [InlineData(300, 5 << 20)]
    [InlineData(300, 8 << 20)]

    // Chunks of whole rows and up to a mebibyte have no room here; smaller ones do.
    [InlineData(50, 210_000)]
    [InlineData(50, 300_000)]
    public void CompressedResultsAreNotAdvisedToBeInOnePiece(long side, long limit)
    {
        RunOptions options = Options with { MemoryLimit = limit };
        Plan plan = CorpusRuns.Bind("RowScores", ArraySource.OfShape<double>([3000, 3000]));
        ArraySink<double> square = Sink(new StorageOptions { ChunkShape = [side, side], Compression = Compression.Gzip() });

        string text = plan.Explain(options, square);

        Assert.Equal(2 * Once, plan.Summarize(options, square).ReadBytes);
        Match advice = Chunks().Match(text);
        Assert.True(advice.Success, text);
        long[] better = [long.Parse(advice.Groups[1].ValueSpan), long.Parse(advice.Groups[2].ValueSpan)];
        Assert.Equal(Once, plan.Summarize(options, Sink(new StorageOptions { ChunkShape = better, Compression = Compression.Gzip() })).ReadBytes);
    }

    [Theory]
    [InlineData(true, "uncompressed results in one piece")]
    [InlineData(false, "results in one piece")]
    public void WhereNoChunksWouldDoOnePieceIsAdvised(bool isCompressed, string advice)
    {
        const long Wide = 200L * 200_000 * sizeof(double);
        Plan plan = CompiledKernels
            .FromMethods("""[ArrayKernel] public static NDArray<double> ColumnScores([Shape("n", "m")] NDArray<double> x) => (x - x.Mean(0)) / x.Std(0);""")
            .Bind("ColumnScores", ArraySource.OfShape<double>([200, 200_000]));
        var square = new StorageOptions { ChunkShape = [50, 50], Compression = isCompressed ? Compression.Gzip() : Compression.None };
        long least = Assert.Throws<MemoryLimitException>(() => plan.Summarize(Options with { MemoryLimit = 1 }, Sink(square))).SmallestLimit;
        RunOptions options = Options with { MemoryLimit = least };

        string text = plan.Explain(options, Sink(square));

        Assert.Equal(2 * Wide, plan.Summarize(options, Sink(square)).ReadBytes);
        Assert.Contains($"\n  the chunks (50, 50) of result cost reading: 610.35 MiB instead of 305.18 MiB; {advice} would not\n", text);
        Assert.Equal(Wide, plan.Summarize(options, Sink(new StorageOptions { ChunkShape = [] })).ReadBytes);
    }

    [Fact]
    public void AKeptPlanKeepsItsVerdictOnChunks()
    {
        Plan plan = CorpusRuns.Bind("RowScores", ArraySource.OfShape<double>([3000, 3000], [500, 500]));
        plan.Summarize(Options, Sink(new StorageOptions()));
        (ChosenPlan? choice, GridVerdict? verdict) = (plan.Bound.Choice, plan.Bound.Verdict);

        plan.Summarize(Options, Sink(new StorageOptions()));

        Assert.NotNull(verdict);
        Assert.Same(verdict, plan.Bound.Verdict);
        Assert.Same(choice, plan.Bound.Choice);

        // Another limit is another question.
        plan.Summarize(Options with { MemoryLimit = 8 << 20 }, Sink(new StorageOptions()));
        Assert.NotSame(verdict, plan.Bound.Verdict);
    }

    [Fact]
    public void SinksThatAreNotOneAResultAreRefused()
    {
        Plan plan = CorpusRuns.Bind("Cube", ArraySource.OfShape<double>([100]));
        ArraySink<double> sink = Sink(new StorageOptions());

        Assert.Contains("has 1 result; it was given 2 sinks", Assert.Throws<ArgumentException>(() => plan.Summarize(null, sink, sink)).Message);
        Assert.Contains("elements of type double", Assert.Throws<ArgumentException>(() => plan.Explain(null, Hdf5.Create<float>("x.h5", "/x"))).Message);
        Assert.Throws<ArgumentNullException>(() => plan.Summarize(null, (ArraySink)null!));
    }

    [Fact]
    public void ArraysInMemoryOfAnotherShapeAreRefused()
    {
        Plan plan = CorpusRuns.Bind("RowScores", ArraySource.OfShape<double>([40, 50]));
        Assert.All(new ArraySink<double>[] { new double[3], new double[3, 3], new double[40, 50, 1], new double[50, 40] }, sink =>
        {
            string message = $"The result has shape (40, 50) and does not fit {sink.Name}.";
            Assert.Equal(message, Assert.Throws<ArrayShapeException>(() => plan.Summarize(null, sink)).Message);
            Assert.Equal(message, Assert.Throws<ArrayShapeException>(() => plan.Explain(null, sink)).Message);
        });
        Assert.StartsWith("RowScores", plan.Explain(null, (ArraySink<double>)new double[40, 50]), StringComparison.Ordinal);
    }

    private static ArraySink<double> Sink(StorageOptions options) => Hdf5.Create<double>("nowhere.h5", "/y", options);

    private static PlanSummary? Within(Plan plan, FilePlace place, RunOptions options)
    {
        try
        {
            return plan.Summarize(options, [.. plan.Bound.Definition.Outputs.Select(output => PlanRunner.FileSink(output.Type.Twin(), place).Sink.Sink)]);
        }
        catch (MemoryLimitException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\n  the chunks \(500, 500\) of result cost reading: 137\.33 MiB instead of 68\.66 MiB; chunks \((\d+), (\d+)\) of result would not\n")]
    private static partial Regex Advice();

    [GeneratedRegex(@"cost reading: 137\.33 MiB instead of 68\.66 MiB; chunks \((\d+), (\d+)\) of result would not\n")]
    private static partial Regex Chunks();
}
