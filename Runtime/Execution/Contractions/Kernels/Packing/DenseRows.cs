using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Contractions.Kernels.Packing;

/// <summary>Packs rows that are neighbours in memory: what one step of the depth has of them is copied to all their panels at once, for memory is read by lines and pages.</summary>
internal static unsafe class DenseRows
{
    // Steps of the depth, which may be a page each.
    private const int StepsAhead = 4;

    /// <summary>Copies <paramref name="depth"/> times <paramref name="panels"/> pieces of as many bytes, a multiple of 16, to panels that lie <paramref name="panelStep"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(byte* from, nint stride, int depth, int panels, byte* to, int bytes, nint panelStep)
    {
        for (int d = 0; d < depth; d++, from += stride, to += bytes)
        {
            byte* source = from, target = to;
            for (int panel = 0; panel < panels; panel++, source += bytes, target += panelStep)
            {
                CopyPiece(source, target, bytes, StepsAhead * stride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyPiece(byte* from, byte* to, int bytes, nint ahead)
    {
        int at = 0;
        for (; at <= bytes - 64; at += 64)
        {
            Ahead.Fetch(from + at + ahead);
            Vector512.Load(from + at).Store(to + at);
        }

        for (; at < bytes; at += 16)
        {
            Vector128.Load(from + at).Store(to + at);
        }
    }
}
