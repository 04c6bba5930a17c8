using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>The bytes that a move reads in every sample situation, with what requests for short runs of neighbours in storage add to them.</summary>
internal sealed class MoveReads
{
    // A block's length along an axis that an array does not have, and that it is therefore read again for.
    private const double BroadcastBlock = 1024;

    // Parts for each worker to take several of.
    private const double LeastParts = 16;

    private readonly TaskGraph _tasks;
    private readonly SampleGrid _grid;
    private readonly Move _move;
    private readonly EquatableArray<Polynomial> _axes;
    private readonly StreamRead[] _reads;

    // For each read: what is walked along each axis, at each size.
    private readonly double[][][] _walked;

    // For each axis of the move and each size: the blocks that it is cut into, for arrays that do not have it. One where nothing that is read or written has it: along
    // such an axis a block is whole, for that takes no buffer; and along all axes of the result of a contraction, which is held whole.
    private readonly double[][] _blocks;

    // For each read and size: the bytes once; how often they are read where a part of a nest is one block, and where every sweep reads for itself.
    private readonly double[][] _bytes;
    private readonly double[][] _again;
    private readonly double[][] _rounds;

    // For each size: what all reads come to where every pass reads for itself, in one piece and in the chunks a plan wants; the elements inside a part.
    private readonly double[] _passes;
    private readonly double[] _idealPasses;
    private readonly double[] _inside;
    private readonly double _element;

    public MoveReads(TaskGraph tasks, SampleGrid grid, SearchState before, Move move)
    {
        _tasks = tasks;
        _grid = grid;
        _move = move;
        _reads = StreamRead.Of(tasks, before, move).Where(read => !read.IsPartner).ToArray();
        _axes = move.IsNest ? move.Axes : move.Stages[0].Space;
        _blocks = Arrays.Make(_axes.Count, Blocks);
        EquatableArray<Polynomial>[] walked = Arrays.Map<StreamRead, EquatableArray<Polynomial>>(_reads, read => SampleGrid.Walked(read.Access, _axes));
        _bytes = Arrays.Make(_reads.Length, read => grid.Bytes(_reads[read].Node, walked[read]));
        _walked = Arrays.Make(_reads.Length, read => Arrays.Map(walked[read], grid.Of));
        _again = _reads.Select(read => Again(read, move.Split, sweep: null)).ToArray();
        _rounds = _reads.Select(Rounds).ToArray();
        _passes = EachSize(size => Sum(size, read => _rounds[read][size] + (move.IsNest ? Requests(read, size, null) * _again[read][size] : 0)));
        _idealPasses = EachSize(size => Sum(size, read => _rounds[read][size]));
        _inside = EachSize(size => move.Axes.Skip(move.Split).Aggregate(1.0, (product, length) => product * Math.Max(1, grid.Of(length)[size])));
        _element = Math.Max(1, _reads.Sum(read => read.IsCovered ? 0 : tasks.Graph.Nodes[read.Node].Type.Size()));
    }

    /// <summary>The bytes, with requests, in one situation where <paramref name="free"/> bytes are left for blocks.</summary>
    public double At(SamplePoint point, double free)
    {
        double passes = (point.HasIdealChunks ? _idealPasses : _passes)[point.Size];
        if (!_move.IsNest)
        {
            return passes;
        }

        // Either a part is a block, and everything is read once, in requests as wide as the part; or every pass reads again.
        double rows = free / 8 / (_inside[point.Size] * _element);
        passes = _move.HasHalos ? Sum(point.Size, read => Overlap(read, point.Size, rows) * (_rounds[read][point.Size] + (point.HasIdealChunks ? 0 : Requests(read, point.Size, null) * _again[read][point.Size]))) : passes;
        return rows < 1 ? passes : Math.Min(passes, Sum(point.Size, read => _reads[read].IsCovered ? 0 : Overlap(read, point.Size, rows) * _again[read][point.Size] * (1 + (point.HasIdealChunks ? 0 : Requests(read, point.Size, rows)))));
    }

    // How often what parts overlap in makes of an array be read: parts of so many elements are as long along each split axis.
    private double Overlap(int number, int size, double rows)
    {
        double side = Math.Pow(Math.Max(1, rows), 1.0 / _move.Split), overlap = 1;
        for (int axis = 0; _move.HasHalos && axis < _reads[number].Access.Rank; axis++)
        {
            double span = _reads[number].Access.IsSplit(axis, _move.Split) ? _reads[number].Access[axis].Span : 0;
            overlap *= 1 + (span / Math.Min(side, Math.Max(1, _walked[number][axis][size])));
        }

        return overlap;
    }

    private double Sum(int size, Func<int, double> factor)
    {
        double sum = 0;
        for (int read = 0; read < _reads.Length; read++)
        {
            sum += _bytes[read][size] * factor(read);
        }

        return sum;
    }

    // What requests add to a byte: so much for each run of neighbours in storage. A split last axis makes short runs where arrays are stored row by row;
    // rows: the rows of a part, where it is one block.
    private double Requests(int number, int size, double? rows)
    {
        StreamRead read = _reads[number];
        double run = _tasks.Graph.Nodes[read.Node].Type.Size();
        double[][] lengths = _grid.Lengths(read.Node);
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            double length = _walked[number][axis][size];
            bool isSplit = read.Access.IsSplit(axis, _move.Split);
            double widest = isSplit && read.Access.IsWalked(axis, 0) ? length / LeastParts : length;
            double part = isSplit && rows is double most ? Math.Min(widest, most) : widest;
            run *= Math.Max(1, part);
            if (part < lengths[axis][size])
            {
                break;
            }
        }

        return BlockCost.RunBytes / Math.Max(run, 8);
    }

    // How often an array is read in all, where every sweep reads it for itself: what is repeated is no nest, and all of it is as often.
    private double[] Rounds(StreamRead read)
    {
        int passes = _move.IsNest ? 1 : _tasks.Passes(_move.Stages[0].Units[0]);
        var rounds = new double[SampleGrid.Sizes];
        foreach (Access sweep in read.Sweeps)
        {
            double[] again = Again(read, _axes.Count, sweep);
            for (int size = 0; size < rounds.Length; size++)
            {
                rounds[size] += passes * again[size];
            }
        }

        return rounds;
    }

    // How often a sweep reads an array: for each block along those of the first axes that it cuts and the array does not have.
    private double[] Again(StreamRead read, int axes, Access? sweep)
    {
        double[] again = EachSize(_ => 1);
        for (int axis = 0; axis < Math.Min(axes, _blocks.Length); axis++)
        {
            bool isMissing = !read.Access.Walks(axis) && sweep?.Walks(axis) != false;
            for (int size = 0; isMissing && size < again.Length; size++)
            {
                again[size] *= _blocks[axis][size];
            }
        }

        return again;
    }

    private double[] Blocks(int axis)
    {
        bool isOfResult = !_move.IsNest && _tasks.Units[_move.Stages[0].Units[0]][0] is var task && _tasks.TakesBlocks(task) && !_tasks.Reduced(task).Contains(axis);
        bool isStreamed = !isOfResult && !IsWhole(axis) && (axis < _move.Split || _reads.Any(read => read.Access.Walks(axis)) || Written().Any(access => access.Walks(axis)));
        double[] length = _grid.Of(_axes[axis]);
        return EachSize(size => isStreamed ? Math.Max(1, Math.Ceiling(length[size] / BroadcastBlock)) : 1);
    }

    // True for an axis that a sweep of the move has whole in its blocks.
    private bool IsWhole(int axis) => _move.Stages.Any(stage => stage.Units.Any(unit => _tasks.Units[unit].Any(task => Enumerable.Range(0, _tasks.Tasks[task].Space.Count).Any(own => _tasks.IsWhole(task, own) && stage.Access.AxisOf(own) == axis))));

    // How the axes of the move walk what it may write: results, and values that are not folded.
    private IEnumerable<Access> Written() =>
        from stage in _move.Stages
        from unit in stage.Units
        from task in _tasks.Units[unit]
        where !_tasks.IsFold(task)
        select stage.Access;

    private static double[] EachSize(Func<int, double> value)
    {
        var values = new double[SampleGrid.Sizes];
        for (int size = 0; size < values.Length; size++)
        {
            values[size] = value(size);
        }

        return values;
    }
}
