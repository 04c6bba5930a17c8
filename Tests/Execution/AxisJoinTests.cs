using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Which axes of a fold are walked as one: those whose joining changes no logical index.</summary>
public class AxisJoinTests
{
    private static readonly string[] Axes = ["n", "m", "k"];

    [Fact]
    public void JoinsTheAxesOfOneLevel()
    {
        // One more is prepended: tiles have rows and columns.
        Assert.Equal([true, true, false], Joined([[0, 1, 2]]));
        Assert.Equal([false, true, false], Joined([[0], [1, 2]]));
        Assert.Equal([false, false, false], Joined([[0], [1], [2]]));
    }

    [Fact]
    public void JoinsAxesThatAreKept()
    {
        Assert.Equal([false, true, false], Joined([[0]]));
        Assert.Equal([true, false, false], Joined([[2]]));
        Assert.Equal([false, false, false], Joined([[0, 2]]));
    }

    [Fact]
    public void LeavesAxesThatSomeArrayStepsThroughUnevenly()
    {
        Assert.Equal([false, false, false], Joined([[0, 1, 2]], 2, 1, 0));
        Assert.Equal([false, true, false], Joined([[0, 1, 2]], 1, 2, 0));
    }

    [Fact]
    public void AnAxisOfLengthOneJoinsWhatStepsEvenlyAroundIt()
    {
        Assert.Equal([true, true, false], AxisJoin.Of(Plan([[0, 1, 2]], [0, 1, 2], 50, 1, 3)).Joined.ToArray());
        Assert.Equal([true, false, false], AxisJoin.Of(Plan([[0, 1, 2]], [2, 0, 1], 50, 1, 3)).Joined.ToArray());
    }

    [Fact]
    public void LeavesAxesThatBlocksCut()
    {
        SweepPlan sweep = Plan([[0, 1, 2]], [0, 1, 2]);
        sweep.Block = [1, 7, 3];

        Assert.Equal([false, true, false], AxisJoin.Of(sweep).Joined.ToArray());
    }

    private static bool[] Joined(int[][] levels, params int[] map) => AxisJoin.Of(Plan(levels, map.Length == 0 ? [0, 1, 2] : map)).Joined.ToArray();

    private static SweepPlan Plan(int[][] levels, int[] map, params long[] lengths)
    {
        string[] kept = [.. Axes.Where((_, axis) => !levels.Any(level => level.Contains(axis)))];
        PlanDefinition plan = Define(
            "Fold",
            Axes,
            [Parameter("x", [.. map.Select(axis => Axes[axis])])],
            [Sweep(Axes, [Operand(0, "x", map)], reductions: [Sum(0, 0, levels)])],
            [],
            held: [new HeldDefinition("folded", DType.Double, kept, 0, 0)]);
        lengths = lengths.Length == 0 ? [50, 40, 3] : lengths;
        var x = new StoredSource([], [.. map.Select(axis => lengths[axis])]);
        Plan<double> bound = Bind(plan, [new NoBody()], x);
        using RunArrays arrays = RunArrays.Open(bound.Bound, null);
        return ChosenPlan.Make(bound.Bound, arrays, null).Steps[0].Sweeps[0];
    }
}
