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

    /// <summary>
    /// Goes along every row of <paramref name="source"/> from what stands so far. Where it <paramref name="bypasses"/> the caches rows of the target begin on a cache line.
    /// </summary>
    public static void Run(TileSlot source, TileSlot target, TileCarry carry, nint rows, bool bypasses)
    {
        nint row = 0;
        for (; row + Together <= rows; row += Together)
        {
            Go(Row(source, row), Row(target, row), carry, row, Together, bypasses);
        }

        for (; row < rows; row++)
        {
            Go(Row(source, row), Row(target, row), carry, row, 1, bypasses);
        }
    }

    private static void Go(TileSlot source, TileSlot target, TileCarry carry, nint row, int count, bool bypasses)
    {
        byte* sums = carry.Sums + (row * carry.RowStride);
        if (!bypasses)
        {
            Go(source, target, sums, carry.RowStride, count, carry.Columns);
            return;
        }

        byte* memory = stackalloc byte[(Together * PieceBytes) + Vector256<byte>.Count];
        TileSlot piece = new() { Pointer = (byte*)(((nint)memory + Vector256<byte>.Count - 1) & -Vector256<byte>.Count), RowStride = PieceBytes };
        for (nint column = 0; column < carry.Columns; column += PieceBytes / sizeof(T))
        {
            nint columns = Math.Min(PieceBytes / sizeof(T), carry.Columns - column);
            Go(source, piece, sums, carry.RowStride, count, columns);
            StorePastCaches(piece, target, count, columns * sizeof(T));
            source.Pointer += PieceBytes;
            target.Pointer += PieceBytes;
        }
    }

    private static void Go(TileSlot source, TileSlot target, byte* sums, nint sumStride, int count, nint columns)
    {
        if (count == Together)
        {
            GoFour((T*)source.Pointer, source.RowStride, (T*)target.Pointer, target.RowStride, sums, sumStride, columns);
        }
        else
        {
            *(T*)sums = GoOne((T*)source.Pointer, (T*)target.Pointer, *(T*)sums, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T GoOne(T* source, T* target, T sum, nint columns)
    {
        for (nint i = 0; i < columns; i++)
        {
            target[i] = sum = TStep.Apply(sum, source[i]);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoFour(T* source, nint sourceStride, T* target, nint targetStride, byte* sums, nint sumStride, nint columns)
    {
        T* source1 = Next(source, sourceStride), source2 = Next(source1, sourceStride), source3 = Next(source2, sourceStride);
        T* target1 = Next(target, targetStride), target2 = Next(target1, targetStride), target3 = Next(target2, targetStride);
        T* total = (T*)sums, total1 = Next(total, sumStride), total2 = Next(total1, sumStride), total3 = Next(total2, sumStride);
        T sum = *total, sum1 = *total1, sum2 = *total2, sum3 = *total3;
        for (nint i = 0; i < columns; i++)
        {
            target[i] = sum = TStep.Apply(sum, source[i]);
            target1[i] = sum1 = TStep.Apply(sum1, source1[i]);
            target2[i] = sum2 = TStep.Apply(sum2, source2[i]);
            target3[i] = sum3 = TStep.Apply(sum3, source3[i]);
        }

        (*total, *total1, *total2, *total3) = (sum, sum1, sum2, sum3);
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

    private static TileSlot Row(TileSlot slot, nint row) => new() { Pointer = slot.Pointer + (row * slot.RowStride), RowStride = slot.RowStride };

    private static T* Next(T* row, nint stride) => (T*)((byte*)row + stride);
}
