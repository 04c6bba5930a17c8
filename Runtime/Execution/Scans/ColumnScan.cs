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
    /// Goes on with every row from what stands so far: from that of the row before, or from its own where rows do not follow one another. Where it <paramref name="bypasses"/>
    /// the caches rows of the target begin on a cache line.
    /// </summary>
    public static void Run(ScanSlots slots, TileCarry carry, nint rows, bool bypasses)
    {
        if (carry.RowStride == 0 && !bypasses)
        {
            Down(slots, (T*)carry.Sums, rows, 0, carry.Columns);
            return;
        }

        nint row = 0;
        for (; bypasses && carry.RowStride == 0 && row + 2 <= rows; row += 2)
        {
            ScanSlots two = slots.From(row);
            nint done = TwoAcross((T*)two.Source.Pointer, two.Source.RowStride, (T*)two.Factor.Pointer, two.Factor.RowStride, (T*)two.Target.Pointer, two.Target.RowStride, (T*)carry.Sums, carry.Columns);
            Down(two, (T*)carry.Sums, 2, done, carry.Columns);
        }

        for (; row < rows; row++)
        {
            ScanSlots alone = slots.From(row).Alone();
            T* sums = (T*)(carry.Sums + (row * carry.RowStride));
            nint done = bypasses ? Across((T*)alone.Source.Pointer, (T*)alone.Factor.Pointer, (T*)alone.Target.Pointer, sums, carry.Columns) : 0;
            Down(alone, sums, 1, done, carry.Columns);
        }
    }

    // What goes past the caches comes from memory, which is quickest along rows: two at once, in whole cache lines, while what goes on waits in the cache. How many of the columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint TwoAcross(T* source, nint sourceStride, T* factor, nint factorStride, T* target, nint targetStride, T* sums, nint columns)
    {
        T* source1 = (T*)((byte*)source + sourceStride), factor1 = (T*)((byte*)factor + factorStride), target1 = (T*)((byte*)target + targetStride);
        nint step = Vector256<T>.Count, column = 0;
        for (; column + (2 * step) <= columns; column += 2 * step)
        {
            Vector256<T> a = Vector256.Load(sums + column), b = Vector256.Load(sums + column + step);
            Vector256<T> a1 = TStep.Apply(a, Factor(factor + column), Vector256.Load(source + column)), b1 = TStep.Apply(b, Factor(factor + column + step), Vector256.Load(source + column + step));
            (TStep.GivesBefore ? a : a1).StoreAlignedNonTemporal(target + column);
            (TStep.GivesBefore ? b : b1).StoreAlignedNonTemporal(target + column + step);
            a = TStep.Apply(a1, Factor(factor1 + column), Vector256.Load(source1 + column));
            b = TStep.Apply(b1, Factor(factor1 + column + step), Vector256.Load(source1 + column + step));
            (TStep.GivesBefore ? a1 : a).StoreAlignedNonTemporal(target1 + column);
            (TStep.GivesBefore ? b1 : b).StoreAlignedNonTemporal(target1 + column + step);
            a.Store(sums + column);
            b.Store(sums + column + step);
        }

        return column;
    }

    // One row alone: how many of its columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Across(T* source, T* factor, T* target, T* sums, nint columns)
    {
        nint step = Vector256<T>.Count, column = 0;
        for (; column + (4 * step) <= columns; column += 4 * step)
        {
            for (nint i = column; i < column + (4 * step); i += step)
            {
                Vector256<T> sum = Vector256.Load(sums + i), next = TStep.Apply(sum, Factor(factor + i), Vector256.Load(source + i));
                next.Store(sums + i);
                (TStep.GivesBefore ? sum : next).StoreAlignedNonTemporal(target + i);
            }
        }

        return column;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Factor(T* factor) => TStep.TakesFactor ? Vector256.Load(factor) : default;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Down(in ScanSlots slots, T* sums, nint rows, nint column, nint columns)
    {
        nint step = Vector256<T>.Count;
        for (; column + (4 * step) <= columns; column += 4 * step)
        {
            DownFour(slots, column, sums + column, rows);
        }

        for (; column + step <= columns; column += step)
        {
            DownOne(slots, column, sums + column, rows);
        }

        for (; column < columns; column++)
        {
            T sum = sums[column];
            byte* from = At(slots.Source, column), by = At(slots.Factor, column), to = At(slots.Target, column);
            for (nint row = 0; row < rows; row++, from += slots.Source.RowStride, by += slots.Factor.RowStride, to += slots.Target.RowStride)
            {
                T next = TStep.Apply(sum, TStep.TakesFactor ? *(T*)by : default, *(T*)from);
                *(T*)to = TStep.GivesBefore ? sum : next;
                sum = next;
            }

            sums[column] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DownOne(in ScanSlots slots, nint column, T* sums, nint rows)
    {
        Vector256<T> sum = Vector256.Load(sums);
        byte* from = At(slots.Source, column), by = At(slots.Factor, column), to = At(slots.Target, column);
        for (nint row = 0; row < rows; row++, from += slots.Source.RowStride, by += slots.Factor.RowStride, to += slots.Target.RowStride)
        {
            Vector256<T> next = Next(sum, by, from, 0);
            (TStep.GivesBefore ? sum : next).Store((T*)to);
            sum = next;
        }

        sum.Store(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DownFour(in ScanSlots slots, nint column, T* sums, nint rows)
    {
        nint step = Vector256<T>.Count, sourceStride = slots.Source.RowStride, factorStride = slots.Factor.RowStride, targetStride = slots.Target.RowStride;
        byte* from = At(slots.Source, column), by = At(slots.Factor, column), to = At(slots.Target, column);
        Vector256<T> a = Vector256.Load(sums), b = Vector256.Load(sums + step), c = Vector256.Load(sums + (2 * step)), d = Vector256.Load(sums + (3 * step));
        for (nint row = 0; row < rows; row++)
        {
            Vector256<T> a1 = Next(a, by, from, 0), b1 = Next(b, by, from, 1), c1 = Next(c, by, from, 2), d1 = Next(d, by, from, 3);
            (TStep.GivesBefore ? a : a1).Store((T*)(to + (0 * Vector256<byte>.Count)));
            (TStep.GivesBefore ? b : b1).Store((T*)(to + (1 * Vector256<byte>.Count)));
            (TStep.GivesBefore ? c : c1).Store((T*)(to + (2 * Vector256<byte>.Count)));
            (TStep.GivesBefore ? d : d1).Store((T*)(to + (3 * Vector256<byte>.Count)));
            (a, b, c, d) = (a1, b1, c1, d1);
            from += sourceStride;
            by += factorStride;
            to += targetStride;
        }

        a.Store(sums);
        b.Store(sums + step);
        c.Store(sums + (2 * step));
        d.Store(sums + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Next(Vector256<T> before, byte* factor, byte* source, int vector)
        => TStep.Apply(before, TStep.TakesFactor ? Vector256.Load((T*)(factor + (vector * Vector256<byte>.Count))) : default, Vector256.Load((T*)(source + (vector * Vector256<byte>.Count))));

    private static byte* At(TileSlot slot, nint column) => slot.Pointer + (column * sizeof(T));
}
