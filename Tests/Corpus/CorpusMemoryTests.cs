extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Tests.Execution;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>The memory formula against what runs need: it does not grow with the data, is not much more than what is touched, and holds for the process.</summary>
public sealed class CorpusMemoryTests
{
    private const long KiB = 1 << 10;
    private const long MiB = 1 << 20;

    // A count of 8 bytes for each value of 16 bits.
    private const long DigitTable = 8 << 16;
    private const int Workers = 2;

    public static TheoryData<string> Kernels => [.. CorpusRuns.Kernels.Keys];

    /// <summary>Kernels whose peak is in a step that fills all buffer sets while it reads, and the shape of each parameter.</summary>
    public static TheoryData<string, long[]> Touching => new()
    {
        { "Centred", [2000, 1000] },
        { "Deviation", [2000, 1000] },
        { "Joint", [2000, 1000] },
        { "QuadraticMeans", [200, 5, 20, 50] },
        { "RowScores", [2000, 1000] },
        { "RowSoftmax", [4, 500_000] },
        { "Softmax", [2000, 1000] },
        { "ThreeBarriers", [2000, 1000] },
        { "VarianceOfDifference", [2000, 500] },
        { "ZonalFlux", [100, 10, 20, 50] },
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void NeedsNoMoreForLongerArrays(string kernel)
    {
        // Long enough in both cases that it never needs least to hold a face after all.
        long some = Smallest(kernel, bits: 48), many = Smallest(kernel, bits: 56);

        // What arrays of indices choose from is an axis as a whole, as are lines that are put in order, and such kernels are reported.
        if (kernel.StartsWith("Chosen", StringComparison.Ordinal) || kernel.StartsWith("Lines", StringComparison.Ordinal))
        {
            Assert.InRange(many, some, 16 * some);
            return;
        }

        // Each doubling adds levels to the trees of a reduction: a few numbers each.
        Assert.InRange(many, some, some + KiB);
        bool counts = CorpusRuns.Kernels[kernel].Body.Contains("Median", StringComparison.Ordinal);
        bool contracts = CorpusRuns.Kernels[kernel].Body.Contains(".Dot(", StringComparison.Ordinal);
        Assert.InRange(many, 1, (512 * KiB) + (counts ? DigitTable : 0) + (contracts ? ContractionMemory.PanelBytes(DType.Double) : 0));
    }

    [Theory]
    [MemberData(nameof(Touching))]
    public void TouchesMostOfWhatItPredicts(string kernel, long[] shape)
    {
        var options = new RunOptions { MemoryLimit = 2 * MiB, MaxDegreeOfParallelism = Workers };
        long[] elements = [.. CorpusRuns.Kernels[kernel].Arrays.Select(_ => shape.Aggregate(1L, (count, length) => count * length))];
        StoredSource[] Stored(Action<int>? beforeRead) => [.. elements.Select(count => new StoredSource(new double[count], shape) { BeforeRead = beforeRead })];
        (int first, int sets) = ReadsOfThePeak(CorpusRuns.Bind(kernel, Stored(null)), options);
        using var everybody = new CountdownEvent(sets);
        StoredSource[] sources = Stored(null);
        sources[0] = new StoredSource(new double[elements[0]], shape) { BeforeRead = number => StreamingTests.Await(everybody, number < first ? sets : number - first) };
        Plan plan = CorpusRuns.Bind(kernel, sources);

        NativePool.Measures = true;
        NativePool.TouchedBytes = 0;
        PlanRunner.Run(plan, options);
        NativePool.Measures = false;

        long predicted = PlanRunner.Summarize(plan, options).PeakBytes;
        Assert.InRange(predicted, MiB, options.MemoryLimit!.Value);
        Assert.InRange(NativePool.TouchedBytes, 0.8 * predicted, predicted);
    }

    // On a processor with a cache of 300 MiB the collector lets garbage grow to that much before it looks: there must not be so much.
    [Theory]
    [InlineData("0")]
    [InlineData("0x12C00000")]
    public void TheProcessGrowsByWhatIsPredictedHoweverOftenItRuns(string youngGeneration)
    {
        foreach (string line in CorpusProgram.Run(("DOTNET_GCgen0size", youngGeneration)))
        {
            string[] words = line.Split(' ');
            (long predicted, long grown, long most) = (long.Parse(words[1]), long.Parse(words[2]), long.Parse(words[3]));

            Assert.InRange(predicted, 1, 24 * MiB);
            Assert.True(grown <= predicted + (24 * MiB), $"{words[0]}: {predicted} bytes were predicted, the process grew by {grown}");
            Assert.True(most <= (24 + 64) * MiB, $"{words[0]}: the process held {most} bytes under a limit of 24 MiB");
        }
    }

    // The number of the peak step's first read of each source, and its buffer sets, each of which is filled by one of the next reads.
    private static (int First, int Sets) ReadsOfThePeak(Plan plan, RunOptions options)
    {
        using RunArrays arrays = RunArrays.Open(plan.Bound, null);
        StepPlan[] steps = ChosenPlan.Make(plan.Bound, arrays, options).Steps;
        StepPlan[] reading = [.. steps.Where(step => step.Sweeps[0].Definition.Operands.Any(operand => operand.Kind == CompilerServices.OperandKind.Parameter))];
        Assert.All(reading, step => Assert.InRange(step.BlockCount, 4 * Workers, long.MaxValue));
        StepPlan peak = steps.MaxBy(step => step.PeakBytes)!;
        return ((int)reading.TakeWhile(step => step != peak).Sum(step => step.PartCount), peak.Sets);
    }

    // The smallest limit over arrays of 2 to the power of so many elements, or fewer.
    private static long Smallest(string name, int bits)
    {
        CorpusKernel kernel = CorpusRuns.Kernels[name];
        int rank = kernel.Arrays.Max(array => array.Dims.Length);
        Dictionary<string, long> dims = kernel.Draw(() => 1L << (bits / rank));
        Plan plan = CorpusRuns.Bind(name, [.. kernel.Arrays.Select((array, i) => PlanRunner.OfShape(array.Type, kernel.ShapeOf(i, dims)))]);
        return CorpusRuns.Refusal(plan, 1, Workers)!.SmallestLimit;
    }
}
