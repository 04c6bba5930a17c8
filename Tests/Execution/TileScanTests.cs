using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Execution;

/// <summary>Scans of single tiles: what lies behind their rows, and what goes past the caches.</summary>
public sealed class TileScanTests
{
    /// <summary>What follows a scan divides by its spare lanes too, whatever lay there.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public unsafe void SpareLanesRepeatTheLastSum(bool isAlongRows)
    {
        const int Rows = 5, Real = 3, Lanes = 16;
        int[] numbers = Enumerable.Repeat(1, Rows * Lanes).ToArray(), sums = new int[Rows * Lanes], carried = new int[Lanes];
        fixed (int* from = numbers, into = sums, carry = carried)
        {
            TileSlot* slots = stackalloc TileSlot[] { new() { Pointer = (byte*)from, RowStride = Lanes * sizeof(int) }, new() { Pointer = (byte*)into, RowStride = Lanes * sizeof(int) } };
            TileCarry carries = new() { Sums = (byte*)carry, RowStride = isAlongRows ? sizeof(int) : 0, Columns = Real, IsAlongRows = isAlongRows };
            TileScan.Sum<int>(new Tile(slots, Rows, Lanes, bypasses: false, &carries), 0, 0, 1);
        }

        Assert.Equal(Enumerable.Range(0, Rows * Lanes).Select(i => isAlongRows ? Math.Min((i % Lanes) + 1, Real) : (i / Lanes) + 1), sums);
    }

    /// <summary>What is stored past the caches is what is stored through them: rows one by one, four and two together, and ends of rows that are no whole line.</summary>
    [Theory]
    [InlineData(false, 8, 256)]
    [InlineData(false, 7, 336)]
    [InlineData(false, 1, 16)]
    [InlineData(true, 8, 256)]
    [InlineData(true, 7, 336)]
    [InlineData(true, 1, 48)]
    public void WhatBypassesTheCachesIsTheSame(bool isAlongRows, int rows, int columns)
    {
        foreach (ScanKind kind in new[] { ScanKind.Sum, ScanKind.Max, ScanKind.Recurrence, ScanKind.LevelBefore })
        {
            Assert.Equal(Scanned<double>(kind, isAlongRows, rows, columns, bypasses: false), Scanned<double>(kind, isAlongRows, rows, columns, bypasses: true));
            Assert.Equal(Scanned<float>(kind, isAlongRows, rows, columns, bypasses: false), Scanned<float>(kind, isAlongRows, rows, columns, bypasses: true));
        }

        Assert.Equal(Scanned<short>(ScanKind.Prod, isAlongRows, rows, columns, bypasses: false), Scanned<short>(ScanKind.Prod, isAlongRows, rows, columns, bypasses: true));
    }

    // The results, and what is carried on.
    private static unsafe T[] Scanned<T>(ScanKind kind, bool isAlongRows, int rows, int columns, bool bypasses)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        nuint bytes = (nuint)(rows * columns * sizeof(T));
        T* source = (T*)NativeMemory.AlignedAlloc(bytes, 64), target = (T*)NativeMemory.AlignedAlloc(bytes, 64);
        T[] carried = Enumerable.Repeat(T.One, Math.Max(rows, columns)).ToArray();
        try
        {
            for (int i = 0; i < rows * columns; i++)
            {
                source[i] = T.CreateChecked((i * 7 % 23) - 11) / T.CreateChecked(3);
            }

            fixed (T* carry = carried)
            {
                nint stride = columns * sizeof(T);
                TileSlot* slots = stackalloc TileSlot[] { new() { Pointer = (byte*)source, RowStride = stride }, new() { Pointer = (byte*)target, RowStride = stride } };
                TileCarry carries = new() { Sums = (byte*)carry, RowStride = isAlongRows ? sizeof(T) : 0, Columns = columns, IsAlongRows = isAlongRows };
                TileScan.Run<T>(kind, new Tile(slots, rows, columns, bypasses, &carries), 0, 0, 1, bypasses);
            }

            return [.. new ReadOnlySpan<T>(target, rows * columns), .. carried];
        }
        finally
        {
            NativeMemory.AlignedFree(source);
            NativeMemory.AlignedFree(target);
        }
    }
}
