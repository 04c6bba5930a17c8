namespace StaticGraph.Generator.Schedule.Search;

/// <summary>The costs of moves, each found once: many states that a search comes to differ only in what they hold in memory, and allow the same moves.</summary>
internal sealed class MoveCosts
{
    private readonly TaskGraph _tasks;
    private readonly SampleGrid _grid;
    private readonly Dictionary<(Move Move, BitSet Spilled, BitSet Cuts), MoveCost> _known = new();

    public MoveCosts(TaskGraph tasks, SampleGrid grid)
    {
        _tasks = tasks;
        _grid = grid;
    }

    /// <summary>The cost of a move that starts from <paramref name="before"/>: what it reads depends on the values that are spilled, and on the cut expressions at hand.</summary>
    public MoveCost Of(SearchState before, Move move)
    {
        var key = (move, before.Spilled, _tasks.CutsAmong(before.Kept));
        if (!_known.TryGetValue(key, out MoveCost cost))
        {
            cost = new MoveCost(_tasks, _grid, before, move);
            _known.Add(key, cost);
        }

        return cost;
    }
}
