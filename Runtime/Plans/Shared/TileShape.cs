namespace StaticGraph.CompilerServices;

/// <summary>The fixed measures of a tile: 8 rows of 512 elements of 8 bytes are 32 KiB, so a few slots fit the second-level cache.</summary>
internal static class TileShape
{
    /// <summary>Rows computed in one call of a generated body. So many rows are open at once where the last axis is folded.</summary>
    public const int Rows = 8;

    /// <summary>Elements of a row computed in one call, where the sweep has temporaries or gathered operands; a multiple of every granule.</summary>
    public const int Columns = 512;

    /// <summary>Elements of a row computed in one call going down a gathered operand: as many pages as a first-level TLB holds.</summary>
    public const int GatheredColumns = 64;

    /// <summary>Rows computed in one call going down a gathered operand. In the room of a tile, so narrow, there are as many.</summary>
    /// <remarks>A column is then four cache lines that are neighbours in memory, which answers sooner than to one: with 8 rows the normalisation of 8192 x 8192 doubles takes 92 ms, with 32 it takes 84.</remarks>
    public const int GatheredRows = 32;

    /// <summary>Alignment in bytes of every buffer, and the bytes of a granule: one cache line.</summary>
    public const int Alignment = 64;

    /// <summary>Bytes from one row of a temporary to the next: a cache line more than its elements, so that rows do not evict each other.</summary>
    public static int Pitch(int elementSize) => Pitch(elementSize, Columns);

    /// <summary>The same for rows of so many elements.</summary>
    public static int Pitch(int elementSize, int columns) => (columns * elementSize) + Alignment;

    /// <summary>The elements a row is cut into: as many as the sweep's smallest element type has in 64 bytes.</summary>
    public static int Granule(SweepDefinition sweep)
    {
        int smallest = 8;
        foreach (OperandDefinition operand in sweep.Operands.AsSpan())
        {
            smallest = System.Math.Min(smallest, operand.Type.LaneSize());
        }

        foreach (StoreDefinition store in sweep.Stores.AsSpan())
        {
            smallest = System.Math.Min(smallest, store.Type.LaneSize());
        }

        foreach (DType temporary in sweep.Temporaries.AsSpan())
        {
            smallest = System.Math.Min(smallest, temporary.LaneSize());
        }

        return Alignment / smallest;
    }
}
