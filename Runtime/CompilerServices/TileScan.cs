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

    /// <summary>Keeps the last number: what is NaN becomes that.</summary>
    public static void Fill<T>(in Tile tile, int scan, int from, int into, bool bypasses = false)
        where T : unmanaged
        => Run<T, FillStep<T>>(tile, scan, from, into, bypasses);

    /// <summary>Multiplies what stands so far by a factor and adds, with two roundings; integers wrap.</summary>
    public static void Recurrence<T>(in Tile tile, int scan, int factor, int from, int into, bool bypasses = false)
        where T : unmanaged
        => Run<T, RecurrenceStep<T>>(tile, scan, from, into, bypasses, factor);

    /// <summary>The same, one element late: what stood so far before each element.</summary>
    public static void RecurrenceBefore<T>(in Tile tile, int scan, int factor, int from, int into, bool bypasses = false)
        where T : unmanaged
        => Run<T, LateStep<T, RecurrenceStep<T>>>(tile, scan, from, into, bypasses, factor);

    /// <summary>Goes a factor's part of the way to each element, all of it where the factor is 1; one element late.</summary>
    public static void LevelBefore<T>(in Tile tile, int scan, int factor, int from, int into, bool bypasses = false)
        where T : unmanaged
        => Run<T, LateStep<T, LevelStep<T>>>(tile, scan, from, into, bypasses, factor);

    /// <summary>A scan of the given kind, whose elements are their own factors.</summary>
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
            case ScanKind.Fill:
                Fill<T>(tile, scan, from, into, bypasses);
                break;
            case ScanKind.Recurrence:
                Recurrence<T>(tile, scan, from, from, into, bypasses);
                break;
            case ScanKind.RecurrenceBefore:
                RecurrenceBefore<T>(tile, scan, from, from, into, bypasses);
                break;
            case ScanKind.LevelBefore:
                LevelBefore<T>(tile, scan, from, from, into, bypasses);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    private static unsafe void Run<T, TStep>(in Tile tile, int scan, int from, int into, bool bypasses, int factor = -1)
        where T : unmanaged
        where TStep : struct, IScanStep<T>
    {
        TileCarry carry = tile.Carry(scan);
        ScanSlots slots = new() { Factor = factor < 0 ? default : tile.Slot(factor), Source = tile.Slot(from), Target = tile.Slot(into) };
        if (carry.Columns == 0)
        {
            return;
        }

        if (carry.IsAlongRows)
        {
            RowScan<T, TStep>.Run(slots, carry, tile.Rows, bypasses);
        }
        else
        {
            ColumnScan<T, TStep>.Run(slots, carry, tile.Rows, bypasses);
        }

        // What follows computes spare lanes too: they repeat a real one, as those of operands do, and divide by nothing that no lane has.
        for (nint row = 0; row < tile.Rows && carry.Columns < (nint)tile.Length; row++)
        {
            TileEdges.Repeat(slots.Target.Pointer + (row * slots.Target.RowStride), (int)carry.Columns, (int)tile.Length, sizeof(T));
        }
    }
}
