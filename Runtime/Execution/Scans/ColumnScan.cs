using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Scans;

/// <summary>A scan down the columns of a tile: neighbours are computed in one vector, and what goes on stays in registers down its rows.</summary>
internal static unsafe class ColumnScan<T, TStep>
    where T : unmanaged
    where TStep : struct, IScanStep<T>
{
    /// <summary>
    /// Goes on with every row of <paramref name="source"/> from what stands so far: from that of the row before, or from its own where rows do not follow one another. Where it
    /// <paramref name="bypasses"/> the caches rows of the target begin on a cache line.
    /// </summary>
    public static void Run(TileSlot source, TileSlot target, TileCarry carry, nint rows, bool bypasses)
    {
        if (carry.RowStride == 0)
        {
            Down((T*)source.Pointer, source.RowStride, (T*)target.Pointer, target.RowStride, (T*)carry.Sums, rows, carry.Columns, bypasses);
            return;
        }

        for (nint row = 0; row < rows; row++)
        {
            byte* from = source.Pointer + (row * source.RowStride), to = target.Pointer + (row * target.RowStride);
            Down((T*)from, 0, (T*)to, 0, (T*)(carry.Sums + (row * carry.RowStride)), 1, carry.Columns, bypasses);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Down(T* source, nint sourceStride, T* target, nint targetStride, T* sums, nint rows, nint columns, bool bypasses)
    {
        nint step = Vector256<T>.Count, column = 0;
        for (; column + (4 * step) <= columns; column += 4 * step)
        {
            DownFour(source + column, sourceStride, target + column, targetStride, sums + column, rows, bypasses);
        }

        for (; column + step <= columns; column += step)
        {
            Vector256<T> sum = Vector256.Load(sums + column);
            byte* from = (byte*)(source + column), to = (byte*)(target + column);
            for (nint row = 0; row < rows; row++, from += sourceStride, to += targetStride)
            {
                sum = TStep.Apply(sum, Vector256.Load((T*)from));
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
                *(T*)to = sum = TStep.Apply(sum, *(T*)from);
            }

            sums[column] = sum;
        }
    }

    // Two cache lines: past the caches they leave whole.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DownFour(T* source, nint sourceStride, T* target, nint targetStride, T* sums, nint rows, bool bypasses)
    {
        nint step = Vector256<T>.Count;
        Vector256<T> a = Vector256.Load(sums), b = Vector256.Load(sums + step), c = Vector256.Load(sums + (2 * step)), d = Vector256.Load(sums + (3 * step));
        for (nint row = 0; row < rows; row++)
        {
            a = TStep.Apply(a, Vector256.Load(source));
            b = TStep.Apply(b, Vector256.Load(source + step));
            c = TStep.Apply(c, Vector256.Load(source + (2 * step)));
            d = TStep.Apply(d, Vector256.Load(source + (3 * step)));
            if (bypasses)
            {
                a.StoreAlignedNonTemporal(target);
                b.StoreAlignedNonTemporal(target + step);
                c.StoreAlignedNonTemporal(target + (2 * step));
                d.StoreAlignedNonTemporal(target + (3 * step));
            }
            else
            {
                a.Store(target);
                b.Store(target + step);
                c.Store(target + (2 * step));
                d.Store(target + (3 * step));
            }

            source = (T*)((byte*)source + sourceStride);
            target = (T*)((byte*)target + targetStride);
        }

        a.Store(sums);
        b.Store(sums + step);
        c.Store(sums + (2 * step));
        d.Store(sums + (3 * step));
    }
}
