using StaticGraph.Execution;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>What prepares a plan for its first run computes nothing and meets no trouble, whatever the plan.</summary>
public sealed class WarmUpTests
{
    public static TheoryData<string> Kernels => [.. CorpusRuns.Kernels.Keys];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void EveryVariantIsPrepared(string kernel)
    {
        CorpusKernel its = CorpusRuns.Kernels[kernel];
        Dictionary<string, long> dims = its.Dims.ToDictionary(dim => dim, _ => 10L);
        BoundPlan plan = CorpusRuns.Bind(kernel, [.. its.Arrays.Select((array, i) => PlanRunner.OfShape(array.Type, its.ShapeOf(i, dims)))]).Bound;

        foreach (BoundPlan variant in plan.Variants.DefaultIfEmpty(plan))
        {
            WarmUp.Prepare(variant.Definition, variant.Bodies);
        }
    }
}
