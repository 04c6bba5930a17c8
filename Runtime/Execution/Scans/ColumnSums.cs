using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Scans;

/// <summary>Running sums of the columns of a tile: neighbours are added in one vector, and sums stay in registers down its rows.</summary>
internal static unsafe class ColumnSums
{
    /// <summary>Adds every row of <paramref name="source"/> to the sums so far: to those of the row before, or to its own where rows do not follow one another.</summary>
    public static void Run<T>(TileSlot source, TileSlot target, TileCarry carry, nint rows)
        where T : unmanaged
    {
        if (carry.RowStride == 0)
        {
            Down((T*)source.Pointer, source.RowStride, (T*)target.Pointer, target.RowStride, (T*)carry.Sums, rows, carry.Columns);
            return;
        }

        for (nint row = 0; row < rows; row++)
        {
            byte* from = source.Pointer + (row * source.RowStride), to = target.Pointer + (row * target.RowStride);
            Down((T*)from, 0, (T*)to, 0, (T*)(carry.Sums + (row * carry.RowStride)), 1, carry.Columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Down<T>(T* source, nint sourceStride, T* target, nint targetStride, T* sums, nint rows, nint columns)
        where T : unmanaged
    {
        nint step = Vector256<T>.Count, column = 0;
        for (; column + (4 * step) <= columns; column += 4 * step)
        {
            DownFour(source + column, sourceStride, target + column, targetStride, sums + column, rows);
        }

        for (; column + step <= columns; column += step)
        {
            Vector256<T> sum = Vector256.Load(sums + column);
            byte* from = (byte*)(source + column), to = (byte*)(target + column);
            for (nint row = 0; row < rows; row++, from += sourceStride, to += targetStride)
            {
                sum = SumOp<T>.Apply(sum, Vector256.Load((T*)from));
                sum.Store((T*)to);
            }

            sum.Store(sums + column);
        }

        for (; column < columns; column++)
        {
            T sum = sums[column];
            byte* from = (byte*)(source + column), to = (byte*)(target + column);
            for (nint row = 0; row < rows; row++, from += sourceStride, to += targetStride)
            {
                *(T*)to = sum = SumOp<T>.Apply(sum, *(T*)from);
            }

            sums[column] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DownFour<T>(T* source, nint sourceStride, T* target, nint targetStride, T* sums, nint rows)
        where T : unmanaged
    {
        nint step = Vector256<T>.Count;
        Vector256<T> a = Vector256.Load(sums), b = Vector256.Load(sums + step), c = Vector256.Load(sums + (2 * step)), d = Vector256.Load(sums + (3 * step));
        for (nint row = 0; row < rows; row++)
        {
            a = SumOp<T>.Apply(a, Vector256.Load(source));
            b = SumOp<T>.Apply(b, Vector256.Load(source + step));
            c = SumOp<T>.Apply(c, Vector256.Load(source + (2 * step)));
            d = SumOp<T>.Apply(d, Vector256.Load(source + (3 * step)));
            a.Store(target);
            b.Store(target + step);
            c.Store(target + (2 * step));
            d.Store(target + (3 * step));
            source = (T*)((byte*)source + sourceStride);
            target = (T*)((byte*)target + targetStride);
        }

        a.Store(sums);
        b.Store(sums + step);
        c.Store(sums + (2 * step));
        d.Store(sums + (3 * step));
    }
}
