namespace StaticGraph.Generator.Schedule.Search;

/// <summary>The costs of moves, each found once: many states that a search comes to differ only in what they hold in memory, and allow the same moves.</summary>
internal sealed class MoveCosts
{
    private readonly TaskGraph _tasks;
    private readonly SampleGrid _grid;
    private readonly Dictionary<(Move Move, BitSet Needed, BitSet Spilled), MoveCost> _known = new();

    public MoveCosts(TaskGraph tasks, SampleGrid grid)
    {
        _tasks = tasks;
        _grid = grid;
    }

    /// <summary>The cost of a move that starts from <paramref name="before"/>: what it reads depends on those of the values it needs that are spilled, and on the cut expressions at hand among them.</summary>
    public MoveCost Of(SearchState before, Move move)
    {
        BitSet needed = _tasks.Needs(move.UnitSet, before.Kept);
        var key = (move, needed, before.Spilled.And(needed));
        if (!_known.TryGetValue(key, out MoveCost cost))
        {
            cost = new MoveCost(_tasks, _grid, before, move);
            _known.Add(key, cost);
        }

        return cost;
    }
}
