namespace StaticGraph.Execution.Tiles;

/// <summary>
/// Brings a few rows of an operand in reach that has edges or goes by lists: in place where they lie in even steps, and else copied into a tile, with what lies outside, and each element from where it is listed.
/// </summary>
internal static unsafe class TileBorder
{
    /// <summary>True where all elements lie in even steps, so that they are used, or gathered, as those of any other operand.</summary>
    public static bool IsInside(AxisSteps? rows, AxisSteps? columns, long row, int count, long column, long length)
        => (rows?.Inside(row, count) ?? (row, row + count)) == (row, row + count) && (columns?.Inside(column, length) ?? (column, column + length)) == (column, column + length);

    /// <summary>
    /// Copies rows of a plane that begins at <paramref name="plane"/> to a tile whose rows are <paramref name="pitch"/> bytes apart; along an axis without steps of its own elements are
    /// as far apart as strides say.
    /// </summary>
    public static void Run(byte* plane, TilePart part, int size, byte* tile, nint pitch, bool bypasses = false)
    {
        if (part.ColumnSteps is ListSteps listed)
        {
            RunListed(plane, part, listed.Offsets(part.Column, part.Columns), size, tile, pitch);
            return;
        }

        (long from, long to) = part.ColumnSteps?.Inside(part.Column, part.Columns) ?? (part.Column, part.Column + part.Columns);
        for (int row = 0; row < part.Rows; row++)
        {
            byte* source = plane + part.RowOffset(row);
            byte* target = tile + (row * pitch);
            for (long column = part.Column; column < from; column++)
            {
                Copy(source + part.ColumnSteps!.Offset(column), target + ((column - part.Column) * size), size);
            }

            RowMove.Run(source + (from * (nint)part.ColumnStride), (nint)part.ColumnStride, target + ((from - part.Column) * size), (nint)(to - from), size, bypasses && from == part.Column);
            for (long column = to; column < part.Column + part.Columns; column++)
            {
                Copy(source + part.ColumnSteps!.Offset(column), target + ((column - part.Column) * size), size);
            }
        }
    }

    /// <summary>Copies the columns of one row, along which elements lie in even steps or where the part says.</summary>
    public static void CopyRow(byte* source, TilePart part, byte* target, int size, bool bypasses)
    {
        if (part.ColumnSteps is null)
        {
            RowMove.Run(source + (part.Column * (nint)part.ColumnStride), (nint)part.ColumnStride, target, part.Columns, size, bypasses);
            return;
        }

        for (int column = 0; column < part.Columns; column++)
        {
            Copy(source + part.ColumnSteps.Offset(part.Column + column), target + (column * size), size);
        }
    }

    private static void RunListed(byte* plane, TilePart part, ReadOnlySpan<nint> columns, int size, byte* tile, nint pitch)
    {
        for (int row = 0; row < part.Rows; row++)
        {
            RowMove.Each(plane + part.RowOffset(row), columns, tile + (row * pitch), size, part.Ahead);
        }
    }

    private static void Copy(byte* source, byte* target, int size) => TileEdges.CopyShort(source, target, 1, size);
}

/// <summary>The rows and columns of a plane that a tile has, and how an operand steps along them.</summary>
internal readonly record struct TilePart(long Row, int Rows, long RowStride, AxisSteps? RowSteps, long Column, int Columns, long ColumnStride, AxisSteps? ColumnSteps)
{
    /// <summary>The bytes from where the plane begins to a row of the tile.</summary>
    public nint RowOffset(int row) => RowSteps?.Offset(Row + row) ?? (nint)((Row + row) * RowStride);

    /// <summary>The bytes to the next row, where rows are so long that its elements are not fetched before they are needed; else 0.</summary>
    public nint Ahead => RowSteps is null && Math.Abs(RowStride) >= LongRow ? (nint)RowStride : 0;

    private const long LongRow = 4096;
}
