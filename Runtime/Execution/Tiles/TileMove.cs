namespace StaticGraph.Execution.Tiles;

/// <summary>
/// What a sweep does that stores an operand as it is, whose neighbours along a row lie apart, or where edges, lists and arrays of indices say: each element is copied once, from where
/// it lies to where it is stored, and neither tile nor body has it in between.
/// </summary>
internal static class TileMove
{
    // Of a row, where nothing is looked up element by element.
    private const long LongStrip = 1 << 16;

    /// <summary>True where rows of some operand are nearer to each other than the neighbours within them, as those of a transposed array are: then what is done goes down its columns, and through tiles.</summary>
    public static bool GoesDown(SweepPlan plan, TileSpace space)
    {
        bool goesDown = false;
        for (int slot = 0; slot < plan.Slots.Length && space.Lengths[^2] > 1; slot++)
        {
            goesDown |= plan.Slots[slot].IsGathered && TileGather.IsNearerDown(space.Strides(slot)[^2], space.Strides(slot)[^1]);
        }

        return goesDown;
    }

    /// <summary>The most elements of a row that are moved at once.</summary>
    public static long Strip(SweepPlan plan, TileSpace space, ChosenSteps?[] chosen)
    {
        bool isLookedUp = space.Steps(plan.Moved, space.Rank - 1) is ListSteps || (chosen.Length > 0 && chosen[plan.Moved] is { IsAlongRows: true });
        for (int slot = 0; slot < plan.Slots.Length; slot++)
        {
            isLookedUp |= slot != plan.Moved && plan.Slots[slot].IsInTile;
        }

        return isLookedUp ? plan.Strip : LongStrip;
    }
}
