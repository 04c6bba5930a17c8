using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// What <see cref="NestDefinition"/> promises. The compiler checks what it has built, and the runtime, once a plan, what it is given: a wrong nest would fold
/// in another order or read memory that nobody wrote.
/// </summary>
internal static class NestRules
{
    /// <summary>In words, the first rule that <paramref name="plan"/> breaks; null where it keeps them all.</summary>
    public static string? Broken(PlanDefinition plan) => BrokenByNests(plan) ?? BrokenByHeld(plan) ?? BrokenBySweeps(plan);

    private static string? BrokenByNests(PlanDefinition plan)
    {
        int end = 0;
        foreach (NestDefinition nest in plan.Nests.AsSpan())
        {
            if (nest.First < end || nest.Count <= 0 || nest.First + nest.Count > plan.Sweeps.Count)
            {
                return "nests must be runs of sweeps, in order";
            }

            if (nest.Split <= 0 || nest.Split > nest.Axes.Count || nest.Maps.Count != nest.Count)
            {
                return $"the nest that begins with sweep {nest.First + 1} must have split axes, and a map for each sweep";
            }

            end = nest.First + nest.Count;
        }

        return null;
    }

    private static string? BrokenByHeld(PlanDefinition plan)
    {
        foreach (HeldDefinition held in plan.Held.AsSpan())
        {
            NestDefinition step = PlanSteps.At(plan, held.FirstSweep);
            if (held.IsPart && held.LastSweep >= step.First + step.Count)
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
            NestDefinition step = PlanSteps.At(plan, i);
            EquatableArray<int> map = step.Maps[i - step.First];
            if (map.Count != sweep.Axes.Count || !HasEachSplitOnce(map, step))
            {
                return $"sweep {i + 1} must have each split axis of its nest, and no axis twice";
            }

            if (!HasItsLengths(map, step, sweep))
            {
                return $"sweep {i + 1} and its nest must have axes of the same lengths";
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

    private static bool HasEachSplitOnce(EquatableArray<int> map, NestDefinition step)
    {
        int split = 0;
        for (int i = 0; i < map.Count; i++)
        {
            split += map[i] < step.Split ? 1 : 0;
            if (map.AsSpan().Slice(0, i).IndexOf(map[i]) >= 0)
            {
                return false;
            }
        }

        return split == step.Split;
    }

    private static bool HasItsLengths(EquatableArray<int> map, NestDefinition step, SweepDefinition sweep)
    {
        for (int i = 0; i < map.Count; i++)
        {
            if (map[i] < 0 || map[i] >= step.Axes.Count || step.Axes[map[i]] != sweep.Axes[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string? BrokenByTaker(NestDefinition step, EquatableArray<int> map, Taker taker)
    {
        int last = -1;
        foreach (EquatableArray<int> run in taker.Runs.AsSpan())
        {
            foreach (int axis in run.AsSpan())
            {
                bool isSplit = map[axis] < step.Split;
                if (taker.IsLocal && isSplit)
                {
                    return $"{taker.Described} of a part leaves the part";
                }

                // Parts come in the order of the nest's axes, the blocks of a part in the order of the sweep's; to some folds it is all the same.
                int turn = isSplit ? map[axis] : step.Split + axis;
                if (turn <= last && taker.IsOrdered)
                {
                    return $"{taker.Described} meets its axes in another order than it folds them";
                }

                last = turn;
            }
        }

        return null;
    }
}
