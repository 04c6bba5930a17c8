using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Free;

/// <summary>One worker's block of a <see cref="PlaceReducer{T, TOp}"/>: the best element of every output of the block, and its index on the folded axes.</summary>
internal sealed unsafe class PlacePartial<T, TOp> : OutputPartial
    where TOp : struct, IOrderOp<T>
{
    public PlacePartial(ReductionGeometry geometry, long* memory)
        : base(geometry, sizeof(T))
    {
        Indices = memory;
        Best = (T*)(memory + Outputs);
    }

    public long* Indices { get; }

    public T* Best { get; }

    // The first element of the block is the best until another is better: nothing is worse than the identity.
    protected override void Clear(long index)
    {
        for (long i = 0; i < Outputs; i++)
        {
            (Indices[i], Best[i]) = (index, TOp.Identity);
        }
    }

    // Down the columns elements come in the order of their indices, so that the first of equal ones comes first.
    protected override void AddTile(long output, long index, int rows, long columns, byte* data, nint rowStride)
    {
        int together = RowsTogether(rows);
        for (int row = 0; row < rows; row += together, output += RowStride, index += RowIndexStride)
        {
            var from = (T*)(data + (row * rowStride));
            if (AlongRows)
            {
                RowPlace<T, TOp>.Find(Best + output, Indices + output, from, columns, index);
            }
            else
            {
                ColumnPlace<T, TOp>.Find(Best + output, Indices + output, from, rowStride, together, columns, index, RowIndexStride);
            }
        }
    }
}
