using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// What <see cref="StepDefinition"/> promises. The compiler checks what it has built, and the runtime, once a plan, what it is given: a wrong nest would fold
/// in another order or read memory that nobody wrote.
/// </summary>
internal static class StepRules
{
    /// <summary>In words, the first rule that <paramref name="plan"/> breaks; null where it keeps them all.</summary>
    public static string? Broken(PlanDefinition plan) => BrokenByNests(plan) ?? BrokenByHeld(plan) ?? BrokenBySweeps(plan);

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

    private static string? BrokenByNests(PlanDefinition plan)
    {
        int end = 0;
        foreach (StepDefinition nest in plan.Nests.AsSpan())
        {
            if (nest.First < end || nest.Count <= 0 || nest.End > plan.Sweeps.Count)
            {
                return "nests must be runs of sweeps, in order";
            }

            if (nest.Split <= 0 || nest.Split > nest.Axes.Count || nest.Maps.Count != nest.Count)
            {
                return $"the nest that begins with sweep {nest.First + 1} must have split axes, and a map for each sweep";
            }

            end = nest.End;
        }

        return null;
    }

    private static string? BrokenByHeld(PlanDefinition plan)
    {
        foreach (HeldDefinition held in plan.Held.AsSpan())
        {
            StepDefinition step = StepDefinition.At(plan, held.FirstSweep);
            if (held.IsPart && held.LastSweep >= step.End)
            {
                return $"array '{held.Name}' of a part is used outside its nest";
            }
        }

        return null;
    }

    private static string? BrokenBySweeps(PlanDefinition plan)
    {
        for (int i = 0; i < plan.Sweeps.Count; i++)
        {
            SweepDefinition sweep = plan.Sweeps[i];
            StepDefinition step = StepDefinition.At(plan, i);
            Access map = step.MapOf(i);
            if (map.Rank != sweep.Axes.Count || !HasEachSplitOnce(map, step))
            {
                return $"sweep {i + 1} must have each split axis of its nest, and no axis twice";
            }

            if (!HasItsLengths(map, step, sweep))
            {
                return $"sweep {i + 1} and its nest must have axes of the same lengths, but for what is around parts";
            }

            foreach (Taker taker in Taker.Of(plan, i))
            {
                if (BrokenByTaker(step, map, taker) is string broken)
                {
                    return broken;
                }
            }
        }

        return null;
    }

    private static bool HasEachSplitOnce(Access map, StepDefinition step)
    {
        int split = 0;
        for (int i = 0; i < map.Rank; i++)
        {
            split += map.IsSplit(i, step.Split) ? 1 : 0;
        }

        return split == step.Split && map.Diagonals().Length == 0;
    }

    private static bool HasItsLengths(Access map, StepDefinition step, SweepDefinition sweep)
    {
        for (int i = 0; i < map.Rank; i++)
        {
            if (!map.TryAxis(i, out int axis) || axis >= step.Axes.Count || !(map[i].IsPlain ? step.Axes[axis] == sweep.Axes[i] : axis < step.Split && HasItsHalo(map[i], step.Axes[axis], sweep.Axes[i])))
            {
                return false;
            }
        }

        return true;
    }

    // Each part with its halo lies within the axis of the sweep; or it is cut off there, and something is left.
    private static bool HasItsHalo(AxisTerm term, string stepLength, string sweepLength)
    {
        Polynomial length = Polynomial.Parse(sweepLength), more = length - Polynomial.Parse(stepLength);
        Halo halo = term.Halo;
        return more.IsConstant && halo.Span >= 0 && term.Equals(AxisTerm.Walk(term.Axis).Around(halo, length))
            && (halo.IsCut ? halo.Before >= -more.ConstantTerm && halo.After >= 0 : halo.Before <= 0 && halo.After <= more.ConstantTerm);
    }

    private static string? BrokenByTaker(StepDefinition step, Access map, Taker taker)
    {
        foreach (EquatableArray<int> run in taker.Runs.AsSpan())
        {
            foreach (int axis in run.AsSpan())
            {
                if (taker.IsLocal && map.IsSplit(axis, step.Split))
                {
                    return $"{taker.Described} of a part leaves the part";
                }
            }
        }

        if (taker.Target is not null && !taker.IsLocal && map.HasHalos)
        {
            return $"{taker.Described} has elements of several parts";
        }

        // A nest is done once: its sweeps read what others of it have just made.
        if (taker.Passes > 1 && (step.Count > 1 || step.Split < step.Axes.Count))
        {
            return $"{taker.Described} is repeated in a nest";
        }

        if (taker.Passes != Taker.PassesOf(taker.Sweep))
        {
            return $"{taker.Described} is done together with what is repeated";
        }

        // A part goes its own way; only where each block is one do they finish in turn.
        if (taker.Along >= 0 && map.IsSplit(taker.Along, step.Split) && step.IsNest)
        {
            return $"{taker.Described} goes from part to part";
        }

        // To some folds it is all the same.
        int along = Taker.AlongOf(taker.Sweep);
        return !taker.IsOrdered || AreMetInOrder(taker.Runs, map, step.Split, along) ? null : $"{taker.Described} meets its axes in another order than it folds them";
    }
}
