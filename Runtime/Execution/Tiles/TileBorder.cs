using System.Runtime.CompilerServices;

namespace StaticGraph.Execution.Tiles;

/// <summary>Brings a few rows of an operand in reach that has edges: in place where they lie inside, and else copied into a tile, with what lies outside.</summary>
internal static unsafe class TileBorder
{
    /// <summary>True where all elements lie in even steps, so that they are used, or gathered, as those of any other operand.</summary>
    public static bool IsInside(EdgeSteps? rows, EdgeSteps? columns, long row, int count, long column, long length)
        => (rows?.Inside(row, count) ?? (row, row + count)) == (row, row + count) && (columns?.Inside(column, length) ?? (column, column + length)) == (column, column + length);

    /// <summary>
    /// Copies rows of a plane that begins at <paramref name="plane"/> to a tile whose rows are <paramref name="pitch"/> bytes apart; along an axis without edge elements are
    /// as far apart as strides say.
    /// </summary>
    public static void Run(byte* plane, TilePart part, int size, byte* tile, nint pitch)
    {
        (long from, long to) = part.ColumnSteps?.Inside(part.Column, part.Columns) ?? (part.Column, part.Column + part.Columns);
        for (int row = 0; row < part.Rows; row++)
        {
            byte* source = plane + (part.RowSteps?.Offset(part.Row + row) ?? (nint)((part.Row + row) * part.RowStride));
            byte* target = tile + (row * pitch);
            for (long column = part.Column; column < from; column++)
            {
                Copy(source + part.ColumnSteps!.Offset(column), target + ((column - part.Column) * size), size);
            }

            CopyInside(source + (from * part.ColumnStride), part.ColumnStride, target + ((from - part.Column) * size), to - from, size);
            for (long column = to; column < part.Column + part.Columns; column++)
            {
                Copy(source + part.ColumnSteps!.Offset(column), target + ((column - part.Column) * size), size);
            }
        }
    }

    private static void CopyInside(byte* source, long stride, byte* target, long count, int size)
    {
        if (stride == size)
        {
            Unsafe.CopyBlockUnaligned(target, source, checked((uint)(count * size)));
            return;
        }

        for (long i = 0; i < count; i++)
        {
            Copy(source + (i * stride), target + (i * size), size);
        }
    }

    private static void Copy(byte* source, byte* target, int size) => TileEdges.CopyShort(source, target, 1, size);
}

/// <summary>The rows and columns of a plane that a tile has, and how an operand steps along them.</summary>
internal readonly record struct TilePart(long Row, int Rows, long RowStride, EdgeSteps? RowSteps, long Column, int Columns, long ColumnStride, EdgeSteps? ColumnSteps);
