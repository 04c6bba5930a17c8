using StaticGraph.Plans;

namespace StaticGraph.Execution.Scans;

/// <summary>
/// The order of blocks that finish in turn. Those at one place of the other axes are a chain; as many chains as there are sets of buffers go side by side, each at a
/// place of its own, so that workers seldom wait: first the first blocks of these chains, then their second ones, and so on. Whatever waits, waits for a block that
/// was taken earlier.
/// </summary>
internal sealed class ScanOrder
{
    private readonly long[] _grid;
    private readonly int _along;
    private readonly long _chains;

    private ScanOrder(long[] grid, int along, long chains, long places)
    {
        (_grid, _along, _chains) = (grid, along, chains);
        Places = (int)places;
    }

    /// <summary>How many chains are under way at once; each has the sums in the set of buffers with the number of its place.</summary>
    public int Places { get; }

    /// <summary>The order of a step's blocks, or null where none waits for another: each is a chain, or one worker does a chain as the blocks of a part.</summary>
    public static ScanOrder? Of(StepPlan step, PlanProgram program, ReadOnlySpan<long> grid)
    {
        int along = program.Along[step.First];
        if (along < 0 || grid[along] <= 1)
        {
            return null;
        }

        long chains = 1;
        for (int axis = 0; axis < grid.Length; axis++)
        {
            chains *= axis == along ? 1 : grid[axis];
        }

        return new ScanOrder(grid.ToArray(), along, chains, program.AreChainsInTurn[step.First] ? 1 : Math.Min(step.Sets, chains));
    }

    /// <summary>The place on each axis of the block with the given number.</summary>
    public void Locate(long number, Span<long> index)
    {
        (long group, long link, long place) = Parts(number);
        long chain = (group * Places) + place;
        for (int axis = _grid.Length - 1; axis >= 0; axis--)
        {
            index[axis] = axis == _along ? link : chain % _grid[axis];
            chain = axis == _along ? chain : chain / _grid[axis];
        }
    }

    /// <summary>The place of the block's chain, and the block's turn there.</summary>
    public (int Place, long Turn) TurnOf(long number)
    {
        (long group, long link, long place) = Parts(number);
        return ((int)place, (group * _grid[_along]) + link);
    }

    private (long Group, long Link, long Place) Parts(long number)
    {
        long size = Places * _grid[_along], group = number / size, rest = number % size;
        long chains = Math.Min(Places, _chains - (group * Places));
        return (group, rest / chains, rest % chains);
    }
}
