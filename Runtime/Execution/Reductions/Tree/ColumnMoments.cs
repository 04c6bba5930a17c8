using System.Numerics;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Squared deviations down the columns. A leaf needs its mean before its squares and tiles bring a few rows at a time,
/// so the up to 64 rows of an open leaf are copied; the copy is read twice, a few columns at a time, when the leaf is complete.
/// </summary>
internal sealed unsafe class ColumnMoments<T>(LevelShape shape) : TreeLevel<T, MomentFold<T>>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private T* _rows;

    public override bool TakesLeaves => true;

    public override T* Attach(T* memory)
    {
        _rows = base.Attach(memory);
        return _rows + (64 * Shape.Keys);
    }

    /// <summary>Folds rows [index, index + length) of the strip's columns; <paramref name="stride"/> is the bytes from row to row.</summary>
    public override void Add(long index, long length, in Strip strip, T* data, nint stride)
    {
        long stop = index + length;
        while (index < stop)
        {
            long rows = 1;
            if (!Range.Contains(1, index >> 6))
            {
                Emit(0, index, strip, data, 0, parts: 1);
            }
            else if ((index & 63) == 0 && index + 64 <= stop)
            {
                AddLeaf(index, strip, data, stride);
                rows = 64;
            }
            else
            {
                Element(index, strip, data, 0);
            }

            index += rows;
            data = (T*)((byte*)data + (rows * stride));
        }
    }

    // No leaf is open where one begins: the room for its rows is free.
    private void AddLeaf(long index, in Strip strip, T* data, nint stride)
    {
        T* mean = Open(1, strip.Key);
        ColumnMomentLeaf<T>.Whole(data, stride, strip.Count, mean, mean + Shape.Keys, _rows + (64 * strip.Key));
        Push(1, index >> 6, strip, mean, Shape.Keys);
    }

    public override void Element(long index, in Strip strip, T* values, long stride)
    {
        RowCopy.Copy(values, _rows + ((index & 63) * Shape.Keys) + strip.Key, strip.Count);
        if ((index & 63) == 63)
        {
            FoldLeaf(64, strip);
            Push(1, index >> 6, strip, Open(1, strip.Key), Shape.Keys);
        }
    }

    protected override void CloseLeaf(in Strip strip)
    {
        if ((Shape.Length & 63) != 0)
        {
            FoldLeaf((int)(Shape.Length & 63), strip);
        }
    }

    private void FoldLeaf(int rows, in Strip strip)
    {
        T* mean = Open(1, strip.Key);
        ColumnMomentLeaf<T>.Totals(_rows + strip.Key, Shape.Keys, rows, strip.Count, mean, mean + Shape.Keys);
    }
}
