using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Tiles;

/// <summary>
/// Makes the indices along an axis for a tile. Each is computed from the whole index and never from the one before, so that it has the same bits wherever tiles
/// and blocks begin. In an integer type that is too short they wrap, as a cast does.
/// </summary>
internal static unsafe class TilePosition
{
    /// <summary>
    /// Writes rows. The first has the index <paramref name="first"/> in column 0, and <paramref name="columnStep"/> more in each next column; each next row has
    /// <paramref name="rowStep"/> more. One element a row where the axis is not the row's.
    /// </summary>
    public static void Run(SlotPlan planned, long first, long rowStep, long columnStep, int rows, int columns, ref TileSlot tile)
    {
        if (!planned.IsLane && rowStep == 0)
        {
            // Any number of rows has the one element.
            tile.RowStride = 0;
            rows = 1;
        }

        for (int row = 0; row < rows; row++)
        {
            Fill(planned.Type, first + (row * rowStep), columnStep, tile.Pointer + (row * tile.RowStride), planned.IsLane ? columns : 1);
        }
    }

    /// <summary>Writes the indices of rows that go by lists; the first point of the plane would have the index <paramref name="plane"/> if none moved it.</summary>
    public static void RunListed(SlotPlan planned, nint plane, TilePart part, ref TileSlot tile)
    {
        for (int row = 0; row < part.Rows; row++)
        {
            nint first = plane + part.RowOffset(row);
            byte* target = tile.Pointer + (row * tile.RowStride);
            if (part.ColumnSteps is ListSteps listed)
            {
                FillListed(planned, first, listed.Offsets(part.Column, part.Columns), target);
            }
            else
            {
                Fill(planned.Type, first + (nint)(part.Column * part.ColumnStride), part.ColumnStride, target, part.Columns);
            }
        }
    }

    private static void FillListed(SlotPlan planned, nint first, ReadOnlySpan<nint> columns, byte* target)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            Fill(planned.Type, first + columns[i], step: 1, target + (i * planned.ElementSize), 1);
        }
    }

    /// <summary>Writes <paramref name="count"/> indices from <paramref name="first"/> on.</summary>
    public static void Fill(DType type, long first, long step, byte* row, int count)
    {
        switch (type)
        {
            case DType.Double:
                FillDouble(first, step, (double*)row, count);
                break;
            case DType.Int64:
                Fill(first, step, (long*)row, count);
                break;
            case DType.Int32:
                Fill(unchecked((int)first), step, (int*)row, count);
                break;
            case DType.Byte:
                Fill(unchecked((byte)first), step, row, count);
                break;
            case DType.SByte:
                Fill(unchecked((sbyte)first), step, (sbyte*)row, count);
                break;
            case DType.Int16:
                Fill(unchecked((short)first), step, (short*)row, count);
                break;
            case DType.UInt16:
                Fill(unchecked((ushort)first), step, (ushort*)row, count);
                break;
            case DType.UInt32:
                Fill(unchecked((uint)first), step, (uint*)row, count);
                break;
            case DType.UInt64:
                Fill(unchecked((ulong)first), step, (ulong*)row, count);
                break;
            case DType.Single:
                FillSingle(first, step, (float*)row, count);
                break;
            case DType.Boolean:
                throw new InvalidOperationException("An index is a number.");
            default:
                throw new ArgumentOutOfRangeException(nameof(type));
        }
    }

    // What is added is exact, or wraps: four vectors are in flight, and no index is converted.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill<T>(T first, long step, T* row, int count)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        int lanes = Vector256<T>.Count, i = 0;
        Vector256<T> next = Vector256.Create(first) + Vector256.CreateSequence(T.Zero, T.CreateTruncating(step)), one = Vector256.Create(T.CreateTruncating(lanes * step));
        Vector256<T> two = one + one, three = two + one, four = two + two;
        for (; i <= count - (4 * lanes); i += 4 * lanes)
        {
            next.Store(row + i);
            (next + one).Store(row + i + lanes);
            (next + two).Store(row + i + (2 * lanes));
            (next + three).Store(row + i + (3 * lanes));
            next += four;
        }

        for (; i < count; i++)
        {
            row[i] = unchecked(first + T.CreateTruncating(i * step));
        }
    }

    // Below 2^53 sums are exact; above, each index is rounded once.
    private static void FillDouble(long first, long step, double* row, int count)
    {
        if (Math.Abs(first) + (count * Math.Abs(step)) <= 1L << 53)
        {
            Fill((double)first, step, row, count);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            row[i] = first + (i * step);
        }
    }

    // Below 2^24 sums are exact; above, each index is rounded once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillSingle(long first, long step, float* row, int count)
    {
        if (Math.Abs(first) + (count * Math.Abs(step)) <= 1L << 24)
        {
            Fill((float)first, step, row, count);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            row[i] = first + (i * step);
        }
    }
}
