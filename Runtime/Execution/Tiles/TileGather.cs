using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Tiles;

/// <summary>Copies a few rows whose neighbours lie apart (a transposed, reversed or strided operand) into a tile.</summary>
internal static unsafe class TileGather
{
    /// <summary>Copies <paramref name="rows"/> x <paramref name="columns"/> elements at any strides to rows that are <paramref name="pitch"/> bytes apart.</summary>
    public static void Run(byte* source, nint rowStride, nint columnStride, int rows, int columns, int size, byte* tile, nint pitch)
    {
        if (!IsNearerDown(rowStride, columnStride))
        {
            for (int row = 0; row < rows; row++)
            {
                RowMove.Run(source + (row * rowStride), columnStride, tile + (row * pitch), columns, size, bypasses: false);
            }

            return;
        }

        int done = 0;
        if (rowStride == size && rows % 8 == 0 && TileTranspose.IsSupported)
        {
            done = size switch
            {
                8 => TileTranspose.Run8(source, columnStride, rows, columns, tile, pitch),
                4 => TileTranspose.Run4(source, columnStride, rows, columns, tile, pitch),
                _ => 0,
            };
        }

        source += done * columnStride;
        tile += done * size;
        switch (size)
        {
            case 16:
                Copy<Vector128<byte>>(source, rowStride, columnStride, rows, columns - done, tile, pitch);
                break;
            case 8:
                Copy<ulong>(source, rowStride, columnStride, rows, columns - done, tile, pitch);
                break;
            case 4:
                Copy<uint>(source, rowStride, columnStride, rows, columns - done, tile, pitch);
                break;
            case 2:
                Copy<ushort>(source, rowStride, columnStride, rows, columns - done, tile, pitch);
                break;
            case 1:
                Copy<byte>(source, rowStride, columnStride, rows, columns - done, tile, pitch);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(size));
        }
    }

    /// <summary>True where an element is nearer to the next one of its column than to that of its row.</summary>
    public static bool IsNearerDown(long rowStride, long columnStride) => Math.Abs(columnStride) > Math.Abs(rowStride);

    // Column by column: where the rows are neighbours in memory, a column is one cache line.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T>(byte* source, nint rowStride, nint columnStride, int rows, int columns, byte* tile, nint pitch)
        where T : unmanaged
    {
        for (int column = 0; column < columns; column++)
        {
            byte* from = source + (column * columnStride);
            byte* to = tile + (column * sizeof(T));
            for (int row = 0; row < rows; row++)
            {
                *(T*)to = *(T*)from;
                from += rowStride;
                to += pitch;
            }
        }
    }
}
