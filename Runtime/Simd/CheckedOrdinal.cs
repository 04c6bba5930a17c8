using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd;

/// <summary>Ordinals 1 to a count; anything else fails.</summary>
internal readonly struct CheckedOrdinal : IIntegerPairs
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply<T>(Vector256<T> count, Vector256<T> ordinal)
    {
        if (Vector256.LessThanAny(ordinal, Vector256<T>.One) || Vector256.GreaterThanAny(ordinal, count))
        {
            Fail(count, ordinal);
        }

        return ordinal;
    }

    private static void Fail<T>(Vector256<T> count, Vector256<T> ordinal)
    {
        for (int i = 0; i < Vector256<T>.Count; i++)
        {
            Vector256<T> lane = Vector256.Create(ordinal[i]);
            if (Vector256.LessThanAny(lane, Vector256<T>.One) || Vector256.GreaterThanAny(lane, count))
            {
                throw new OrdinalException(Convert.ToInt64((lane - Vector256<T>.One)[0], null), Convert.ToInt64(count[0], null));
            }
        }
    }
}
