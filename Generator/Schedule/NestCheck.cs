using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule;

/// <summary>The rules of nests: which sweeps they have, which axes these walk, and that what is held a part at a time stays inside.</summary>
internal static class NestCheck
{
    public static void Run(PlanDefinition plan)
    {
        int end = 0;
        foreach (NestDefinition nest in plan.Nests)
        {
            Require(nest.First >= end && nest.Count > 0 && nest.First + nest.Count <= plan.Sweeps.Count, "Nests are runs of sweeps, in order");
            Require(nest.Split > 0 && nest.Split < nest.Axes.Count && nest.Maps.Count == nest.Count, "A nest has split axes and inner axes, and a map for each sweep");
            end = nest.First + nest.Count;
            for (int i = 0; i < nest.Count; i++)
            {
                CheckMap(nest, plan.Sweeps[nest.First + i], nest.Maps[i]);
                CheckFolds(plan, nest, plan.Sweeps[nest.First + i], nest.Maps[i]);
            }
        }

        foreach (HeldDefinition held in plan.Held.Where(held => held.IsPart))
        {
            Require(plan.Nests.Any(nest => nest.First <= held.FirstSweep && held.LastSweep < nest.First + nest.Count), "What is held a part at a time lives inside one nest");
        }
    }

    private static void CheckMap(NestDefinition nest, SweepDefinition sweep, EquatableArray<int> map)
    {
        Require(map.Count == sweep.Axes.Count && map.Distinct().Count() == map.Count, "A nested sweep's axes are different axes of the nest");
        Require(map.Select((axis, i) => nest.Axes[axis] == sweep.Axes[i]).All(same => same), "An axis of a nested sweep is as long as the nest's");
        Require(Enumerable.Range(0, nest.Split).All(map.Contains), "A nested sweep has all split axes");
        Require(sweep.Pair.Count == 0 || sweep.Pair.Count == 2, "A pair is two axes");
    }

    private static void CheckFolds(PlanDefinition plan, NestDefinition nest, SweepDefinition sweep, EquatableArray<int> map)
    {
        foreach (ReductionDefinition fold in sweep.Reductions)
        {
            int[] reduced = fold.Levels.SelectMany(level => level).ToArray();
            int[] met = reduced.Select(axis => map[axis] < nest.Split ? map[axis] : nest.Split + axis).ToArray();
            bool isMetInOrder = met.Zip(met.Skip(1), (outer, inner) => outer < inner).All(inOrder => inOrder);
            Require(isMetInOrder || !ReductionMemory.IsTree(fold.Kind, fold.Type), "The reduced axes of a nested fold are met in their order");
            Require(!plan.Held[fold.Held].IsPart || reduced.All(axis => map[axis] >= nest.Split), "A fold held a part at a time reduces axes inside the part");
        }
    }

    private static void Require(bool condition, string rule) => ScheduleCheck.Require(condition, rule);
}
