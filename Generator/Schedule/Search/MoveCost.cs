using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Plans;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// The cost of a move in every sample situation. The search compares plans, it does not predict them: block shapes are chosen when a plan is bound, so here a block
/// is as large as an eighth of the limit, and a request as long as such a block allows.
/// </summary>
internal sealed class MoveCost
{
    // What every sweep needs besides what grows: buffers of one small block a worker.
    private const double LeastBuffers = 1 << 20;

    // A block's length along an axis that an array does not have, and that it is therefore read again for.
    private const double BroadcastBlock = 1024;

    // Tiles for each worker to take several of.
    private const double LeastTiles = 16;

    private readonly TaskGraph _tasks;
    private readonly SampleGrid _grid;

    public MoveCost(TaskGraph tasks, SampleGrid grid)
    {
        _tasks = tasks;
        _grid = grid;
    }

    public PlanCost Of(SearchState before, Move move, SearchState after)
    {
        BitSet held = before.Memory.Union(after.Memory);
        double[] alive = Sum(Enumerable.Range(0, _tasks.Values.Count).Where(held.Contains).Select(value => ValueBytes(_tasks.Values[value])));
        double[] folds = Sum(Folds(move).Select(FoldBytes).Concat(move.TileValues.Select(value => TileBytes(move, value))));
        double[] written = Sum(Written(move));
        StreamRead[] reads = StreamRead.Of(_tasks, before, move).ToArray();
        var moved = new double[_grid.Points.Count];
        var peak = new double[_grid.Points.Count];
        for (int i = 0; i < moved.Length; i++)
        {
            SamplePoint point = _grid.Points[i];
            peak[i] = alive[point.Size] + folds[point.Size] + LeastBuffers;
            moved[i] = peak[i] > point.Limit ? double.PositiveInfinity : written[point.Size] + Read(move, reads, point, point.Limit - peak[i]);
        }

        double operations = move.Stages.Sum(stage => _grid.Elements(stage.Space)[0] * stage.Units.Sum(unit => _tasks.Units[unit].Length));
        return new PlanCost(moved, peak, operations);
    }

    private double Read(Move move, StreamRead[] reads, SamplePoint point, double free)
    {
        if (!move.IsNest)
        {
            return reads.Sum(read => read.IsPartner ? 0 : Bytes(read, point.Size) * Again(read, move.Stages[0].Space, point.Size));
        }

        // Either a tile is a block, and everything is read once, in requests as wide as the tile; or every pass reads again.
        Polynomial[] tiled = move.Axes.Take(move.Tiled).ToArray();
        double inside = Product(move.Axes.Skip(move.Tiled), point.Size);
        double block = free / 8;
        double cut = reads.Sum(read => Bytes(read, point.Size) * (read.Passes + Requests(read, move, point, block, isWhole: false)) * Again(read, tiled, point.Size));
        double rows = block / (inside * Math.Max(1, reads.Sum(read => _tasks.Graph.Nodes[read.Node].Type.Size())));
        return rows < 1 ? cut : Math.Min(cut, reads.Sum(read => Bytes(read, point.Size) * (1 + Requests(read, move, point, rows, isWhole: true)) * Again(read, tiled, point.Size)));
    }

    // What requests add to a byte: so much for each run of neighbours in storage. A tiled last axis makes short runs where arrays are stored row by row.
    private double Requests(StreamRead read, Move move, SamplePoint point, double rows, bool isWhole)
    {
        double run = _tasks.Graph.Nodes[read.Node].Type.Size();
        EquatableArray<Polynomial> shape = _tasks.Graph.Nodes[read.Node].Shape;
        for (int axis = shape.Count - 1; axis >= 0 && !point.HasIdealChunks; axis--)
        {
            double length = _grid.Of(shape[axis])[point.Size];
            bool isTiled = read.Map[axis] >= 0 && read.Map[axis] < move.Tiled;
            double widest = isTiled && read.Map[axis] == 0 ? length / LeastTiles : length;
            double part = isTiled && isWhole ? Math.Min(widest, rows) : widest;
            run *= Math.Max(1, part);
            if (part < length)
            {
                break;
            }
        }

        return point.HasIdealChunks ? 0 : BlockCost.RunBytes / Math.Max(run, 8);
    }

    // How often an array is read again for the blocks along axes that it does not have.
    private double Again(StreamRead read, IEnumerable<Polynomial> axes, int size) => axes
        .Where((_, axis) => !read.Map.Contains(axis))
        .Aggregate(1.0, (product, length) => product * Math.Max(1, Math.Ceiling(_grid.Of(length)[size] / BroadcastBlock)));

    private IEnumerable<double[]> Written(Move move)
    {
        IEnumerable<int> outputs = move.Units.SelectMany(unit => _tasks.Units[unit]).Where(task => _tasks.Tasks[task].IsOutput).Select(task => _tasks.Tasks[task].Root);
        IEnumerable<int> spilled = move.Kept.Where(kept => kept.Place == Place.Scratch).Select(kept => _tasks.Values[kept.Value]);
        return outputs.Concat(spilled).Select(ValueBytes);
    }

    // Folds whose open nodes outlive a block: all of a flat sweep, in a nest those that do not finish inside a tile.
    private IEnumerable<int> Folds(Move move) => move.Units.SelectMany(unit => _tasks.Units[unit])
        .Where(task => _tasks.IsFold(task) && !move.TileValues.Contains(task))
        .Select(task => _tasks.Tasks[task].Node);

    // The result and, for each of its elements, the open nodes of the tree.
    private double[] FoldBytes(int fold)
    {
        GraphNode node = _tasks.Graph.Nodes[fold];
        ReductionKind kind = node.Fold;
        double[] bytes = ValueBytes(fold), lengths = _grid.Elements(node.Levels[0].Select(axis => _tasks.Graph.Nodes[node.Inputs[0]].Shape[axis]).ToArray());
        return bytes.Select((result, size) => result * (1 + (ReductionMemory.IsTree(kind, node.Type) ? ReductionMemory.StateOf(kind, lengths[size]) : 0))).ToArray();
    }

    // Of a value held a tile at a time, what the narrowest tile holds: the axes inside the tile are whole.
    private double[] TileBytes(Move move, int value)
    {
        MoveStage stage = move.Stages.First(stage => stage.Units.Any(unit => _tasks.Made(unit).Contains(value)));
        Polynomial[] inside = _tasks.Remaining(value).Where(axis => stage.Map[axis] >= move.Tiled).Select(axis => stage.Space[axis]).ToArray();
        return _grid.Elements(inside).Select(count => count * _tasks.Graph.Nodes[_tasks.Values[value]].Type.Size()).ToArray();
    }

    private double[] ValueBytes(int node) => _grid.Elements(_tasks.Graph.Nodes[node].Shape).Select(count => count * _tasks.Graph.Nodes[node].Type.Size()).ToArray();

    private double Bytes(StreamRead read, int size) => _grid.Elements(_tasks.Graph.Nodes[read.Node].Shape)[size] * _tasks.Graph.Nodes[read.Node].Type.Size();

    private double Product(IEnumerable<Polynomial> lengths, int size) => lengths.Aggregate(1.0, (product, length) => product * Math.Max(1, _grid.Of(length)[size]));

    private static double[] Sum(IEnumerable<double[]> terms) => terms.Aggregate(new double[SampleGrid.Sizes], (sum, term) => sum.Zip(term, (a, b) => a + b).ToArray());
}
