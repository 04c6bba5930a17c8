using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Sums and products down the columns: the innermost level does not hold the last axis, the leaf is one ascending chain a column.
/// The chain is the open node of height 1; several rows are folded into it at once.
/// </summary>
internal unsafe class ColumnTree<T, TOp>(LevelShape shape) : ElementLevel<T, OpFold<TOp>>(shape)
    where TOp : struct, IBinaryOp<double>
{
    /// <summary>Folds rows [index, index + length) of the strip's columns.</summary>
    public sealed override void Add(long index, long length, in Strip strip, in Elements<T> elements)
    {
        Elements<T> left = elements;
        while (length > 0)
        {
            long rows = Math.Min(length, 64 - (index & 63));
            if (Range.Contains(1, index >> 6))
            {
                Fold(Open(1, strip.Key), left, rows, strip.Count, starts: (index & 63) == 0);
                EndRows(index + rows, strip);
            }
            else
            {
                for (long row = 0; row < rows; row++)
                {
                    EmitElement(index + row, strip, left.Row(row));
                }
            }

            index += rows;
            length -= rows;
            left = left.Row(rows);
        }
    }

    protected sealed override void ReplayElements(long index, long count, in Strip strip, double* tokens, long slotStride, long partStride)
    {
        while (count > 0)
        {
            long rows = Math.Min(count, 64 - (index & 63));
            FoldTokens(Open(1, strip.Key), tokens, slotStride, partStride, rows, strip.Count, starts: (index & 63) == 0);
            EndRows(index + rows, strip);
            index += rows;
            count -= rows;
            tokens += rows * slotStride;
        }
    }

    /// <summary>Goes on with the chains of some columns by rows of the tile, or begins them.</summary>
    protected virtual void Fold(double* chain, in Elements<T> elements, long rows, long columns, bool starts) =>
        ColumnFold<T, double, TOp>.Rows(chain, elements.Data, elements.Stride, rows, columns, starts);

    /// <summary>The same by elements that wait as tokens.</summary>
    protected virtual void FoldTokens(double* chain, double* tokens, long slotStride, long partStride, long rows, long columns, bool starts) =>
        ColumnFold<double, double, TOp>.Rows(chain, tokens, (nint)(slotStride * sizeof(double)), rows, columns, starts);

    private void EndRows(long stop, in Strip strip)
    {
        if ((stop & 63) == 0)
        {
            Push(1, (stop >> 6) - 1, strip, Open(1, strip.Key), Shape.Keys);
        }
    }
}
