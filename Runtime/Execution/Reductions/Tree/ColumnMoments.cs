using System.Runtime.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Squared deviations down the columns. A leaf needs its mean before its squares, so its up to 64 rows are copied, and added up on the way; the copy is read
/// when the leaf is complete. It lies group by group of 64 columns, all rows of one group together: rows as far apart as those of the array are often a power of two apart,
/// where 64 of them evict each other from every cache.
/// </summary>
internal sealed unsafe class ColumnMoments<T>(LevelShape shape) : ElementLevel<T, MomentFold>(shape)
{
    // 64 rows of so many columns fit the nearest cache.
    private const long Group = 64;

    private T* _rows;

    public override bool TakesLeaves => true;

    public override double* Attach(double* memory)
    {
        _rows = (T*)base.Attach(memory);
        return (double*)(_rows + (64 * Shape.Keys));
    }

    /// <summary>Folds rows [index, index + length) of the strip's columns.</summary>
    public override void Add(long index, long length, in Strip strip, in Elements<T> elements)
    {
        T* data = elements.Data;
        nint stride = elements.Stride;
        long stop = index + length;
        while (index < stop)
        {
            long rows = 1;
            if (!Range.Contains(1, index >> 6))
            {
                EmitElement(index, strip, new Elements<T>(data, stride));
            }
            else if ((index & 63) == 0 && index + 64 <= stop)
            {
                AddLeaf(index, strip, data, stride);
                rows = 64;
            }
            else
            {
                AddRow(index, strip, data, stride);
                EndRow(index, strip);
            }

            index += rows;
            data = (T*)((byte*)data + (rows * stride));
        }
    }

    public override void Element(long index, in Strip strip, double* values, long stride)
    {
        byte* room = stackalloc byte[(int)Group * sizeof(T)];
        var row = (T*)room;
        for (long done = 0; done < strip.Count;)
        {
            long columns = PieceAt(strip, done).Columns;
            Widened<T, double>.Narrow(values + done, row, columns);
            AddRow(index, new Strip(strip.Key + done, 0, columns), row, next: 0);
            done += columns;
        }

        EndRow(index, strip);
    }

    // No leaf is open where one begins: the room for its rows is free.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLeaf(long index, in Strip strip, T* data, nint stride)
    {
        for (long done = 0; done < strip.Count;)
        {
            Piece piece = PieceAt(strip, done);
            double* sums = Open(1, piece.Key);
            T* from = data + done;
            for (int row = 0; row < 64; row++, from = (T*)((byte*)from + stride))
            {
                ColumnMomentLeaf<T>.AddRow(from, from, piece.Columns, _rows + piece.First + (row * piece.Columns), sums, isFirst: row == 0);
            }

            FinishPiece(64, piece with { Width = piece.Columns });
            done += piece.Columns;
        }

        Push(1, index >> 6, strip, Open(1, strip.Key), Shape.Keys);
    }

    // The sums wait where the leaf's total will be.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRow(long index, in Strip strip, T* values, nint next)
    {
        for (long done = 0; done < strip.Count;)
        {
            Piece piece = PieceAt(strip, done);
            T* row = values + done, copy = _rows + piece.First + piece.Offset + ((index & 63) * piece.Width);
            ColumnMomentLeaf<T>.AddRow(row, (T*)((byte*)row + next), piece.Columns, copy, Open(1, piece.Key), isFirst: (index & 63) == 0);
            done += piece.Columns;
        }
    }

    private void EndRow(long index, in Strip strip)
    {
        if ((index & 63) == 63)
        {
            FinishLeaf(64, strip);
            Push(1, index >> 6, strip, Open(1, strip.Key), Shape.Keys);
        }
    }

    protected override void CloseLeaf(in Strip strip)
    {
        if ((Shape.Length & 63) != 0)
        {
            FinishLeaf((int)(Shape.Length & 63), strip);
        }
    }

    private void FinishLeaf(int rows, in Strip strip)
    {
        for (long done = 0; done < strip.Count;)
        {
            Piece piece = PieceAt(strip, done);
            FinishPiece(rows, piece with { First = piece.First + piece.Offset });
            done += piece.Columns;
        }
    }

    private void FinishPiece(int rows, in Piece piece)
        => ColumnMomentLeaf<T>.Finish(_rows + piece.First, piece.Width, rows, piece.Columns, Open(1, piece.Key), Shape.Keys);

    private Piece PieceAt(in Strip strip, long done)
    {
        long key = strip.Key + done, group = key / Group * Group;
        long width = Math.Min(Group, Shape.Keys - group), offset = key - group;
        return new(key, 64 * group, width, offset, Math.Min(strip.Count - done, width - offset));
    }

    /// <summary>Columns of a strip within one group.</summary>
    /// <param name="Key">The first of them.</param>
    /// <param name="First">Where the rows of the group begin.</param>
    /// <param name="Width">Elements from one row to the next.</param>
    /// <param name="Offset">Where in a row the first column lies.</param>
    /// <param name="Columns">How many they are.</param>
    private readonly record struct Piece(long Key, long First, long Width, long Offset, long Columns);
}
