using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Scans;

/// <summary>
/// A scan along the rows of a tile. Each step waits for the one before it, for four cycles where it adds: four rows at once fill them.
/// What goes past the caches is made a kilobyte at a time and then stored in whole lines: in pieces of an element they would leave the processor one by one.
/// </summary>
internal static unsafe class RowScan<T, TStep>
    where T : unmanaged
    where TStep : struct, IScanStep<T>
{
    private const int Together = 4;
    private const int PieceBytes = 1024;

    /// <summary>Goes along every row from what stands so far. Where it <paramref name="bypasses"/> the caches rows of the target begin on a cache line.</summary>
    public static void Run(ScanSlots slots, TileCarry carry, nint rows, bool bypasses)
    {
        nint row = 0;
        for (; row + Together <= rows; row += Together)
        {
            Go(slots.From(row), carry, row, Together, bypasses);
        }

        for (; row < rows; row++)
        {
            Go(slots.From(row), carry, row, 1, bypasses);
        }
    }

    private static void Go(ScanSlots slots, TileCarry carry, nint row, int count, bool bypasses)
    {
        byte* sums = carry.Sums + (row * carry.RowStride);
        if (!bypasses)
        {
            Go(slots, sums, carry.RowStride, count, carry.Columns);
            return;
        }

        byte* memory = stackalloc byte[(Together * PieceBytes) + Vector256<byte>.Count];
        TileSlot piece = new() { Pointer = (byte*)(((nint)memory + Vector256<byte>.Count - 1) & -Vector256<byte>.Count), RowStride = PieceBytes };
        for (nint column = 0; column < carry.Columns; column += PieceBytes / sizeof(T))
        {
            nint columns = Math.Min(PieceBytes / sizeof(T), carry.Columns - column);
            Go(slots with { Target = piece }, sums, carry.RowStride, count, columns);
            StorePastCaches(piece, slots.Target, count, columns * sizeof(T));
            slots.Factor.Pointer += PieceBytes;
            slots.Source.Pointer += PieceBytes;
            slots.Target.Pointer += PieceBytes;
        }
    }

    private static void Go(in ScanSlots slots, byte* sums, nint sumStride, int count, nint columns)
    {
        if (count == Together)
        {
            GoFour(slots, sums, sumStride, columns);
        }
        else
        {
            GoOne(slots, (T*)sums, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoOne(in ScanSlots slots, T* total, nint columns)
    {
        T* source = (T*)slots.Source.Pointer, factor = (T*)slots.Factor.Pointer, target = (T*)slots.Target.Pointer;
        T sum = *total;
        for (nint i = 0; i < columns; i++)
        {
            sum = Next(sum, factor, source, target, i);
        }

        *total = sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoFour(in ScanSlots slots, byte* sums, nint sumStride, nint columns)
    {
        T* source = (T*)slots.Source.Pointer, source1 = Below(source, slots.Source), source2 = Below(source1, slots.Source), source3 = Below(source2, slots.Source);
        T* factor = (T*)slots.Factor.Pointer, factor1 = Below(factor, slots.Factor), factor2 = Below(factor1, slots.Factor), factor3 = Below(factor2, slots.Factor);
        T* target = (T*)slots.Target.Pointer, target1 = Below(target, slots.Target), target2 = Below(target1, slots.Target), target3 = Below(target2, slots.Target);
        T* total = (T*)sums, total1 = (T*)(sums + sumStride), total2 = (T*)(sums + (2 * sumStride)), total3 = (T*)(sums + (3 * sumStride));
        T sum = *total, sum1 = *total1, sum2 = *total2, sum3 = *total3;
        for (nint i = 0; i < columns; i++)
        {
            sum = Next(sum, factor, source, target, i);
            sum1 = Next(sum1, factor1, source1, target1, i);
            sum2 = Next(sum2, factor2, source2, target2, i);
            sum3 = Next(sum3, factor3, source3, target3, i);
        }

        (*total, *total1, *total2, *total3) = (sum, sum1, sum2, sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Next(T before, T* factor, T* source, T* target, nint i)
    {
        T next = TStep.Apply(before, TStep.TakesFactor ? factor[i] : default, source[i]);
        target[i] = TStep.GivesBefore ? before : next;
        return next;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StorePastCaches(TileSlot source, TileSlot target, int rows, nint bytes)
    {
        const int Line = 64;
        for (int row = 0; row < rows; row++)
        {
            byte* from = source.Pointer + (row * source.RowStride), to = target.Pointer + (row * target.RowStride);
            nint at = 0;
            for (; at + Line <= bytes; at += Line)
            {
                Vector256<byte> first = Vector256.Load(from + at), second = Vector256.Load(from + at + (Line / 2));
                first.StoreAlignedNonTemporal(to + at);
                second.StoreAlignedNonTemporal(to + at + (Line / 2));
            }

            Unsafe.CopyBlockUnaligned(to + at, from + at, (uint)(bytes - at));
        }
    }

    private static T* Below(T* row, TileSlot slot) => (T*)((byte*)row + slot.RowStride);
}
