using StaticGraph.Generator.Plans;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>More threads than the limit has room for do not read again what fewer would read once.</summary>
public sealed class CorpusThreadTests
{
    private static readonly int[] Threads = [1, 2, 16, 1000];

    public static TheoryData<string> Kernels => [.. CorpusRuns.Kernels.Keys];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void MoreThreadsMoveAtMostASixteenthMoreThanOne(string kernel)
    {
        var random = new Random(kernel.Sum(letter => letter));
        Plan plan = Bind(CorpusRuns.Kernels[kernel], random, isWhole: random.Next(3) > 0);
        long smallest = CorpusRuns.Refusal(plan, 1, 1)?.SmallestLimit ?? 1;
        long limit = smallest + (random.NextInt64(1 + smallest) << random.Next(5));

        long[] moved = Array.ConvertAll(Threads, threads => Moved(plan, limit, threads));

        Assert.True(moved.All(bytes => bytes <= moved[0] + (moved[0] / 16)), $"{plan} within {limit} bytes by {string.Join(", ", Threads)} threads moves {string.Join(", ", moved)}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(1000)]
    public void CentredRowsAreReadOnce(int threads)
    {
        CorpusKernel kernel = new("ByRows", "x: double n m; y: double m", "double", "(x - x.Mean(1, keepDims: true)) * y", "");
        ArraySource x = PlanRunner.OfChunks(DType.Double, [1000, 1500], [100, 150], wholeChunks: true), y = PlanRunner.OfChunks(DType.Double, [1500], [], wholeChunks: false);
        Plan plan = CompiledKernels.FromMethods(kernel.Method).Bind(kernel.Name, x, y);

        PlanSummary summary = PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = 30_000_000, MaxDegreeOfParallelism = threads });

        // The weights of the columns are read for every block.
        Assert.InRange(summary.ReadBytes, 12_000_000, 13_000_000);
    }

    private static long Moved(Plan plan, long limit, int threads)
    {
        PlanSummary summary = PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = threads });
        return summary.ReadBytes + summary.WriteBytes;
    }

    private static Plan Bind(CorpusKernel kernel, Random random, bool isWhole)
    {
        int bits = 22 / kernel.Arrays.Max(array => array.Dims.Length);
        Dictionary<string, long> dims = kernel.Dims.ToDictionary(dim => dim, _ => random.NextInt64(1, 2L << bits));
        return CorpusRuns.Bind(kernel.Name, [.. kernel.Arrays.Select((array, i) => Stored(array.Type, kernel.ShapeOf(i, dims)))]);

        ArraySource Stored(DType type, long[] shape)
            => PlanRunner.OfChunks(type, shape, random.Next(3) == 0 ? [] : [.. shape.Select(length => random.NextInt64(1, Math.Min(length, 300) + 1))], isWhole);
    }
}
