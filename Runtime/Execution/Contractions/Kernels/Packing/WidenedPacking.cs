using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticGraph.Execution.Contractions.Kernels.Packing;

/// <summary>Whole numbers that are narrower than those computed with: what is beyond their bits is dropped when they are stored.</summary>
internal readonly unsafe struct WidenedPacking<TElement, T> : IPacking<T>
    where TElement : unmanaged, IBinaryInteger<TElement>
    where T : unmanaged, IBinaryInteger<T>
{
    public static int Size => sizeof(TElement);

    public static int Parts => 1;

    public static bool IsPlain => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRows(byte* from, nint rowStride, nint depthStride, int rows, int depth, T* to, int pitch)
    {
        for (int d = 0; d < depth; d++, from += depthStride, to += pitch)
        {
            Load(from, rowStride, rows, to);
        }
    }

    public static void PackColumns(byte* from, nint rowStride, nint depthStride, int rows, int depth, T* to, int pitch)
        => PackRows(from, rowStride, depthStride, rows, depth, to, pitch);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(byte* from, nint stride, int count, T* to)
    {
        for (int i = 0; i < count; i++, from += stride)
        {
            to[i] = T.CreateTruncating(*(TElement*)from);
        }
    }

    public static void Store(T* from, byte* to, nint stride, int count)
    {
        for (int i = 0; i < count; i++, to += stride)
        {
            *(TElement*)to = TElement.CreateTruncating(from[i]);
        }
    }
}
