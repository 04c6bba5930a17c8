using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>Folds rows into a row, element by element: every column is a chain of its own, so vectors of any width give the same bits.</summary>
internal static unsafe class ColumnFold<T, TOp>
    where T : unmanaged
    where TOp : struct, IBinaryOp<T>
{
    /// <summary>
    /// <c>acc[c] = op(... op(op(acc[c], data[0, c]), data[1, c]) ...)</c>; with <paramref name="start"/> the chain begins at the first row instead.
    /// The accumulator is loaded and stored once for all rows. <paramref name="stride"/> is in bytes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows(T* acc, T* data, nint stride, long rows, long columns, bool start)
    {
        if (start)
        {
            RowCopy.Copy(data, acc, columns);
            data = (T*)((byte*)data + stride);
            rows--;
        }

        if (rows > 0)
        {
            long column = FoldBlocks(acc, data, stride, rows, columns);
            for (; column < columns; column++)
            {
                acc[column] = FoldOne(acc[column], data + column, stride, rows);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FoldOne(T value, T* data, nint stride, long rows)
    {
        for (long row = 0; row < rows; row++, data = (T*)((byte*)data + stride))
        {
            value = TOp.Apply(value, *data);
        }

        return value;
    }

    // Four vectors side by side hide the latency of each chain.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long FoldBlocks(T* acc, T* data, nint stride, long rows, long columns)
    {
        int width = Vector256<T>.Count;
        long column = 0;
        for (; column <= columns - (4 * width); column += 4 * width)
        {
            T* to = acc + column;
            Vector256<T> a = Vector256.Load(to), b = Vector256.Load(to + width), c = Vector256.Load(to + (2 * width)), d = Vector256.Load(to + (3 * width));
            T* from = data + column;
            for (long row = 0; row < rows; row++, from = (T*)((byte*)from + stride))
            {
                a = TOp.Apply(a, Vector256.Load(from));
                b = TOp.Apply(b, Vector256.Load(from + width));
                c = TOp.Apply(c, Vector256.Load(from + (2 * width)));
                d = TOp.Apply(d, Vector256.Load(from + (3 * width)));
            }

            a.Store(to);
            b.Store(to + width);
            c.Store(to + (2 * width));
            d.Store(to + (3 * width));
        }

        for (; column <= columns - width; column += width)
        {
            Vector256<T> a = Vector256.Load(acc + column);
            T* from = data + column;
            for (long row = 0; row < rows; row++, from = (T*)((byte*)from + stride))
            {
                a = TOp.Apply(a, Vector256.Load(from));
            }

            a.Store(acc + column);
        }

        return column;
    }
}
