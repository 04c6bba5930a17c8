using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// The cost of a move in every sample situation; what does not depend on what is held in memory, before or after, is found once. The search compares plans, it does not
/// predict them: block shapes are chosen when a plan is bound, so here a block is as large as an eighth of the limit, and a request as long as such a block allows.
/// </summary>
internal sealed class MoveCost
{
    // What every sweep needs besides what grows: buffers of one small block a worker.
    private const double LeastBuffers = 1 << 20;

    private readonly TaskGraph _tasks;
    private readonly SampleGrid _grid;
    private readonly MoveReads _reads;
    private readonly double[] _inside;
    private readonly double[] _outputs;
    private readonly double _operations;

    /// <param name="tasks">The tasks of the graph.</param>
    /// <param name="grid">The sample situations.</param>
    /// <param name="before">A state the move starts from: what it reads, and no more of it matters.</param>
    /// <param name="move">The move; what it keeps does not matter yet.</param>
    public MoveCost(TaskGraph tasks, SampleGrid grid, SearchState before, Move move)
    {
        _tasks = tasks;
        _grid = grid;
        _reads = new MoveReads(tasks, grid, before, move);
        _inside = Sum(Folds(move).Select(grid.FoldBytes).Concat(move.PartValues.Select(value => PartBytes(move, value))));
        _outputs = Sum(move.Units.SelectMany(unit => tasks.Units[unit]).Where(task => tasks.Tasks[task].IsOutput).Select(task => grid.Bytes(tasks.Tasks[task].Root)));
        _operations = move.Stages.Sum(stage => grid.Elements(stage.Space)[0] * stage.Units.Sum(unit => tasks.Passes(unit) * tasks.Units[unit].Length));
    }

    /// <summary>The cost where the move keeps <paramref name="kept"/> and so leads from <paramref name="before"/> to <paramref name="after"/>.</summary>
    public PlanCost Keeping(IReadOnlyList<KeptValue> kept, SearchState before, SearchState after)
    {
        double[] alive = new double[SampleGrid.Sizes], written = (double[])_outputs.Clone();
        BitSet held = before.Memory.Union(after.Memory);
        for (int value = 0; value < _tasks.Values.Count; value++)
        {
            if (held.Contains(value))
            {
                Add(alive, _grid.Bytes(_tasks.Values[value]));
            }
        }

        foreach (KeptValue value in kept)
        {
            if (value.Place == Place.Spill)
            {
                Add(written, _grid.Bytes(_tasks.Values[value.Value]));
            }
        }

        return Of(alive, written);
    }

    private PlanCost Of(double[] alive, double[] written)
    {
        var moved = new double[_grid.Points.Count];
        var peak = new double[_grid.Points.Count];
        for (int i = 0; i < moved.Length; i++)
        {
            SamplePoint point = _grid.Points[i];
            peak[i] = alive[point.Size] + _inside[point.Size] + LeastBuffers;
            moved[i] = peak[i] > point.Limit ? double.PositiveInfinity : written[point.Size] + _reads.At(point, point.Limit - peak[i]);
        }

        return new PlanCost(moved, peak, _operations);
    }

    // Folds whose open nodes outlive a block: all of a flat sweep, in a nest those that do not finish inside a part.
    private IEnumerable<int> Folds(Move move) => move.Units.SelectMany(unit => _tasks.Units[unit])
        .Where(task => _tasks.IsFold(task) && !move.PartValues.Contains(task))
        .Select(task => _tasks.Tasks[task].Node);

    // Of a value held a part at a time, what the narrowest part holds: the axes inside the part are whole, and of others there is what is around one element.
    private double[] PartBytes(Move move, int value)
    {
        MoveStage stage = move.Stages.First(stage => stage.Units.Any(unit => _tasks.Made(unit).Contains(value)));
        Polynomial[] inside = _tasks.Remaining(value).Where(axis => !stage.Access.IsSplit(axis, move.Split)).Select(axis => stage.Space[axis]).ToArray();
        double around = Enumerable.Range(0, stage.Access.Rank).Where(axis => stage.Access.IsSplit(axis, move.Split)).Aggregate(1.0, (product, axis) => product * (1 + stage.Access[axis].Span));
        return _grid.Elements(inside).Select(count => around * count * _tasks.Graph.Nodes[_tasks.Values[value]].Type.Size()).ToArray();
    }

    private static double[] Sum(IEnumerable<double[]> terms)
    {
        var sum = new double[SampleGrid.Sizes];
        foreach (double[] term in terms)
        {
            Add(sum, term);
        }

        return sum;
    }

    private static void Add(double[] sum, double[] term)
    {
        for (int size = 0; size < sum.Length; size++)
        {
            sum[size] += term[size];
        }
    }
}
