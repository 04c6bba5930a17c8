using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>Folds rows into a row, element by element: every column is a chain of its own, so vectors of any width give the same bits.</summary>
internal static unsafe class ColumnFold<TElement, T, TOp>
    where TOp : struct, IBinaryOp<T>
{
    /// <summary>
    /// <c>acc[c] = op(... op(op(acc[c], data[0, c]), data[1, c]) ...)</c>; with <paramref name="start"/> the chain begins at the first row instead.
    /// The accumulator is loaded and stored once for all rows. <paramref name="stride"/> is in bytes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows(T* acc, TElement* data, nint stride, long rows, long columns, bool start)
    {
        if (start)
        {
            Widened<TElement, T>.Copy(data, acc, columns);
            data = (TElement*)((byte*)data + stride);
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
    private static T FoldOne(T value, TElement* data, nint stride, long rows)
    {
        for (long row = 0; row < rows; row++, data = (TElement*)((byte*)data + stride))
        {
            value = TOp.Apply(value, Widened<TElement, T>.Load(data));
        }

        return value;
    }

    // Four vectors side by side hide the latency of each chain.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long FoldBlocks(T* acc, TElement* data, nint stride, long rows, long columns)
    {
        int width = Vector256<T>.Count;
        long column = 0;
        for (; column <= columns - (4 * width); column += 4 * width)
        {
            T* to = acc + column;
            Vector256<T> a = Vector256.Load(to), b = Vector256.Load(to + width), c = Vector256.Load(to + (2 * width)), d = Vector256.Load(to + (3 * width));
            TElement* from = data + column;
            for (long row = 0; row < rows; row++, from = (TElement*)((byte*)from + stride))
            {
                a = TOp.Apply(a, Widened<TElement, T>.LoadVector(from));
                b = TOp.Apply(b, Widened<TElement, T>.LoadVector(from + width));
                c = TOp.Apply(c, Widened<TElement, T>.LoadVector(from + (2 * width)));
                d = TOp.Apply(d, Widened<TElement, T>.LoadVector(from + (3 * width)));
            }

            a.Store(to);
            b.Store(to + width);
            c.Store(to + (2 * width));
            d.Store(to + (3 * width));
        }

        for (; column <= columns - width; column += width)
        {
            Vector256<T> a = Vector256.Load(acc + column);
            TElement* from = data + column;
            for (long row = 0; row < rows; row++, from = (TElement*)((byte*)from + stride))
            {
                a = TOp.Apply(a, Widened<TElement, T>.LoadVector(from));
            }

            a.Store(acc + column);
        }

        return column;
    }
}
