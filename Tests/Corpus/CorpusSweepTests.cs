extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>
/// Kernels of the corpus over random shapes, from and to files of every kind and memory, under random limits, by any number of workers: the limit is kept,
/// what was said before the run is what the run does, and the bits are those of one run in memory.
/// <c>STATICGRAPH_SWEEP=5000 dotnet test -c Release --filter CorpusSweepTests</c> tries so many cases for each seed.
/// </summary>
public sealed class CorpusSweepTests : IDisposable
{
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("STATICGRAPH_SWEEP"), out int cases) ? cases : 25;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RunsAreAsPredicted(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < Cases; i++)
        {
            CorpusKernel kernel = CorpusRuns.Kernels.Values.ElementAt(random.Next(CorpusRuns.Kernels.Count));
            ReferenceArray[] arrays = Arrays(kernel, random);
            ReferenceArray[] expected = PlanRunner.Compute(CorpusRuns.Bind(kernel.Name, [.. arrays.Select(PlanRunner.Memory)])).Results;
            FilePlace[] places = [.. arrays.Select((array, number) => FilePlace.Of(_folder.PathOf($"{i}.{number}"), [.. array.Shape], random, mayLeaveChunks: true))];
            ArraySource[] sources = [.. arrays.Zip(places, PlanRunner.InFile)];
            Plan plan = CorpusRuns.Bind(kernel.Name, sources);
            string what = $"{i}: {kernel.Name} of {string.Join(" and ", arrays.Zip(places, (array, place) => $"({string.Join(", ", array.Shape)}) {place}"))}";

            Check(plan, expected, random, what, _folder.PathOf($"{i}.result"));

            foreach (ArraySource source in sources)
            {
                source.Dispose();
            }
        }
    }

    private static void Check(Plan plan, ReferenceArray[] expected, Random random, string what, string path)
    {
        var results = new (BoundSink Sink, Func<ReferenceArray> Result)[expected.Length];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Sink(expected[i], random, $"{path}{i}", ref what);
        }

        BoundSink[] sinks = Array.ConvertAll(results, result => result.Sink);
        var options = new RunOptions { MemoryLimit = 1, MaxDegreeOfParallelism = random.Next(1, 9) };
        long smallest = Refused(() => PlanSummaries.Of(plan.Bound, sinks, options))?.SmallestLimit ?? 1;
        options = options with { MemoryLimit = smallest + (random.Next(3) == 0 ? 0 : random.NextInt64(smallest) << random.Next(5)) };
        what += $", {options.MemoryLimit} bytes from {smallest} on, {options.MaxDegreeOfParallelism} workers";

        PlanSummary summary = PlanSummaries.Of(plan.Bound, sinks, options);
        RunReport report = KernelRun.Execute(plan.Bound, sinks, options, CancellationToken.None);

        Assert.True(summary.PeakBytes <= options.MemoryLimit && report.PeakBytes <= summary.PeakBytes, $"{what}: {summary.PeakBytes} predicted, {report.PeakBytes} taken");
        Assert.True(PlanRunner.MovesAsPredicted(plan, summary, report), $"{what}: {summary}, {report}");
        Assert.True(expected.SequenceEqual(results.Select(result => result.Result())), $"{what} gives other numbers");
        if (smallest > 1)
        {
            Assert.Equal(smallest, Refused(() => PlanSummaries.Of(plan.Bound, sinks, options with { MemoryLimit = smallest - 1 }))?.SmallestLimit);
        }
    }

    private static (BoundSink Sink, Func<ReferenceArray> Result) Sink(ReferenceArray expected, Random random, string path, ref string what)
    {
        FilePlace place = FilePlace.Of(path, [.. expected.Shape], random, mayLeaveChunks: true);
        bool inMemory = random.Next(5) == 0;
        what += $" to {(inMemory ? "memory" : place)}";
        return inMemory ? PlanRunner.MemorySink(expected.Type, [.. expected.Shape]) : PlanRunner.FileSink(expected.Type, place with { IsColumnMajor = false });
    }

    private static MemoryLimitException? Refused(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (MemoryLimitException refused)
        {
            return refused;
        }
    }

    private static ReferenceArray[] Arrays(CorpusKernel kernel, Random random)
    {
        int most = kernel.Rank switch { 1 => 5000, 2 => 150, 3 => 30, _ => 12 };
        Dictionary<string, long> dims = kernel.Draw(() => random.NextInt64(1, most));
        return [.. kernel.Arrays.Select((array, i) => Draw(array.Type, kernel.ShapeOf(i, dims), random.Next()))];
    }

    private static ReferenceArray Draw(DType type, long[] shape, int seed)
    {
        int count = (int)shape.Aggregate(1L, (product, length) => product * length);
        Domain domain = type.IsFloating() || type == DType.Complex ? new(-1, 3, Special: false) : new(0, 100, Special: false);
        return ReferenceArray.Of(Operands.Draw(type.Twin(), domain, count, seed), shape);
    }
}
