using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Contractions.Kernels.Packing;

/// <summary>
/// Complex numbers as doubles of twice the depth and twice the columns. A step of the depth is two: the first multiplies the real part of A by (re, im) of B, the second its imaginary part
/// by (-im, re). So the parts of C, side by side as they lie in memory, are the chains <c>fma(ar, br, .), fma(ai, -bi, .)</c> and <c>fma(ar, bi, .), fma(ai, br, .)</c>.
/// </summary>
internal readonly unsafe struct ComplexPacking : IPacking<double>
{
    public static int Size => 2 * sizeof(double);

    public static int Parts => 2;

    public static bool IsPlain => false;

    public static void PackRows(byte* from, nint rowStride, nint depthStride, int rows, int depth, double* to, int pitch)
    {
        if (depthStride == Size)
        {
            PlainPacking<double>.PackRows(from, rowStride, sizeof(double), rows, 2 * depth, to, pitch);
        }
        else
        {
            PackRowsApart(from, rowStride, depthStride, rows, depth, to, pitch);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackColumns(byte* from, nint rowStride, nint depthStride, int rows, int depth, double* to, int pitch)
    {
        Vector128<double> sign = Vector128.Create(-0.0, 0.0);
        for (int d = 0; d < depth; d++, from += depthStride, to += 2 * pitch)
        {
            byte* element = from;
            for (int r = 0; r < rows; r++, element += rowStride)
            {
                Vector128<double> parts = Vector128.Load((double*)element);
                parts.Store(to + (2 * r));
                (Vector128.Shuffle(parts, Vector128.Create(1L, 0)) ^ sign).Store(to + pitch + (2 * r));
            }
        }
    }

    public static void Load(byte* from, nint stride, int count, double* to)
    {
        for (int i = 0; i < count; i++, from += stride)
        {
            Vector128.Load((double*)from).Store(to + (2 * i));
        }
    }

    public static void Store(double* from, byte* to, nint stride, int count)
    {
        for (int i = 0; i < count; i++, to += stride)
        {
            Vector128.Load(from + (2 * i)).Store((double*)to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackRowsApart(byte* from, nint rowStride, nint depthStride, int rows, int depth, double* to, int pitch)
    {
        for (int d = 0; d < depth; d++, from += depthStride, to += 2 * pitch)
        {
            byte* element = from;
            for (int r = 0; r < rows; r++, element += rowStride)
            {
                to[r] = *(double*)element;
                to[pitch + r] = *(double*)(element + sizeof(double));
            }
        }
    }
}
