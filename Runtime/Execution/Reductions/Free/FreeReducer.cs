namespace StaticGraph.Execution.Reductions.Free;

/// <summary>
/// A reduction whose bits do not depend on the order of folding: integers, bool, counts, Min and Max. A block holds one total an output;
/// blocks are folded into the result in any order, under a lock where several blocks share outputs.
/// </summary>
internal sealed unsafe class FreeReducer<TElement, T, TTotals>(ReductionGeometry geometry, long partialBytes) : BlockReducer
    where TTotals : struct, IFreeTotals<TElement, T>
{
    private readonly Lock _lock = new();
    private readonly int _runAxis = Array.LastIndexOf(geometry.LevelOf, -1);
    private readonly long[] _resultStrides = geometry.Strides(axis => geometry.LevelOf[axis] < 0, geometry.Lengths);
    private readonly long _keptCount = geometry.KeptCount;
    private T* _result;

    public override long PartialBytes => partialBytes;

    public override long SharedBytes => 0;

    public override bool IsOrdered => false;

    public override void Start(byte* shared, byte* result)
    {
        _result = (T*)result;
        for (long i = 0; i < _keptCount; i++)
        {
            _result[i] = TTotals.Identity;
        }
    }

    public override BlockPartial CreatePartial(byte* memory) => new FreePartial<TElement, T, TTotals>(geometry, (T*)memory);

    public override void Commit(BlockPartial partial)
    {
        var block = (FreePartial<TElement, T, TTotals>)partial;
        if (geometry.CutLevel < 0)
        {
            CommitOutputs(block, 0, block.Values, _result);
            return;
        }

        lock (_lock)
        {
            CommitOutputs(block, 0, block.Values, _result);
        }
    }

    private void CommitOutputs(FreePartial<TElement, T, TTotals> block, int axis, T* values, T* result)
    {
        while (axis < geometry.Rank && geometry.LevelOf[axis] >= 0)
        {
            axis++;
        }

        if (axis >= _runAxis)
        {
            long first = axis < geometry.Rank ? block.Start[axis] : 0;
            TTotals.Join(result + first, values, axis < geometry.Rank ? block.Shape[axis] : 1);
            return;
        }

        for (long i = 0; i < block.Shape[axis]; i++)
        {
            CommitOutputs(block, axis + 1, values + (i * block.Strides[axis]), result + ((block.Start[axis] + i) * _resultStrides[axis]));
        }
    }
}
