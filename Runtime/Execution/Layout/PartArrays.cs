using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>The held arrays of a nest of which each worker has what belongs to its part, and the buffers that its sweeps find filled.</summary>
internal static class PartArrays
{
    /// <summary>True for an array of which each worker has only what belongs to its part.</summary>
    public static bool IsIn(BoundPlan plan, StepPlan step, int held)
        => plan.Definition.Held[held].IsPart && step.Definition.Has(plan.Definition.Held[held].FirstSweep);

    /// <summary>The shape of the largest part, with its halo: parts at the end of an axis are shorter, with the same strides.</summary>
    public static long[] Shape(BoundPlan plan, StepPlan step, int held)
    {
        Access access = plan.Walked.Parts[held];
        return Arrays.Make(access.Rank, axis => access.IsSplit(axis, step.Definition.Split) ? access.Length(axis, step.Block) : plan.HeldShapes[held][axis]);
    }

    /// <summary>The bytes from the first element of an array to the first one that a part has of it, which has the numbers <paramref name="part"/> on the step's split axes.</summary>
    public static long Behind(BoundPlan plan, StepPlan step, int held, ReadOnlySpan<long> strides, ReadOnlySpan<long> part)
    {
        Access access = plan.Walked.Parts[held];
        long bytes = 0;
        for (int i = 0; i < access.Rank; i++)
        {
            if (access.IsSplit(i, step.Definition.Split))
            {
                int axis = access.AxisOf(i);
                long from = part[axis] * step.Block[axis];
                bytes += strides[i] * access[i].Overlapping(from, Math.Min(step.Block[axis], step.Lengths[axis] - from), out _);
            }
        }

        return bytes;
    }

    /// <summary>Once the blocks are known: how the slots step through parts, and which buffers an earlier sweep has filled.</summary>
    public static void Place(BoundPlan plan, StepPlan step)
    {
        bool isWhole = step.IsWhole;
        foreach (SweepPlan sweep in step.Sweeps)
        {
            foreach (SlotPlan slot in sweep.Slots)
            {
                slot.IsFilled = isWhole && slot.SharedWith is not null;
                if (slot.Kind == SlotKind.Part)
                {
                    SweepPlanner.PlaceDense(slot, Shape(plan, step, slot.Index), sweep.Lengths);
                }
            }
        }
    }
}
