extern alias generator;

using System.Collections.Concurrent;
using generator::StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Tests.Execution;
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

    /// <summary>Rows of i + 1 and i - 1 in turns, less their means, times 2. So many threads would only wait for each other: there are a few hundred.</summary>
    [Fact]
    public async Task TenThousandThreadsAreAFewHundred()
    {
        const int Rows = 20_000, Columns = 30;
        var threads = new ConcurrentDictionary<int, bool>();
        double[] elements = [.. Enumerable.Range(0, Rows * Columns).Select(i => (i / Columns) + 1.0 - (2 * (i % 2)))];
        var x = new StoredSource(elements, [Rows, Columns], [1, Columns], wholeChunks: true) { BeforeRead = _ => threads[Environment.CurrentManagedThreadId] = true };
        var plan = (Plan<double>)CompiledKernels.FromMethods("""[ArrayKernel] public static NDArray<double> Twice([Shape("n", "m")] NDArray<double> x) => (x - x.Mean(1, keepDims: true)) * 2;""").Bind("Twice", x);
        var options = new RunOptions { MemoryLimit = 8L << 30, MaxDegreeOfParallelism = 10_000 };
        var sink = new StoredSink();

        await Task.Run(() => plan.WriteTo(sink, options)).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(Enumerable.Range(0, Rows * Columns).Select(i => 2.0 - (4 * (i % 2))), sink.Elements);
        Assert.InRange(threads.Count, 2, Math.Max(256, 4 * Environment.ProcessorCount));
        Assert.InRange(ChosenPlan.WorkersOf(options), 2, Math.Max(256, 4 * Environment.ProcessorCount));
    }

    private static long Moved(Plan plan, long limit, int threads)
    {
        PlanSummary summary = PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = threads });
        return summary.ReadBytes + summary.WriteBytes;
    }

    private static Plan Bind(CorpusKernel kernel, Random random, bool isWhole)
    {
        int bits = 22 / kernel.Arrays.Max(array => array.Dims.Length);
        Dictionary<string, long> dims = kernel.Draw(() => random.NextInt64(1, 2L << bits));
        return CorpusRuns.Bind(kernel.Name, [.. kernel.Arrays.Select((array, i) => Stored(array.Type, kernel.ShapeOf(i, dims)))]);

        ArraySource Stored(DType type, long[] shape)
            => PlanRunner.OfChunks(type, shape, random.Next(3) == 0 ? [] : [.. shape.Select(length => random.NextInt64(1, Math.Min(length, 300) + 1))], isWhole);
    }
}
