namespace StaticGraph.Execution.Reductions.Free;

/// <summary>
/// A reduction whose bits do not depend on the order of folding. A block holds something for each of its outputs; blocks are joined to the result
/// in any order, under a lock where several of them share outputs.
/// </summary>
internal abstract class OutputReducer(ReductionGeometry geometry, (long Partial, long Shared) bytes) : BlockReducer
{
    private readonly Lock _lock = new();
    private readonly int _runAxis = Array.LastIndexOf(geometry.LevelOf, -1);
    private readonly long[] _resultStrides = geometry.Strides(axis => geometry.LevelOf[axis] < 0, geometry.Lengths);

    public sealed override long PartialBytes => bytes.Partial;

    public sealed override long SharedBytes => bytes.Shared;

    public sealed override bool IsOrdered => false;

    /// <summary>The axes.</summary>
    protected ReductionGeometry Geometry => geometry;

    /// <summary>How many outputs the result has.</summary>
    protected long Outputs { get; } = geometry.KeptCount;

    public sealed override void Commit(BlockPartial partial)
    {
        var block = (OutputPartial)partial;
        if (geometry.CutLevel < 0)
        {
            JoinOutputs(block, 0, 0, 0);
            return;
        }

        lock (_lock)
        {
            JoinOutputs(block, 0, 0, 0);
        }
    }

    /// <summary>Joins neighbouring outputs of a block, from the number <paramref name="from"/> on, to those of the result from <paramref name="to"/> on.</summary>
    protected abstract void Join(OutputPartial partial, long from, long to, long count);

    private void JoinOutputs(OutputPartial block, int axis, long from, long to)
    {
        while (axis < geometry.Rank && geometry.LevelOf[axis] >= 0)
        {
            axis++;
        }

        if (axis >= _runAxis)
        {
            bool isRun = axis < geometry.Rank;
            Join(block, from, isRun ? to + block.Start[axis] : to, isRun ? block.Shape[axis] : 1);
            return;
        }

        for (long i = 0; i < block.Shape[axis]; i++)
        {
            JoinOutputs(block, axis + 1, from + (i * block.Strides[axis]), to + ((block.Start[axis] + i) * _resultStrides[axis]));
        }
    }
}
