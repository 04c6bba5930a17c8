using System.ComponentModel;
using StaticGraph.Execution.Scans;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.CompilerServices;

/// <summary>Scans of the rows of a tile: a sum that goes on from element to element, tile to tile and block to block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TileScan
{
    /// <summary>Adds up slot <paramref name="from"/> into slot <paramref name="into"/>, as scan number <paramref name="scan"/> of the sweep says; integers wrap.</summary>
    public static unsafe void Sum<T>(in Tile tile, int scan, int from, int into)
        where T : unmanaged
    {
        TileCarry carry = tile.Carry(scan);
        TileSlot source = tile.Slot(from), target = tile.Slot(into);
        if (carry.Columns == 0)
        {
            return;
        }

        if (carry.IsAlongRows)
        {
            RowSums.Run<T>(source, target, carry, tile.Rows);
        }
        else
        {
            ColumnSums.Run<T>(source, target, carry, tile.Rows);
        }

        // What follows computes spare lanes too: they repeat a real one, as those of operands do, and divide by nothing that no lane has.
        for (nint row = 0; row < tile.Rows && carry.Columns < (nint)tile.Length; row++)
        {
            TileEdges.Repeat(target.Pointer + (row * target.RowStride), (int)carry.Columns, (int)tile.Length, sizeof(T));
        }
    }
}
