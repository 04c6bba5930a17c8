using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Scans;

/// <summary>Has the just-in-time compiler make the loops of scans: each adds up a few numbers.</summary>
internal static class ScanWarmUp
{
    private const int Rows = 5;
    private const int Columns = 40;

    /// <summary>Prepares the scans of a sweep, from <paramref name="operands"/> that none of them writes.</summary>
    public static unsafe void Prepare(SweepDefinition sweep, byte* operands)
    {
        foreach (ScanDefinition scan in sweep.Scans)
        {
            Prepare(scan.Type, scan.Axis == sweep.Axes.Count - 1, operands);
        }
    }

    private static unsafe void Prepare(DType type, bool isAlongRows, byte* operands)
    {
        const int RowBytes = Columns * sizeof(double);
        byte* memory = (byte*)NativeMemory.AllocZeroed((Rows + 1) * RowBytes);
        try
        {
            TileSlot* slots = stackalloc TileSlot[] { new() { Pointer = operands }, new() { Pointer = memory, RowStride = RowBytes } };
            TileCarry carry = new() { Sums = memory + (Rows * RowBytes), RowStride = isAlongRows ? sizeof(double) : 0, Columns = Columns, IsAlongRows = isAlongRows };
            Run(type, new Tile(slots, Rows, Columns, bypasses: false, &carry));
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    private static void Run(DType type, in Tile tile)
    {
        switch (type)
        {
            case DType.Double:
                TileScan.Sum<double>(tile, 0, 0, 1);
                break;
            case DType.Single:
                TileScan.Sum<float>(tile, 0, 0, 1);
                break;
            case DType.Int64:
                TileScan.Sum<long>(tile, 0, 0, 1);
                break;
            case DType.Int32:
                TileScan.Sum<int>(tile, 0, 0, 1);
                break;
            case DType.Byte:
                TileScan.Sum<byte>(tile, 0, 0, 1);
                break;
            case DType.SByte:
                TileScan.Sum<sbyte>(tile, 0, 0, 1);
                break;
            case DType.Int16:
                TileScan.Sum<short>(tile, 0, 0, 1);
                break;
            case DType.UInt16:
                TileScan.Sum<ushort>(tile, 0, 0, 1);
                break;
            case DType.UInt32:
                TileScan.Sum<uint>(tile, 0, 0, 1);
                break;
            case DType.UInt64:
                TileScan.Sum<ulong>(tile, 0, 0, 1);
                break;
            default:
                throw new ArgumentException($"There are no sums of {type}.", nameof(type));
        }
    }
}
