using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Which parts of held arrays lie in the same memory of a worker: in a chain of sweeps an array is made where one before the last lay, which nobody looks at any more.
/// <code>
/// a -> b -> c -> d   =>   c lies where a lay, d where b lay
/// </code>
/// </summary>
internal static class PartPlaces
{
    /// <summary>For each held array of <paramref name="plan"/> the one whose memory it lies in, itself where it has some of its own. Only parts of arrays of <paramref name="step"/> lie in that of others.</summary>
    public static int[] Owners(PlanDefinition plan, StepDefinition step)
    {
        int[] owners = Arrays.Make(plan.Held.Count, held => held);
        var places = new List<(int Owner, Access Access, int Last)>();
        foreach (int held in InOrder(plan, step))
        {
            HeldDefinition array = plan.Held[held];
            Access access = step.HeldAccess(plan, held);
            int place = places.FindIndex(other => other.Last < array.FirstSweep && HasRoom(plan, step, (other.Owner, other.Access), (held, access)));
            if (place < 0)
            {
                places.Add((held, access, array.LastSweep));
            }
            else
            {
                owners[held] = places[place].Owner;
                places[place] = places[place] with { Last = array.LastSweep };
            }
        }

        return owners;
    }

    private static int[] InOrder(PlanDefinition plan, StepDefinition step)
    {
        int[] parts = Array.FindAll(Arrays.Make(plan.Held.Count, held => held), held => plan.Held[held].IsPart && step.Has(plan.Held[held].FirstSweep));
        Array.Sort(parts, (one, other) => (plan.Held[one].FirstSweep, one).CompareTo((plan.Held[other].FirstSweep, other)));
        return parts;
    }

    // Whatever the blocks are: each axis of the one is as long as that of the other, or longer.
    private static bool HasRoom(PlanDefinition plan, StepDefinition step, (int Held, Access Access) place, (int Held, Access Access) part)
    {
        HeldDefinition one = plan.Held[place.Held], other = plan.Held[part.Held];
        bool hasRoom = one.Type.Size() >= other.Type.Size() && place.Access.Rank == part.Access.Rank;
        for (int axis = 0; hasRoom && axis < part.Access.Rank; axis++)
        {
            bool isSplit = part.Access.IsSplit(axis, step.Split);
            hasRoom = place.Access.IsSplit(axis, step.Split) == isSplit
                && (isSplit ? place.Access.AxisOf(axis) == part.Access.AxisOf(axis) && place.Access.Excess(axis) >= part.Access.Excess(axis) : one.Shape[axis] == other.Shape[axis]);
        }

        return hasRoom;
    }
}
