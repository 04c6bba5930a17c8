using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// A reduction whose bits depend on the order of folding: the fixed tree over logical indices.
/// Blocks fold what lies inside them and leave tokens of the innermost level they cut; <see cref="Commit"/> replays these into
/// accumulators that outlive the blocks. Where no level is cut, blocks write their results themselves.
/// </summary>
internal sealed unsafe class TreeReducer<T, TFold> : BlockReducer
    where TFold : struct, INodeFold
{
    private readonly Func<LevelShape, ElementLevel<T, TFold>> _innermost;
    private readonly LevelStack<TFold> _shared;
    private readonly long[] _coordinates;
    private readonly int _runAxis;
    private readonly bool _isEmpty;
    private double* _result;

    /// <param name="geometry">The axes.</param>
    /// <param name="bytes">The memory of a block, and of all.</param>
    /// <param name="innermost">Makes the level that folds elements.</param>
    /// <param name="factors">How many values one element is: 2 for products.</param>
    public TreeReducer(ReductionGeometry geometry, (long Partial, long Shared) bytes, Func<LevelShape, ElementLevel<T, TFold>> innermost, int factors = 1)
    {
        Geometry = geometry;
        Factors = factors;
        _innermost = innermost;
        (PartialBytes, SharedBytes) = bytes;
        _coordinates = new long[geometry.Rank];
        _shared = SharedStack();
        _isEmpty = Arrays.Indices(geometry.LevelCount, level => geometry.LevelLength(level) == 0).Length > 0;
        _runAxis = geometry.Rank - 1;
        while (_runAxis >= 0 && geometry.LevelOf[_runAxis] >= geometry.CutLevel)
        {
            _runAxis--;
        }
    }

    public override long PartialBytes { get; }

    public override long SharedBytes { get; }

    public override bool IsOrdered => Geometry.CutLevel >= 0;

    public ReductionGeometry Geometry { get; }

    /// <summary>How many values one element is.</summary>
    public int Factors { get; }

    public override void Start(byte* shared, byte* result)
    {
        _result = _shared.Result = (double*)result;
        double* memory = (double*)shared;
        for (int level = 0; level <= Geometry.CutLevel; level++)
        {
            memory = _shared[level].Attach(memory);
        }

        // No block will ever reach the end of an axis without elements.
        if (_isEmpty)
        {
            for (long i = Geometry.KeptCount - 1; i >= 0; i--)
            {
                _result[i] = TFold.Empty;
            }
        }
    }

    public override BlockPartial CreatePartial(byte* memory)
    {
        LevelStack<TFold> stack = PartialStack();
        double* free = (double*)memory;
        for (int level = Math.Max(0, Geometry.CutLevel); level < Geometry.LevelCount; level++)
        {
            free = stack[level].Attach(free);
        }

        var partial = new TreePartial<T, TFold>(Geometry, stack, free, this);
        return partial;
    }

    /// <summary>Where blocks that hold their reduced axes whole write their results.</summary>
    public double* Result => _result;

    public override void Commit(BlockPartial partial)
    {
        if (IsOrdered)
        {
            var block = (TreePartial<T, TFold>)partial;
            _shared.Begin(block.Start);
            block.Start.CopyTo(_coordinates);
            CommitOutputs(block, 0);
        }
    }

    // Walks the outputs of the cut level in lexicographic order; the last of their axes goes in one run.
    private void CommitOutputs(TreePartial<T, TFold> block, int axis)
    {
        while (axis < Geometry.Rank && (axis == _runAxis || Geometry.LevelOf[axis] >= Geometry.CutLevel))
        {
            axis++;
        }

        if (axis == Geometry.Rank)
        {
            CommitRun(block);
            return;
        }

        long start = block.Start[axis];
        for (long i = 0; i < block.Shape[axis]; i++)
        {
            _coordinates[axis] = start + i;
            CommitOutputs(block, axis + 1);
        }

        _coordinates[axis] = start;
    }

    private void CommitRun(TreePartial<T, TFold> block)
    {
        int cut = Geometry.CutLevel;
        long count = _runAxis < 0 ? 1 : block.Shape[_runAxis];
        TreeLevel<TFold> level = _shared[cut];
        Strip strip = _shared.Map(cut).At(_coordinates, count);
        level.Replay(block.Layout, strip, block.Tokens + strip.TokenKey, block.TokenKeys);
        if (block.Layout.Stop == level.Shape.Length)
        {
            level.Finish(strip);
            _shared.Pass(cut, _coordinates, Math.Max(0, _runAxis), count, level.Root(strip.Key), level.Shape.Keys);
        }
    }

    private LevelStack<TFold> SharedStack()
    {
        ReductionGeometry g = Geometry;
        var levels = new TreeLevel<TFold>[g.LevelCount];
        var maps = new LevelMap[g.LevelCount];

        // Kept axes count over the whole array, axes of the levels around over the block: those are finished before the block moves along them.
        long[] extents = Arrays.Make(g.Rank, axis => g.LevelOf[axis] < 0 ? g.Lengths[axis] : g.Block[axis]);
        bool[] isRelative = Arrays.Make(g.Rank, axis => g.LevelOf[axis] >= 0);
        for (int level = 0; level <= g.CutLevel; level++)
        {
            long[] keys = g.Strides(axis => g.LevelOf[axis] < level, extents);
            long[] tokens = g.Strides(axis => g.LevelOf[axis] < level, g.Block);
            levels[level] = Level(level, ReductionGeometry.Extent(keys, extents), tokenKeys: 0);
            maps[level] = new LevelMap(g.IndexStrides(level), keys, tokens, isRelative);
        }

        return new LevelStack<TFold>(levels, maps, ResultStrides());
    }

    private LevelStack<TFold> PartialStack()
    {
        ReductionGeometry g = Geometry;
        var levels = new TreeLevel<TFold>[g.LevelCount];
        var maps = new LevelMap[g.LevelCount];
        bool[] isRelative = Arrays.Filled(g.Rank, true);
        for (int level = Math.Max(0, g.CutLevel); level < g.LevelCount; level++)
        {
            int first = g.FirstAxis(level);
            long[] keys = g.Strides(axis => g.LevelOf[axis] < 0 && axis > first, g.Block);
            long[] tokens = g.Strides(axis => g.LevelOf[axis] < level, g.Block);
            long open = first == g.Last ? TileShape.Rows : ReductionGeometry.Extent(keys, g.Block);
            levels[level] = Level(level, open, level == g.CutLevel ? ReductionGeometry.Extent(tokens, g.Block) : 0);
            maps[level] = new LevelMap(g.IndexStrides(level), keys, tokens, isRelative);
        }

        return new LevelStack<TFold>(levels, maps, ResultStrides());
    }

    private TreeLevel<TFold> Level(int level, long keys, long tokenKeys)
    {
        bool isInnermost = level == Geometry.LevelCount - 1;
        var shape = new LevelShape(Geometry.LevelLength(level), Geometry.LevelWeight(level), keys, tokenKeys, isInnermost ? Math.Max(Factors, TFold.Parts) : TFold.Parts);
        return isInnermost ? _innermost(shape) : new TreeLevel<TFold>(shape);
    }

    private long[] ResultStrides() => Geometry.Strides(axis => Geometry.LevelOf[axis] < 0, Geometry.Lengths);
}
