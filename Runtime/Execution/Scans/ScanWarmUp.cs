using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Scans;

/// <summary>Has the just-in-time compiler make the loops of scans: each goes along a few numbers.</summary>
internal static class ScanWarmUp
{
    private const int Rows = 5;
    private const int Columns = 40;

    /// <summary>Prepares the scans of a sweep, from <paramref name="operands"/> that none of them writes.</summary>
    public static unsafe void Prepare(SweepDefinition sweep, byte* operands)
    {
        foreach (ScanDefinition scan in sweep.Scans)
        {
            Prepare(scan, scan.Axis == sweep.Axes.Count - 1, operands);
        }
    }

    private static unsafe void Prepare(ScanDefinition scan, bool isAlongRows, byte* operands)
    {
        const int RowBytes = Columns * sizeof(double);
        byte* memory = (byte*)NativeMemory.AllocZeroed((Rows + 1) * RowBytes);
        try
        {
            TileSlot* slots = stackalloc TileSlot[] { new() { Pointer = operands }, new() { Pointer = memory, RowStride = RowBytes } };
            TileCarry carry = new() { Sums = memory + (Rows * RowBytes), RowStride = isAlongRows ? sizeof(double) : 0, Columns = Columns, IsAlongRows = isAlongRows };
            Run(scan, new Tile(slots, Rows, Columns, bypasses: false, &carry));
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    private static void Run(ScanDefinition scan, in Tile tile)
    {
        switch (scan.Type)
        {
            case DType.Double:
                TileScan.Run<double>(scan.Kind, tile, 0, 0, 1);
                break;
            case DType.Single:
                TileScan.Run<float>(scan.Kind, tile, 0, 0, 1);
                break;
            case DType.Int64:
                TileScan.Run<long>(scan.Kind, tile, 0, 0, 1);
                break;
            case DType.Int32:
                TileScan.Run<int>(scan.Kind, tile, 0, 0, 1);
                break;
            case DType.Byte:
                TileScan.Run<byte>(scan.Kind, tile, 0, 0, 1);
                break;
            case DType.SByte:
                TileScan.Run<sbyte>(scan.Kind, tile, 0, 0, 1);
                break;
            case DType.Int16:
                TileScan.Run<short>(scan.Kind, tile, 0, 0, 1);
                break;
            case DType.UInt16:
                TileScan.Run<ushort>(scan.Kind, tile, 0, 0, 1);
                break;
            case DType.UInt32:
                TileScan.Run<uint>(scan.Kind, tile, 0, 0, 1);
                break;
            case DType.UInt64:
                TileScan.Run<ulong>(scan.Kind, tile, 0, 0, 1);
                break;
            default:
                throw new ArgumentException($"There are no scans of {scan.Type}.", nameof(scan));
        }
    }
}
