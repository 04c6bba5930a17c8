extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Execution;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>Kernels of the corpus over random shapes in random storage, under random limits, by any number of workers: the bits of one run in memory, and every prediction kept.</summary>
public sealed class CorpusRandomTests
{
    private const int Cases = 12;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void StorageLimitAndWorkersChangeNoBit(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < Cases; i++)
        {
            CorpusKernel kernel = CorpusRuns.Kernels.Values.ElementAt(random.Next(CorpusRuns.Kernels.Count));
            ReferenceArray[] arrays = Arrays(kernel, random);
            ReferenceArray[] expected = PlanRunner.Compute(CorpusRuns.Bind(kernel.Name, [.. arrays.Select(PlanRunner.Memory)])).Results;
            for (int run = 0; run < 3; run++)
            {
                ArraySource[] sources = [.. arrays.Select(array => Stored(array, random))];
                Plan plan = CorpusRuns.Bind(kernel.Name, sources);
                var options = new RunOptions { MaxDegreeOfParallelism = random.Next(1, 5) };
                long smallest = CorpusRuns.Refusal(plan, 1, options.MaxDegreeOfParallelism.Value)?.SmallestLimit ?? 1;
                options = options with { MemoryLimit = smallest + (run * random.NextInt64(smallest)) };
                string what = $"{kernel.Name} of {string.Join(", ", sources.Select(Text))} with {options}";

                Check(plan, options, sources, expected, what);
                if (plan is Plan<double> one)
                {
                    CheckChunkedResult(one, options, expected[0], random, what);
                }
            }
        }
    }

    private static void Check(Plan plan, RunOptions options, ArraySource[] sources, ReferenceArray[] expected, string what)
    {
        PlanSummary summary = PlanRunner.Summarize(plan, options);
        (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);
        long ofSpills = report.ReadBytes - sources.Sum(source => ((ICounted)source).ReadBytes);

        Assert.True(expected.SequenceEqual(results), what);
        Assert.True(PlanRunner.MovesAsPredicted(plan, summary, report), $"{what}: {summary}, {report}");
        Assert.True(summary.ScratchBytes == 0 ? ofSpills == 0 : ofSpills >= summary.ScratchBytes, $"{what}: {summary}, {ofSpills} bytes read of scratch files");
        Assert.True(report.PeakBytes <= summary.PeakBytes && summary.PeakBytes <= options.MemoryLimit, $"{what}: {summary}, {report}");
    }

    // A result in chunks may need more than one without; then the error says how much, and that is enough.
    private static void CheckChunkedResult(Plan<double> plan, RunOptions options, ReferenceArray expected, Random random, string what)
    {
        long[] chunks = [.. plan.Shape.ToArray().Select(length => random.NextInt64(1, length + 4))];
        var sink = new StoredSink(chunks);
        try
        {
            plan.WriteTo(sink, options);
        }
        catch (MemoryLimitException refused)
        {
            Assert.InRange(refused.SmallestLimit, options.MemoryLimit!.Value + 1, long.MaxValue);
            plan.WriteTo(sink = new StoredSink(chunks), options with { MemoryLimit = refused.SmallestLimit });
        }

        sink.AssertComplete();
        Assert.True(expected.Equals(ReferenceArray.Of(sink.Elements, plan.Shape.ToArray())), $"{what} into chunks ({string.Join(", ", chunks)})");
    }

    // Nothing has no minimum and no maximum; all else may be empty.
    private static ReferenceArray[] Arrays(CorpusKernel kernel, Random random)
    {
        bool mayBeEmpty = !kernel.Body.Contains("Max(", StringComparison.Ordinal) && !kernel.Body.Contains("Min(", StringComparison.Ordinal);
        int most = kernel.Rank switch { 1 => 900, 2 => 70, 3 => 20, _ => 9 };
        Dictionary<string, long> dims = kernel.Draw(() => random.Next(9) == 0 ? (mayBeEmpty ? 0 : 1) : random.NextInt64(1, most));
        return [.. kernel.Arrays.Select((array, i) => Draw(array.Type, kernel.ShapeOf(i, dims), random.Next()))];
    }

    private static ReferenceArray Draw(DType type, long[] shape, int seed)
    {
        int count = (int)shape.Aggregate(1L, (product, length) => product * length);
        Domain domain = type.IsFloating() || type == DType.Complex ? new(-1, 3, Special: false) : new(0, 100, Special: false);
        return ReferenceArray.Of(Operands.Draw(type.Twin(), domain, count, seed), shape);
    }

    private static ArraySource Stored(ReferenceArray array, Random random) => random.Next(3) switch
    {
        0 => PlanRunner.Counted(array, [], wholeChunks: false),
        int kind => PlanRunner.Counted(array, [.. array.Shape.Select(length => random.NextInt64(1, length + 4))], wholeChunks: kind == 1),
    };

    private static string Text(ArraySource source) => $"({string.Join(", ", source.Shape.ToArray())}) in {(source.ReadsWholeChunks ? "whole " : "")}chunks ({string.Join(", ", source.ChunkShape.ToArray())})";
}
