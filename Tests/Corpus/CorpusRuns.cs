using StaticGraph.Execution;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>What a run under one limit did, beside what was predicted of it.</summary>
internal sealed record CorpusRun(CorpusCase Case, RunOptions Options, ReferenceArray[] Results, PlanSummary Summary, RunReport Report, long CountedBytes, long TouchedBytes)
{
    public override string ToString() => $"{Case} within {Options.MemoryLimit} bytes, variant {Summary.Variant} ({Summary.Choice})";
}

/// <summary>A case under three limits: the least, one in the middle, and one that is no limit; and how a lower one is refused.</summary>
internal sealed record CorpusOutcome(CorpusCase Case, byte[][] Expected, CorpusRun[] Runs, MemoryLimitException? Refusal);

/// <summary>The corpus, compiled in one go and evaluated by NumPy in another; each kernel runs when it is asked for, and only once.</summary>
internal static class CorpusRuns
{
    private static readonly Lazy<CompiledKernels> Compiled = new(Compile);
    private static readonly Lazy<Dictionary<(string Kernel, int Size), byte[][]>> Expected = new(EvaluateInNumPy);
    private static readonly Dictionary<string, CorpusOutcome[]> Done = [];

    /// <summary>Every kernel by its name.</summary>
    public static IReadOnlyDictionary<string, CorpusKernel> Kernels { get; } = WorkedKernels.All.Concat(FurtherKernels.All).ToDictionary(kernel => kernel.Name);

    /// <summary>Binds a kernel to sources.</summary>
    public static Plan Bind(string kernel, params ArraySource[] sources) => Compiled.Value.Bind(kernel, sources);

    /// <summary>All sizes of a kernel under all limits.</summary>
    public static CorpusOutcome[] Of(string kernel)
    {
        lock (Done)
        {
            if (!Done.TryGetValue(kernel, out CorpusOutcome[]? outcomes))
            {
                outcomes = [.. Enumerable.Range(0, CorpusCase.Sizes).Select(size => Run(new CorpusCase(Kernels[kernel], size), Expected.Value[(kernel, size)]))];
                Done.Add(kernel, outcomes);
            }

            return outcomes;
        }
    }

    /// <summary>The error under a limit of one byte, or null for a plan that needs no more.</summary>
    public static MemoryLimitException? Refusal(Plan plan, long limit, int workers)
    {
        try
        {
            PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = workers });
            return null;
        }
        catch (MemoryLimitException refused)
        {
            return refused;
        }
    }

    private static CorpusOutcome Run(CorpusCase one, byte[][] expected)
    {
        const int Workers = 2;
        const long NoLimit = 1L << 30;
        Plan plan = Bind(one.Kernel.Name, one.Sources());
        long smallest = Refusal(plan, 1, Workers)?.SmallestLimit ?? 1;
        long enough = PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = NoLimit, MaxDegreeOfParallelism = Workers }).PeakBytes;
        long[] limits = [smallest, (long)Math.Max(smallest, Math.Sqrt((double)smallest * enough)), NoLimit];
        CorpusRun[] runs = [.. limits.Select(limit => Run(one, new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = Workers }))];
        return new CorpusOutcome(one, expected, runs, smallest == 1 ? null : Refusal(plan, smallest - 1, Workers));
    }

    private static CorpusRun Run(CorpusCase one, RunOptions options)
    {
        ArraySource[] sources = one.Sources();
        Plan plan = Bind(one.Kernel.Name, sources);
        PlanSummary summary = PlanRunner.Summarize(plan, options);
        NativePool.Measures = true;
        NativePool.TouchedBytes = 0;
        try
        {
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);
            return new CorpusRun(one, options, results, summary, report, sources.Sum(source => ((ICounted)source).ReadBytes), NativePool.TouchedBytes);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"{one} within {options.MemoryLimit} bytes, variant {summary.Variant} ({summary.Choice}): {error.Message}\n{plan.Explain(options)}", error);
        }
        finally
        {
            NativePool.Measures = false;
        }
    }

    private static CompiledKernels Compile() => CompiledKernels.FromMethods(string.Join("\n", Kernels.Values.Select(kernel => kernel.Method)));

    private static Dictionary<(string Kernel, int Size), byte[][]> EvaluateInNumPy()
    {
        var numPy = new NumPy();
        var jobs = new List<(string Kernel, int Size, int[] Numbers)>();
        foreach (CorpusKernel kernel in Kernels.Values)
        {
            for (int size = 0; size < CorpusCase.Sizes; size++)
            {
                var one = new CorpusCase(kernel, size);
                (string, ReferenceArray)[] arrays = [.. kernel.Arrays.Zip(one.Arrays, (array, elements) => (array.Name, elements))];
                jobs.Add((kernel.Name, size, [.. kernel.NumPy.Select(expression => numPy.Add(expression, arrays))]));
            }
        }

        byte[][] results = numPy.Run();
        return jobs.ToDictionary(job => (job.Kernel, job.Size), job => Array.ConvertAll(job.Numbers, number => results[number]));
    }
}
