using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Sums and products down the columns: the innermost level does not hold the last axis, the leaf is one ascending chain a column.
/// The chain is the open node of height 1; several rows are folded into it at once.
/// </summary>
internal sealed unsafe class ColumnTree<T, TOp>(LevelShape shape) : ElementLevel<T, OpFold<TOp>>(shape)
    where TOp : struct, IBinaryOp<double>
{
    /// <summary>Folds rows [index, index + length) of the strip's columns; <paramref name="stride"/> is the bytes from row to row.</summary>
    public override void Add(long index, long length, in Strip strip, T* data, nint stride)
    {
        while (length > 0)
        {
            long rows = Math.Min(length, 64 - (index & 63));
            if (Range.Contains(1, index >> 6))
            {
                FoldInLeaf(index, rows, strip, data, stride);
            }
            else
            {
                for (long row = 0; row < rows; row++)
                {
                    EmitElement(index + row, strip, (T*)((byte*)data + (row * stride)));
                }
            }

            index += rows;
            length -= rows;
            data = (T*)((byte*)data + (rows * stride));
        }
    }

    protected override void ReplayElements(long index, long count, in Strip strip, double* tokens, long slotStride, long partStride)
    {
        while (count > 0)
        {
            long rows = Math.Min(count, 64 - (index & 63));
            FoldInLeaf(index, rows, strip, tokens, (nint)(slotStride * sizeof(double)));
            index += rows;
            count -= rows;
            tokens += rows * slotStride;
        }
    }

    private void FoldInLeaf<TElement>(long index, long rows, in Strip strip, TElement* data, nint stride)
    {
        double* chain = Open(1, strip.Key);
        ColumnFold<TElement, double, TOp>.Rows(chain, data, stride, rows, strip.Count, start: (index & 63) == 0);
        if (((index + rows) & 63) == 0)
        {
            Push(1, index >> 6, strip, chain, Shape.Keys);
        }
    }
}
