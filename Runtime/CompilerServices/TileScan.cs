using System.ComponentModel;
using StaticGraph.Execution.Reductions.Simd;
using StaticGraph.Execution.Scans;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Scans of the rows of a tile: what goes on from element to element, tile to tile and block to block. Each is a scan of the sweep, by its number, from a slot into another one;
/// past the caches where results are stored so and nobody reads them again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TileScan
{
    /// <summary>Adds up; integers wrap.</summary>
    public static void Sum<T>(in Tile tile, int scan, int from, int into, bool bypasses = false)
        where T : unmanaged
        => Run<T, FoldStep<T, SumOp<T>>>(tile, scan, from, into, bypasses);

    /// <summary>Multiplies; integers wrap.</summary>
    public static void Prod<T>(in Tile tile, int scan, int from, int into, bool bypasses = false)
        where T : unmanaged
        => Run<T, FoldStep<T, ProdOp<T>>>(tile, scan, from, into, bypasses);

    /// <summary>Keeps the greatest; NaN wins and stays.</summary>
    public static void Max<T>(in Tile tile, int scan, int from, int into, bool bypasses = false)
        where T : unmanaged
        => Run<T, FoldStep<T, MaxOp<T>>>(tile, scan, from, into, bypasses);

    /// <summary>Keeps the least; NaN wins and stays.</summary>
    public static void Min<T>(in Tile tile, int scan, int from, int into, bool bypasses = false)
        where T : unmanaged
        => Run<T, FoldStep<T, MinOp<T>>>(tile, scan, from, into, bypasses);

    /// <summary>A scan of the given kind.</summary>
    internal static void Run<T>(ScanKind kind, in Tile tile, int scan, int from, int into, bool bypasses = false)
        where T : unmanaged
    {
        switch (kind)
        {
            case ScanKind.Sum:
                Sum<T>(tile, scan, from, into, bypasses);
                break;
            case ScanKind.Prod:
                Prod<T>(tile, scan, from, into, bypasses);
                break;
            case ScanKind.Max:
                Max<T>(tile, scan, from, into, bypasses);
                break;
            case ScanKind.Min:
                Min<T>(tile, scan, from, into, bypasses);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    private static unsafe void Run<T, TStep>(in Tile tile, int scan, int from, int into, bool bypasses)
        where T : unmanaged
        where TStep : struct, IScanStep<T>
    {
        TileCarry carry = tile.Carry(scan);
        TileSlot source = tile.Slot(from), target = tile.Slot(into);
        if (carry.Columns == 0)
        {
            return;
        }

        if (carry.IsAlongRows)
        {
            RowScan<T, TStep>.Run(source, target, carry, tile.Rows, bypasses);
        }
        else
        {
            ColumnScan<T, TStep>.Run(source, target, carry, tile.Rows, bypasses);
        }

        // What follows computes spare lanes too: they repeat a real one, as those of operands do, and divide by nothing that no lane has.
        for (nint row = 0; row < tile.Rows && carry.Columns < (nint)tile.Length; row++)
        {
            TileEdges.Repeat(target.Pointer + (row * target.RowStride), (int)carry.Columns, (int)tile.Length, sizeof(T));
        }
    }
}
