using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>What <see cref="NestDefinition"/> promises, checked once a plan: a wrong nest would fold in another order or read memory that nobody wrote.</summary>
internal static class NestRules
{
    /// <summary>Checks every nest and every held array that belongs to parts.</summary>
    /// <exception cref="InvalidOperationException">The plan breaks a rule; the message names it.</exception>
    public static void Check(PlanDefinition plan, NestDefinition[] steps)
    {
        for (int i = 0; i < plan.Held.Count; i++)
        {
            HeldDefinition held = plan.Held[i];
            bool isInside = Array.Exists(steps, step => step.First <= held.FirstSweep && held.LastSweep < step.First + step.Count);
            Require(!held.IsPart || isInside, plan, $"array '{held.Name}' of a part is used outside its nest");
        }

        foreach (NestDefinition step in steps)
        {
            for (int stage = 0; stage < step.Count; stage++)
            {
                CheckAxes(plan, step, stage);
                foreach (ReductionDefinition reduction in plan.Sweeps[step.First + stage].Reductions.AsSpan())
                {
                    CheckReduction(plan, step, step.Maps[stage], reduction);
                }
            }
        }
    }

    private static void CheckAxes(PlanDefinition plan, NestDefinition step, int stage)
    {
        EquatableArray<int> map = step.Maps[stage];
        Require(
            map.Count == plan.Sweeps[step.First + stage].Axes.Count && HasEachSplitOnce(map, step),
            plan,
            $"sweep {step.First + stage + 1} must have each split axis of its nest, and no axis twice");
    }

    private static bool HasEachSplitOnce(EquatableArray<int> map, NestDefinition step)
    {
        int split = 0;
        for (int i = 0; i < map.Count; i++)
        {
            split += map[i] < step.Split ? 1 : 0;
            if (map.AsSpan()[..i].Contains(map[i]))
            {
                return false;
            }
        }

        return split == step.Split;
    }

    private static void CheckReduction(PlanDefinition plan, NestDefinition step, EquatableArray<int> map, ReductionDefinition reduction)
    {
        HeldDefinition held = plan.Held[reduction.Held];
        int last = -1;
        foreach (EquatableArray<int> level in reduction.Levels.AsSpan())
        {
            foreach (int axis in level.AsSpan())
            {
                bool isSplit = map[axis] < step.Split;
                Require(!held.IsPart || !isSplit, plan, $"the fold into '{held.Name}' of a part leaves the part");

                // Parts come in the order of the nest's axes, the blocks of a part in the order of the sweep's; to some folds it is all the same.
                int turn = isSplit ? map[axis] : step.Split + axis;
                Require(turn > last || !ReductionMemory.IsTree(reduction.Kind, reduction.Type), plan, $"the fold into '{held.Name}' meets its axes in another order than it folds them");
                last = turn;
            }
        }
    }

    private static void Require(bool holds, PlanDefinition plan, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The plan of {plan.Name} cannot run: {otherwise}.");
        }
    }
}
