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
        return new NestDefinition(sweep, 1, axes, axes.Count, new[] { Access.Identity(axes.Count) });
    }

    /// <summary>How a step walks a held array: as the sweep of it that writes the array does.</summary>
    /// <exception cref="ArgumentException">No sweep of the step writes the array.</exception>
    public static Access HeldAccess(PlanDefinition plan, NestDefinition step, int held)
    {
        for (int stage = 0; stage < step.Count; stage++)
        {
            foreach (Taker taker in Taker.Of(plan, step.First + stage))
            {
                if (taker.Target == (StoreKind.Held, held))
                {
                    return taker.Access.Compose(step.Maps[stage]);
                }
            }
        }

        throw new ArgumentException($"No sweep of the nest that begins with sweep {step.First + 1} writes held array {plan.Held[held].Name}.", nameof(held));
    }

    /// <summary>
    /// True where the axes of a sweep's runs are met in their order: parts come in the order of the step's axes, the blocks of a part in the order of the
    /// sweep's, which <paramref name="map"/> puts on the step, whose first <paramref name="split"/> axes are split. The axis <paramref name="along"/> which blocks finish
    /// in turn, if there is one, is gone along first, before the others change.
    /// </summary>
    public static bool AreMetInOrder(EquatableArray<EquatableArray<int>> runs, Access map, int split, int along)
    {
        int last = -1;
        foreach (EquatableArray<int> run in runs.AsSpan())
        {
            foreach (int axis in run.AsSpan())
            {
                int turn = axis == along ? int.MaxValue : map.IsSplit(axis, split) ? map.AxisOf(axis) : split + axis;
                if (turn <= last)
                {
                    return false;
                }

                last = turn;
            }
        }

        return true;
    }

    /// <summary>The axis of a step along which its parts finish in turn; -1 where there is none, or where the blocks of a part do, which one worker does.</summary>
    public static int Along(PlanDefinition plan, NestDefinition step)
    {
        int along = step.Count == 1 ? Taker.AlongOf(plan.Sweeps[step.First]) : -1;
        return along >= 0 && step.Maps[0].IsSplit(along, step.Split) ? step.Maps[0].AxisOf(along) : -1;
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
                    runs.Add(Arrays.Map<int, int>(run, step.Maps[stage].AxisOf));
                }
            }
        }

        return runs.ToArray();
    }
}
