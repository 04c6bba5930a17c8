using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Scans;

/// <summary>
/// Running sums along the rows of a tile. Each addition waits for the one before it, which takes four cycles: four rows at once fill them.
/// </summary>
internal static unsafe class RowSums
{
    private const int Together = 4;

    /// <summary>Adds up every row of <paramref name="source"/> into <paramref name="target"/>, from its sum so far on.</summary>
    public static void Run<T>(TileSlot source, TileSlot target, TileCarry carry, nint rows)
        where T : unmanaged
    {
        nint row = 0;
        for (; row + Together <= rows; row += Together)
        {
            AddFour<T>(Row<T>(source, row), source.RowStride, Row<T>(target, row), target.RowStride, carry.Sums + (row * carry.RowStride), carry.RowStride, carry.Columns);
        }

        for (; row < rows; row++)
        {
            T* sum = (T*)(carry.Sums + (row * carry.RowStride));
            *sum = AddOne(Row<T>(source, row), Row<T>(target, row), *sum, carry.Columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T AddOne<T>(T* source, T* target, T sum, nint columns)
        where T : unmanaged
    {
        for (nint i = 0; i < columns; i++)
        {
            target[i] = sum = SumOp<T>.Apply(sum, source[i]);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour<T>(T* source, nint sourceStride, T* target, nint targetStride, byte* sums, nint sumStride, nint columns)
        where T : unmanaged
    {
        T* source1 = Next(source, sourceStride), source2 = Next(source1, sourceStride), source3 = Next(source2, sourceStride);
        T* target1 = Next(target, targetStride), target2 = Next(target1, targetStride), target3 = Next(target2, targetStride);
        T* total = (T*)sums, total1 = Next(total, sumStride), total2 = Next(total1, sumStride), total3 = Next(total2, sumStride);
        T sum = *total, sum1 = *total1, sum2 = *total2, sum3 = *total3;
        for (nint i = 0; i < columns; i++)
        {
            target[i] = sum = SumOp<T>.Apply(sum, source[i]);
            target1[i] = sum1 = SumOp<T>.Apply(sum1, source1[i]);
            target2[i] = sum2 = SumOp<T>.Apply(sum2, source2[i]);
            target3[i] = sum3 = SumOp<T>.Apply(sum3, source3[i]);
        }

        (*total, *total1, *total2, *total3) = (sum, sum1, sum2, sum3);
    }

    private static T* Row<T>(TileSlot slot, nint row)
        where T : unmanaged
        => (T*)(slot.Pointer + (row * slot.RowStride));

    private static T* Next<T>(T* row, nint stride)
        where T : unmanaged
        => (T*)((byte*)row + stride);
}
