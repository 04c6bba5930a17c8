using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>What a plan does one after another: its nests, and every other sweep as a nest of its own with all axes split, where a part is a block.</summary>
internal static class PlanSteps
{
    /// <summary>The steps of <paramref name="plan"/>, in order; each sweep is in one of them.</summary>
    public static NestDefinition[] Of(PlanDefinition plan)
    {
        var steps = new List<NestDefinition>(plan.Sweeps.Count);
        int sweep = 0;
        while (sweep < plan.Sweeps.Count)
        {
            NestDefinition step = At(plan, sweep);
            steps.Add(step);
            sweep += step.Count;
        }

        return steps.ToArray();
    }

    /// <summary>The step that sweep <paramref name="sweep"/> belongs to.</summary>
    public static NestDefinition At(PlanDefinition plan, int sweep)
    {
        foreach (NestDefinition nest in plan.Nests.AsSpan())
        {
            if (nest.First <= sweep && sweep < nest.First + nest.Count)
            {
                return nest;
            }
        }

        EquatableArray<string> axes = plan.Sweeps[sweep].Axes;
        return new NestDefinition(sweep, 1, axes, axes.Count, new EquatableArray<int>[] { Arrays.Make(axes.Count, axis => axis) });
    }

    /// <summary>For each axis of an array, of which <paramref name="axes"/> are those that a sweep of the step walks it on, the axis of the step; -1 where none does.</summary>
    public static int[] OnStep(NestDefinition step, int stage, EquatableArray<int> axes)
    {
        EquatableArray<int> map = step.Maps[stage];
        return Arrays.Map(axes, axis => axis < 0 ? -1 : map[axis]);
    }

    /// <summary>For each axis of a held array, the axis of the step that walks it in the sweep that writes the array.</summary>
    /// <exception cref="ArgumentException">No sweep of the step writes the array.</exception>
    public static int[] HeldAxes(PlanDefinition plan, NestDefinition step, int held)
    {
        for (int stage = 0; stage < step.Count; stage++)
        {
            EquatableArray<int> map = step.Maps[stage];
            foreach (Taker taker in Taker.Of(plan, step.First + stage))
            {
                if (taker.Target == (StoreKind.Held, held))
                {
                    return Arrays.Map<int, int>(taker.Axes, axis => map[axis]);
                }
            }
        }

        throw new ArgumentException($"No sweep of the nest that begins with sweep {step.First + 1} writes held array {plan.Held[held].Name}.", nameof(held));
    }

    /// <summary>The <see cref="Taker.Runs"/> of all takers of a step, in the axes of the step.</summary>
    public static int[][] Runs(PlanDefinition plan, NestDefinition step)
    {
        var runs = new List<int[]>();
        for (int stage = 0; stage < step.Count; stage++)
        {
            foreach (Taker taker in Taker.Of(plan, step.First + stage))
            {
                foreach (EquatableArray<int> run in taker.Runs.AsSpan())
                {
                    runs.Add(OnStep(step, stage, run));
                }
            }
        }

        return runs.ToArray();
    }
}
