using System.Runtime.CompilerServices;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution.Contractions.Kernels.Packing;

/// <summary>Elements that are computed as they are.</summary>
internal readonly unsafe struct PlainPacking<T> : IPacking<T>
    where T : unmanaged
{
    public static int Size => sizeof(T);

    public static int Parts => 1;

    public static bool IsPlain => true;

    public static void PackRows(byte* from, nint rowStride, nint depthStride, int rows, int depth, T* to, int pitch)
    {
        int done = depthStride == sizeof(T) ? Transpose(from, rowStride, rows, depth, to, pitch) : 0;
        PackEach(from + (done * depthStride), rowStride, depthStride, rows, depth - done, to + (done * pitch), pitch);
    }

    public static void PackColumns(byte* from, nint rowStride, nint depthStride, int rows, int depth, T* to, int pitch)
        => PackRows(from, rowStride, depthStride, rows, depth, to, pitch);

    public static void Load(byte* from, nint stride, int count, T* to)
    {
        for (int i = 0; i < count; i++, from += stride)
        {
            to[i] = *(T*)from;
        }
    }

    public static void Store(T* from, byte* to, nint stride, int count)
    {
        for (int i = 0; i < count; i++, to += stride)
        {
            *(T*)to = from[i];
        }
    }

    // Returns the steps of the depth that are done.
    private static int Transpose(byte* from, nint rowStride, int rows, int depth, T* to, int pitch)
    {
        int whole = depth & -4;
        if (!TileTranspose.IsSupported || rows % (sizeof(T) == 8 ? 4 : 8) != 0)
        {
            return 0;
        }

        int done = sizeof(T) == 8
            ? TileTranspose.Run8(from, rowStride, whole, rows, (byte*)to, pitch * sizeof(T))
            : TileTranspose.Run4(from, rowStride, whole, rows, (byte*)to, pitch * sizeof(T));
        return done == rows ? whole : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackEach(byte* from, nint rowStride, nint depthStride, int rows, int depth, T* to, int pitch)
    {
        for (int d = 0; d < depth; d++, from += depthStride, to += pitch)
        {
            byte* element = from;
            for (int r = 0; r < rows; r++, element += rowStride)
            {
                to[r] = *(T*)element;
            }
        }
    }
}
