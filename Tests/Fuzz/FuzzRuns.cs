extern alias generator;

using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Fuzz;

/// <summary>One way to run a kernel: from what kind of sources, within which limit, on how many threads.</summary>
internal sealed record FuzzRun(string Name, Func<ReferenceArray, ArraySource> SourceOf, Func<Plan, RunOptions?> OptionsOf, bool InPlace = false)
{
    /// <summary>What is wrong with the bits or the memory of this run, or null.</summary>
    public string? Failure(FuzzBatch batch, FuzzKernel kernel, ReferenceArray[] expected)
    {
        Plan bound = batch.Bind(kernel, SourceOf);
        (ReferenceArray[] results, RunReport report, long predicted) = Run(bound);
        return FuzzBatch.Difference(expected, results) ?? (report.PeakBytes > predicted ? $"takes {report.PeakBytes} bytes, {predicted} were predicted" : null);
    }

    public override string ToString() => Name;

    private (ReferenceArray[] Results, RunReport Report, long Predicted) Run(Plan plan)
    {
        RunOptions? options = OptionsOf(plan);
        (ReferenceArray[] results, RunReport report) = InPlace ? PlanRunner.Compute(plan, options) : PlanRunner.Run(plan, options);
        return (results, report, InPlace ? plan.Summarize(options).PeakBytes : PlanRunner.Summarize(plan, options).PeakBytes);
    }
}

/// <summary>The ways in which each kernel is run.</summary>
internal static class FuzzRuns
{
    /// <summary>In place; and of even seeds from ragged chunks under the least memory there is, on three threads, of odd ones in chunks, within a limit and on as many threads as the seed says.</summary>
    public static FuzzRun[] Of(FuzzKernel kernel)
    {
        var random = new Random(kernel.Seed);
        int threads = random.Next(1, 5), more = random.Next(4), chunk = random.Next(1, 12);
        return
        [
            new("in place", PlanRunner.Memory, _ => null, InPlace: true),
            kernel.Seed % 2 == 0 ? new("in ragged chunks under the least memory", PlanRunner.Ragged, PlanRunner.LeastMemory) : new($"in chunks of {chunk} on {threads} threads within {more} quarters more than the least memory", array => PlanRunner.Blocks(array, [.. array.Shape.Select((length, axis) => Math.Max(1, Math.Min(length, chunk + (axis % 2))))]), plan => More(plan, more) with { MaxDegreeOfParallelism = threads }),
        ];
    }

    private static RunOptions More(Plan plan, int quarters)
    {
        RunOptions least = PlanRunner.LeastMemory(plan);
        return least with { MemoryLimit = least.MemoryLimit + (least.MemoryLimit * quarters / 4) };
    }
}
