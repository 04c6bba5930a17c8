namespace StaticGraph.Execution.Reductions.Free;

/// <summary>Integers, bool, counts, Min and Max: a block holds one total an output.</summary>
internal sealed unsafe class FreeReducer<TElement, T, TTotals>(ReductionGeometry geometry, (long Partial, long Shared) bytes) : OutputReducer(geometry, bytes)
    where TTotals : struct, IFreeTotals<TElement, T>
{
    private T* _result;

    public override void Start(byte* shared, byte* result)
    {
        _result = (T*)result;
        for (long i = 0; i < Outputs; i++)
        {
            _result[i] = TTotals.Identity;
        }
    }

    public override BlockPartial CreatePartial(byte* memory) => new FreePartial<TElement, T, TTotals>(Geometry, (T*)memory);

    protected override void Join(OutputPartial partial, long from, long to, long count)
        => TTotals.Join(_result + to, ((FreePartial<TElement, T, TTotals>)partial).Totals + from, count);
}
