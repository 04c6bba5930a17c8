using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd;

/// <summary>Counts of what is folded, where there is something; anything else fails.</summary>
internal readonly struct CheckedCount : IIntegerPairs
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply<T>(Vector256<T> left, Vector256<T> count)
    {
        if (Vector256.EqualsAny(count, Vector256<T>.Zero))
        {
            throw new NothingFoldedException();
        }

        return count;
    }
}
