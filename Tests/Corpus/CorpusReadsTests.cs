using StaticGraph.Tests.Execution;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>The plans worked out by hand: how often each array is read, in how much memory.</summary>
public sealed class CorpusReadsTests
{
    private const long KiB = 1 << 10;
    private const long MiB = 1 << 20;

    /// <summary>Kernels, the shape of every parameter, a limit, and how often each parameter is read.</summary>
    public static TheoryData<string, long[], long, double> Readings => new()
    {
        { "Deviation", [1000, 300], 200 * KiB, 2 },
        { "Deviation", [100, 3000], 2 * MiB, 2 },
        { "Residues", [1000, 300], 100 * KiB, 2 },
        { "Residues", [1000, 300], 64 * MiB, 1 },
        { "QuadraticMeans", [40, 5, 20, 30], 200 * KiB, 1 },
        { "QuadraticMeans", [40, 5, 20, 30], 64 * MiB, 1 },
        { "RowScores", [300, 1000], 200 * KiB, 1 },
        { "RowScores", [4, 100_000], 200 * KiB, 2 },
        { "RowSoftmax", [300, 1000], 200 * KiB, 1 },
        { "RowSoftmax", [4, 100_000], 200 * KiB, 3 },
        { "Softmax", [1000, 300], 200 * KiB, 3 },
        { "Centred", [1000, 300], 200 * KiB, 2 },
        { "VarianceOfDifference", [1000, 300], 200 * KiB, 1 },
        { "ThreeBarriers", [300, 1000], 200 * KiB, 3 },
        { "ThreeBarriers", [4, 100_000], 1 * MiB, 4 },
        { "ZonalFlux", [10, 5, 20, 300], 200 * KiB, 1 },
        { "JointFirst", [1000, 300], 64 * MiB, 1 },
    };

    /// <summary>Kernels that hold nothing that grows, over arrays that exist only as shapes, and how often everything is read.</summary>
    public static TheoryData<string, long[], double> Streams => new()
    {
        { "Cube", [1L << 40], 1 },
        { "QuadraticMeans", [1 << 12, 5, 20, 300], 1 },
        { "RowScores", [1 << 30, 1 << 12], 1 },
        { "RowScores", [1 << 12, 1 << 30], 2 },
        { "RowSoftmax", [1 << 30, 1 << 12], 1 },
        { "RowSoftmax", [1 << 12, 1 << 30], 3 },
        { "Softmax", [1 << 30, 1 << 20], 3 },
        { "Centred", [1 << 30, 1 << 20], 2 },
        { "VarianceOfDifference", [1 << 30, 1 << 20], 1 },
        { "ZonalFlux", [1 << 20, 50, 200, 300], 1 },
    };

    [Theory]
    [MemberData(nameof(Readings))]
    public void ReadsEachArrayAsOftenAsWorkedOut(string kernel, long[] shape, long limit, double times)
    {
        StoredSource[] sources = Sources(kernel, shape, empty: false);
        Plan plan = CorpusRuns.Bind(kernel, sources);
        var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = 2 };

        RunReport report = PlanRunner.Compute(plan, options).Report;

        Assert.All(sources, source => Assert.Equal(times * Bytes(shape), source.ReadBytes));
        Assert.InRange(report.PeakBytes, 1, limit);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void StreamsArraysOfAnyLengthThroughAMebibyte(string kernel, long[] shape, double times)
    {
        StoredSource[] sources = Sources(kernel, shape, empty: true);
        PlanSummary summary = PlanRunner.Summarize(CorpusRuns.Bind(kernel, sources), new RunOptions { MemoryLimit = MiB, MaxDegreeOfParallelism = 2 });

        Assert.Equal(times * Bytes(shape) * sources.Length, summary.ReadBytes);
        Assert.InRange(summary.PeakBytes, 1, MiB);
        Assert.Equal(0, summary.ScratchBytes);
    }

    [Theory]
    [InlineData(512, true, 512)]
    [InlineData(512, false, 512)]
    [InlineData(500, false, 500)]
    [InlineData(500, true, 512)]
    public void NormalisesInTwoReadingsWhereBlocksAreSquare(int n, bool wholeChunks, int stored)
    {
        // Chunks that are read whole are read whole at the end of an axis too.
        var source = new StoredSource(new double[n * n], [n, n], [64, 64], wholeChunks);
        var sink = new StoredSink([64, 64]);
        var options = new RunOptions { MemoryLimit = 400 * KiB, MaxDegreeOfParallelism = 2 };

        RunReport report = ((Plan<double>)CorpusRuns.Bind("Normalise", source)).WriteTo(sink, options);

        sink.AssertComplete();
        Assert.Equal(2.0 * stored * stored * sizeof(double), source.ReadBytes);
        Assert.Equal(source.ReadBytes, report.ReadBytes);
    }

    [Theory]
    [InlineData("x * 2", "Flip(x) * 2")]
    [InlineData("x * 2", "Flip(x, 0) * 2")]
    [InlineData("x.T * 2", "Flip(x.T, 1) * 2")]
    public void ReadsWholeChunksFromTheirEndAsOftenAsFromTheFront(string straight, string flipped)
    {
        CompiledKernels kernels = CompiledKernels.FromMethods(string.Join('\n', new[] { straight, flipped }.Select((body, i) =>
            $"[ArrayKernel] public static NDArray<double> Kernel{i}([Shape(\"n\", \"n\")] NDArray<double> x) => {body};")));
        foreach (long limit in (long[])[80 * KiB, 160 * KiB, 320 * KiB, 64 * MiB])
        {
            Assert.Equal(Read("Kernel0", limit), Read("Kernel1", limit));
        }

        long Read(string kernel, long limit)
        {
            var source = new StoredSource(new double[240 * 240], [240, 240], [48, 60], wholeChunks: true);
            RunReport report = PlanRunner.Compute(kernels.Bind(kernel, source), new RunOptions { MaxDegreeOfParallelism = 2, MemoryLimit = limit }).Report;
            Assert.Equal(source.ReadBytes, report.ReadBytes);
            return source.ReadBytes;
        }
    }

    [Theory]
    [InlineData(100 * KiB)]
    [InlineData(1 * MiB)]
    [InlineData(16 * MiB)]
    public void NormalisesRowsInAtMostThreeReadings(long limit)
    {
        StoredSource[] sources = Sources("Normalise", [500, 500], empty: false);

        ((Plan<double>)CorpusRuns.Bind("Normalise", sources)).WriteTo(new StoredSink(), new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = 2 });

        Assert.InRange(sources[0].ReadBytes, 2 * Bytes([500, 500]), 3 * Bytes([500, 500]));
    }

    [Theory]
    [InlineData(200 * KiB)]
    [InlineData(64 * MiB)]
    public void TwoResultsTogetherMoveLessThanEachByItself(long limit)
    {
        long together = Moved("Joint"), apart = Moved("JointFirst") + Moved("JointSecond");

        Assert.True(together < apart, $"{together} bytes together, {apart} apart");

        long Moved(string kernel)
        {
            PlanSummary summary = PlanRunner.Summarize(CorpusRuns.Bind(kernel, Sources(kernel, [1000, 300], empty: true)), new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = 2 });
            return summary.ReadBytes + summary.WriteBytes;
        }
    }

    private static StoredSource[] Sources(string kernel, long[] shape, bool empty) =>
        [.. CorpusRuns.Kernels[kernel].Arrays.Select(_ => new StoredSource(empty ? [] : new double[Bytes(shape) / sizeof(double)], shape))];

    private static long Bytes(long[] shape) => shape.Aggregate((long)sizeof(double), (bytes, length) => bytes * length);
}
