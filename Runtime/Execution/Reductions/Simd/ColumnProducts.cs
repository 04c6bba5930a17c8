using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>Adds rows of products to a row of sums, element by element: every column is a chain of its own, so vectors of any width give the same bits.</summary>
internal static unsafe class ColumnProducts<T>
{
    /// <summary><c>sums[c] = fma(a[r, c], b[r, c], sums[c])</c>, row after row; where <paramref name="starts"/>, of nothing before. Sums are loaded and stored once for all rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows(double* sums, in Elements<T> factors, long rows, long columns, bool starts)
    {
        long column = factors.OtherStep == 0 ? ByOne(sums, factors, rows, columns, starts) : ByRow(sums, factors, rows, columns, starts);
        for (; column < columns; column++)
        {
            double sum = starts ? Products<T>.None : sums[column];
            Elements<T> row = factors.After(column);
            T* a = row.Data, b = row.Other;
            for (long i = 0; i < rows; i++, a = (T*)((byte*)a + row.Stride), b = (T*)((byte*)b + row.OtherStride))
            {
                sum = Products<T>.Add(a, b, sum);
            }

            sums[column] = sum;
        }
    }

    // Every row by one number. Four vectors side by side hide the latency of each chain.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long ByOne(double* sums, in Elements<T> factors, long rows, long columns, bool starts)
    {
        int width = Vector256<double>.Count;
        nint stride = factors.Stride, step = factors.OtherStride;
        Vector256<double> none = Vector256.Create(Products<T>.None);
        long column = 0;
        for (; column <= columns - (4 * width); column += 4 * width)
        {
            double* to = sums + column;
            Vector256<double> s = none, t = none, u = none, v = none;
            if (!starts)
            {
                (s, t, u, v) = (Vector256.Load(to), Vector256.Load(to + width), Vector256.Load(to + (2 * width)), Vector256.Load(to + (3 * width)));
            }

            T* a = factors.Data + column, b = factors.Other;
            for (long row = 0; row < rows; row++, a = (T*)((byte*)a + stride), b = (T*)((byte*)b + step))
            {
                Vector256<double> factor = Vector256.Create(Widened<T, double>.Load(b));
                s = Products<T>.Add(a, factor, s);
                t = Products<T>.Add(a + width, factor, t);
                u = Products<T>.Add(a + (2 * width), factor, u);
                v = Products<T>.Add(a + (3 * width), factor, v);
            }

            s.Store(to);
            t.Store(to + width);
            u.Store(to + (2 * width));
            v.Store(to + (3 * width));
        }

        return column;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long ByRow(double* sums, in Elements<T> factors, long rows, long columns, bool starts)
    {
        int width = Vector256<double>.Count;
        nint stride = factors.Stride, step = factors.OtherStride;
        Vector256<double> none = Vector256.Create(Products<T>.None);
        long column = 0;
        for (; column <= columns - (2 * width); column += 2 * width)
        {
            double* to = sums + column;
            Vector256<double> s = none, t = none;
            if (!starts)
            {
                (s, t) = (Vector256.Load(to), Vector256.Load(to + width));
            }

            T* a = factors.Data + column, b = factors.Other + column;
            for (long row = 0; row < rows; row++, a = (T*)((byte*)a + stride), b = (T*)((byte*)b + step))
            {
                s = Products<T>.Add(a, b, s);
                t = Products<T>.Add(a + width, b + width, t);
            }

            s.Store(to);
            t.Store(to + width);
        }

        return column;
    }
}
