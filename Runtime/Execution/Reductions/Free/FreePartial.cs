namespace StaticGraph.Execution.Reductions.Free;

/// <summary>One worker's block of a <see cref="FreeReducer{TElement, T, TTotals}"/>: one total for every output of the block.</summary>
internal sealed unsafe class FreePartial<TElement, T, TTotals>(ReductionGeometry geometry, T* totals) : OutputPartial(geometry, sizeof(TElement))
    where TTotals : struct, IFreeTotals<TElement, T>
{
    public T* Totals { get; } = totals;

    protected override void Clear(long index)
    {
        for (long i = 0; i < Outputs; i++)
        {
            Totals[i] = TTotals.Identity;
        }
    }

    protected override void AddTile(long output, long index, int rows, long columns, byte* data, nint rowStride)
    {
        T* to = Totals + output;
        int together = RowsTogether(rows);
        for (int row = 0; row < rows; row += together, to += RowStride)
        {
            var from = (TElement*)(data + (row * rowStride));
            if (AlongRows)
            {
                *to = TTotals.Row(*to, from, columns);
            }
            else
            {
                TTotals.Columns(to, from, rowStride, together, columns);
            }
        }
    }
}
