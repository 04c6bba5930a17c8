using System.Runtime.CompilerServices;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>Copies of rows of any length.</summary>
internal static unsafe class RowCopy
{
    /// <summary>Copies <paramref name="count"/> elements; a single one, the common case of scalar trees, without a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy<T>(T* from, T* to, long count)
    {
        if (count == 1)
        {
            *to = *from;
        }
        else
        {
            Buffer.MemoryCopy(from, to, count * sizeof(T), count * sizeof(T));
        }
    }
}
