using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticGraph.Execution.Tiles;

/// <summary>Transposes columns of neighbours, 8 or a multiple, into as many rows, in registers.</summary>
internal static unsafe class TileTranspose
{
    /// <summary>True where the processor has the shuffles; elsewhere the plain copy does.</summary>
    public static bool IsSupported => Avx.IsSupported;

    /// <summary>8-byte elements: four columns become squares of 4 x 4, all those of four columns first. Returns the columns done, a multiple of 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Run8(byte* source, nint columnStride, int rows, int columns, byte* tile, nint pitch)
    {
        int column = 0;
        for (; column + 4 <= columns; column += 4)
        {
            byte* from = source + (column * columnStride);
            byte* to = tile + (column * 8);
            for (int row = 0; row < rows; row += 4)
            {
                Square(from + (row * 8), columnStride, to + (row * pitch), pitch);
            }
        }

        return column;
    }

    /// <summary>4-byte elements: eight columns become squares of 8 x 8, all those of eight columns first. Returns the columns done, a multiple of 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Run4(byte* source, nint columnStride, int rows, int columns, byte* tile, nint pitch)
    {
        int column = 0;
        for (; column + 8 <= columns; column += 8)
        {
            byte* from = source + (column * columnStride);
            byte* to = tile + (column * 4);
            for (int row = 0; row < rows; row += 4)
            {
                byte* near = from + (row * 4);
                Quarter(near, near + (4 * columnStride), columnStride, to + (row * pitch), pitch);
            }
        }

        return column;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(byte* from, nint stride, byte* to, nint pitch)
    {
        Vector256<double> a = Vector256.Load((double*)from);
        Vector256<double> b = Vector256.Load((double*)(from + stride));
        Vector256<double> c = Vector256.Load((double*)(from + (2 * stride)));
        Vector256<double> d = Vector256.Load((double*)(from + (3 * stride)));
        Vector256<double> ab02 = Avx.UnpackLow(a, b), ab13 = Avx.UnpackHigh(a, b);
        Vector256<double> cd02 = Avx.UnpackLow(c, d), cd13 = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(ab02, cd02, 0x20).Store((double*)to);
        Avx.Permute2x128(ab13, cd13, 0x20).Store((double*)(to + pitch));
        Avx.Permute2x128(ab02, cd02, 0x31).Store((double*)(to + (2 * pitch)));
        Avx.Permute2x128(ab13, cd13, 0x31).Store((double*)(to + (3 * pitch)));
    }

    // Four elements of eight columns: each register holds four of one column and four of the column four further on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(byte* near, byte* far, nint stride, byte* to, nint pitch)
    {
        Vector256<float> a = Pair(near, far);
        Vector256<float> b = Pair(near + stride, far + stride);
        Vector256<float> c = Pair(near + (2 * stride), far + (2 * stride));
        Vector256<float> d = Pair(near + (3 * stride), far + (3 * stride));
        Vector256<double> ab01 = Avx.UnpackLow(a, b).AsDouble(), ab23 = Avx.UnpackHigh(a, b).AsDouble();
        Vector256<double> cd01 = Avx.UnpackLow(c, d).AsDouble(), cd23 = Avx.UnpackHigh(c, d).AsDouble();
        Avx.UnpackLow(ab01, cd01).Store((double*)to);
        Avx.UnpackHigh(ab01, cd01).Store((double*)(to + pitch));
        Avx.UnpackLow(ab23, cd23).Store((double*)(to + (2 * pitch)));
        Avx.UnpackHigh(ab23, cd23).Store((double*)(to + (3 * pitch)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(byte* near, byte* far)
        => Vector256.Create(Vector128.Load((float*)near), Vector128.Load((float*)far));
}
