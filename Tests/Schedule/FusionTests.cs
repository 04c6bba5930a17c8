extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Graph;

namespace StaticGraph.Tests.Schedule;

/// <summary>Which tasks share a pass over the data.</summary>
public sealed class FusionTests
{
    private readonly TestKernel _kernel = new();

    [Fact]
    public void ALongExpressionIsOneSweepWithoutTemporaries()
    {
        int x = _kernel.Array("x", "n", "m"), y = _kernel.Array("y", "n", "m");
        SweepDefinition sweep = Assert.Single(Plan(_kernel.Op("Exp", _kernel.Op("Add", _kernel.Op("Multiply", x, y), x))).Sweeps);
        Assert.Equal(2, sweep.Operands.Count);
        Assert.Single(sweep.Stores);
        Assert.Empty(sweep.Temporaries);
    }

    [Fact]
    public void MeanAndDeviationReadTheArrayOnce()
    {
        int b = _kernel.Array("b", "n", "m");
        int mean = _kernel.Reduce("Mean", b, "0"), deviation = _kernel.Reduce("Std", b);
        int result = _kernel.Op("Divide", _kernel.Op("Subtract", b, mean), deviation);
        PlanDefinition plan = Plan(result);
        Assert.Equal(2, plan.Sweeps.Count(sweep => !sweep.IsFinish));
        SweepDefinition first = plan.Sweeps[0];
        Assert.Equal([ReductionKind.Sum, ReductionKind.SquaredDeviations], first.Reductions.Select(fold => fold.Kind));
        Assert.Single(first.Operands);
        Assert.Empty(first.Temporaries);
    }

    [Fact]
    public void AnAverageReadsElementsAndWeightsOnce()
    {
        PlanDefinition plan = Plan(_kernel.Op("Average", _kernel.Array("x", "n", "m"), _kernel.Array("w", "n", "m")));
        SweepDefinition sweep = Assert.Single(plan.Sweeps, sweep => !sweep.IsFinish);
        Assert.Equal([ReductionKind.Sum, ReductionKind.Sum], sweep.Reductions.Select(fold => fold.Kind));
        Assert.Equal(2, sweep.Operands.Count);
    }

    [Fact]
    public void AMeanIsFinishedInASweepThatReadsNoSource()
    {
        int b = _kernel.Array("b", "n", "m");
        PlanDefinition plan = Plan(_kernel.Op("Subtract", b, _kernel.Reduce("Mean", b, "0")));
        Assert.Equal([false, true, false], plan.Sweeps.Select(sweep => sweep.IsFinish));
        Assert.Equal(["m"], plan.Sweeps[1].Axes);
        Assert.Equal([(0, 1), (1, 2)], plan.Held.Select(held => (held.FirstSweep, held.LastSweep)));
    }

    [Fact]
    public void WhatComesBeforeAndAfterAScanIsInItsSweep()
    {
        int x = _kernel.Array("x", "n", "m");
        int sums = _kernel.Move("CumSum", _kernel.Op("Multiply", x, x), "0");
        PlanDefinition plan = Plan(_kernel.Op("Subtract", x, sums), _kernel.Reduce("Max", sums, "0"), _kernel.Reduce("Sum", x, "1"));
        SweepDefinition sweep = Assert.Single(plan.Sweeps, sweep => !sweep.IsFinish);
        Assert.Single(sweep.Operands);
        Assert.Equal((0, "cumSum"), (Assert.Single(sweep.Scans).Axis, sweep.Scans[0].Name));
        Assert.Equal(2, sweep.Reductions.Count);
    }

    [Fact]
    public void ScansAlongTwoAxesAreTwoSweeps()
    {
        int x = _kernel.Array("x", "n", "m");
        PlanDefinition plan = Plan(_kernel.Move("CumSum", x, "0"), _kernel.Move("CumSum", x, "1"));
        Assert.Equal([0, 1], plan.Sweeps.Select(sweep => Assert.Single(sweep.Scans).Axis).Order());
    }

    [Fact]
    public void ResultsOverOneSpaceShareASweep()
    {
        int x = _kernel.Array("x", "n", "m"), y = _kernel.Array("y", "n", "m");
        PlanDefinition plan = Plan(_kernel.Op("Add", x, y), _kernel.Op("Subtract", x, y), _kernel.Op("Sqrt", x));
        SweepDefinition sweep = Assert.Single(plan.Sweeps);
        Assert.Equal(3, sweep.Stores.Count);
        Assert.Equal(2, sweep.Operands.Count);
    }

    [Fact]
    public void ResultsThatShareNoSourceHaveSweepsOfTheirOwn()
    {
        int x = _kernel.Array("x", "n"), y = _kernel.Array("y", "n");
        Assert.Equal(2, Plan(_kernel.Op("Sqrt", x), _kernel.Op("Sqrt", y)).Sweeps.Count);
    }

    [Fact]
    public void ResultsOverOtherSpacesHaveSweepsOfTheirOwn()
    {
        int x = _kernel.Array("x", "n", "m");
        Assert.Equal(2, Plan(_kernel.Op("Sqrt", x), _kernel.Op("Sqrt", _kernel.Transpose(x))).Sweeps.Count);
    }

    [Fact]
    public void ThreeMeansReadTheArrayOnce()
    {
        int x = _kernel.Array("x", "n", "m", "k");
        PlanDefinition plan = Plan([.. Enumerable.Range(0, 3).Select(axis => _kernel.Reduce("Mean", x, axis.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);
        Assert.Equal(1, plan.Sweeps.Count(sweep => !sweep.IsFinish));
        Assert.Equal(3, plan.Sweeps[0].Reductions.Count);
    }

    [Fact]
    public void AResultJoinsTheFoldThatReadsItsSourceLast()
    {
        int x = _kernel.Array("x", "n", "m");
        int root = _kernel.Op("Sqrt", x);
        SweepDefinition sweep = Plan(root, _kernel.Reduce("Sum", x)).Sweeps[0];
        Assert.Single(sweep.Stores);
        Assert.Single(sweep.Reductions);
    }

    [Fact]
    public void AFoldedResultIsReadFromItsStore()
    {
        int x = _kernel.Array("x", "n", "m");
        int root = _kernel.Op("Sqrt", x);
        SweepDefinition sweep = Plan(root, _kernel.Reduce("Sum", root)).Sweeps[0];
        Assert.Equal(sweep.Operands.Count, Assert.Single(sweep.Reductions).Slot);
        Assert.Empty(sweep.Temporaries);
    }

    [Fact]
    public void AFoldOfAnExpressionNeedsATemporaryRow()
    {
        int x = _kernel.Array("x", "n", "m");
        SweepDefinition sweep = Plan(_kernel.Reduce("Sum", _kernel.Op("Multiply", x, x))).Sweeps[0];
        Assert.Equal([DType.Double], sweep.Temporaries);
        Assert.Equal(1, sweep.Reductions[0].Slot);
    }

    [Fact]
    public void AFoldOfAnArrayComputesNothing()
    {
        KernelSchedule schedule = _kernel.Schedule(_kernel.Reduce("Sum", _kernel.Array("x", "n")));
        Assert.Empty(schedule.Variants[0].Programs[0].Operations);
    }

    private PlanDefinition Plan(params int[] results) => _kernel.Schedule(results).Plan;
}
