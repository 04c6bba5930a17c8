using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Free;

/// <summary>
/// Where the least or greatest element is. A block holds the best element of each output and its index. Of equal elements the one with the smallest
/// index is the best, in whatever order blocks come, so that the bits do not depend on it.
/// </summary>
internal sealed unsafe class PlaceReducer<T, TOp>(ReductionGeometry geometry, (long Partial, long Shared) bytes) : OutputReducer(geometry, bytes)
    where TOp : struct, IOrderOp<T>
{
    private T* _best;
    private long* _result;

    public override void Start(byte* shared, byte* result)
    {
        _best = (T*)shared;
        _result = (long*)result;
        for (long i = 0; IsShared && i < Outputs; i++)
        {
            (_best[i], _result[i]) = (TOp.Identity, long.MaxValue);
        }
    }

    public override BlockPartial CreatePartial(byte* memory) => new PlacePartial<T, TOp>(Geometry, (long*)memory);

    protected override void Join(OutputPartial partial, long from, long to, long count)
    {
        var block = (PlacePartial<T, TOp>)partial;
        if (!IsShared)
        {
            RowCopy.Copy(block.Indices + from, _result + to, count);
            return;
        }

        for (long i = 0; i < count; i++)
        {
            T element = block.Best[from + i], best = _best[to + i];
            long index = block.Indices[from + i];
            if (TOp.Beats(element, best) || (index < _result[to + i] && !TOp.Beats(best, element)))
            {
                (_best[to + i], _result[to + i]) = (element, index);
            }
        }
    }

    private bool IsShared => Geometry.CutLevel >= 0;
}
