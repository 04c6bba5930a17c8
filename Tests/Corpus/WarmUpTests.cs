using StaticGraph.Execution;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>What prepares a plan for its first run writes nothing, reads nothing it was not given, and costs no plan its run.</summary>
public sealed class WarmUpTests
{
    private const int Guard = 4096;

    public static TheoryData<string> Kernels => [.. CorpusRuns.Kernels.Keys];

    [Theory]
    [MemberData(nameof(Kernels))]
    public unsafe void EverySweepIsPreparedAndLeavesItsOperandsAlone(string kernel)
    {
        byte[] memory = new byte[Guard + WarmUp.OperandBytes + Guard];
        memory.AsSpan().Fill(1);
        BoundPlan plan = Bind(kernel);
        fixed (byte* start = memory)
        {
            foreach (BoundPlan variant in plan.Variants.DefaultIfEmpty(plan))
            {
                for (int i = 0; i < variant.Bodies.Length; i++)
                {
                    WarmUp.Prepare(variant.Definition.Sweeps[i], variant.Bodies[i], start + Guard);
                }
            }
        }

        Assert.DoesNotContain(memory, value => value != 1);
    }

    [Fact]
    public void WithoutAThreadNothingIsPreparedAndNothingFails()
    {
        BoundPlan plan = Bind(CorpusRuns.Kernels.Keys.First());
        int asked = 0;

        FirstRun.Prepare(plan.Definition, plan.Bodies, _ => throw (asked++ == 0 ? new OutOfMemoryException() : (Exception)Activator.CreateInstance(typeof(ThreadStartException), nonPublic: true)!));

        Assert.InRange(asked, 1, 2);
    }

    [Fact]
    public void WhatFailsWhileItIsPreparedEndsNoProcess()
    {
        BoundPlan plan = Bind(CorpusRuns.Kernels.Keys.First());
        var bodies = new StaticGraph.CompilerServices.SweepBody[plan.Bodies.Length + 1];

        // The last body is none of the plan's.
        FirstRun.Prepare(plan.Definition, bodies, work => work());

        Assert.ThrowsAny<Exception>(() => WarmUp.Prepare(plan.Definition, bodies));
    }

    private static BoundPlan Bind(string kernel)
    {
        CorpusKernel its = CorpusRuns.Kernels[kernel];
        Dictionary<string, long> dims = its.Draw(() => 10L);
        return CorpusRuns.Bind(kernel, [.. its.Arrays.Select((array, i) => PlanRunner.OfShape(array.Type, its.ShapeOf(i, dims)))]).Bound;
    }
}
