using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>A step in words.</summary>
internal static class StepText
{
    /// <summary>What it is called, for example <c>sweep 1</c> or <c>sweeps 1 to 2</c>.</summary>
    public static string Name(PlanDefinition plan, StepDefinition step) => step.Count == 1
        ? $"{SweepText.Kind(plan.Sweeps[step.First])} {Number(step.First + 1)}"
        : $"sweeps {Number(step.First + 1)} to {Number(step.End)}";

    /// <summary>The line above the sweeps of a nest, for example <c>sweeps 1 to 2 over (n, m), one part of n after another</c>, and with what is around it; null for a sweep, which says all of it itself.</summary>
    public static string? Described(PlanDefinition plan, StepDefinition step)
        => step.IsNest ? $"{Name(plan, step)} over {TupleText.Of(step.Axes)}, one part of {Split(step)} after another{Around(step)}" : null;

    /// <summary>What tells a plan with this step from others, for example <c>parts of n</c>; null for a sweep, which every plan has.</summary>
    public static string? Choice(StepDefinition step) => step.IsNest ? $"parts of {Split(step)}" : null;

    /// <summary>What is around parts, of the sweep that does most: <c> with up to 19 before and 19 behind along n</c>; empty where parts do not overlap.</summary>
    public static string Around(StepDefinition step)
    {
        IEnumerable<string> halos = Enumerable.Range(0, step.Split)
            .Select(axis => (Length: step.Axes[axis], Halo: Halo.Hull(step.Maps.SelectMany(map => Enumerable.Range(0, map.Rank).Where(i => map.IsSplit(i, step.Split) && map.AxisOf(i) == axis).Select(i => map[i].Halo)))))
            .Where(its => !its.Halo.IsNone)
            .Select(its => $"{its.Halo} along {its.Length}");
        string all = string.Join(" and ", halos);
        return all.Length == 0 ? "" : $" with up to {all}";
    }

    private static string Split(StepDefinition step) => string.Join(", ", step.Axes.Take(step.Split));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
