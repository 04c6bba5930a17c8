using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// Finds the best element of a row and its place. The best of a piece is folded at the speed of a minimum; only where it is better than what was before,
/// which soon becomes rare, is the piece looked through for it, while it is still in the cache.
/// </summary>
internal static unsafe class RowPlace<T, TOp>
    where TOp : struct, IOrderOp<T>
{
    private const int Piece = 1024;

    /// <summary>
    /// Takes the elements of a row, the first of which has the index <paramref name="first"/>. They may come after such with greater indices, where rows
    /// that follow each other come strip by strip.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(T* best, long* index, T* data, long count, long first)
    {
        for (long start = 0; start < count; start += Piece)
        {
            long length = Math.Min(Piece, count - start), from = first + start;
            T top = RowFold<T, TOp>.Fold(TOp.Identity, data + start, length);
            bool isBetter = TOp.Beats(top, *best);
            if (isBetter || (from < *index && !TOp.Beats(*best, top)))
            {
                long place = from + FirstOf(data + start, length, top);
                *index = isBetter ? place : Math.Min(place, *index);
                *best = top;
            }
        }
    }

    // A NaN equals nothing: it is looked for as what does not equal itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long FirstOf(T* data, long count, T sought)
    {
        Vector256<T> value = Vector256.Create(sought);
        Vector256<T> isNaN = ~Vector256.Equals(value, value);
        int width = Vector256<T>.Count;
        long i = 0;
        for (; i <= count - width; i += width)
        {
            uint found = Matches(Vector256.Load(data + i), value, isNaN);
            if (found != 0)
            {
                return i + BitOperations.TrailingZeroCount(found);
            }
        }

        while (i < count - 1 && (Matches(Vector256.CreateScalarUnsafe(data[i]), value, isNaN) & 1) == 0)
        {
            i++;
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Matches(Vector256<T> elements, Vector256<T> value, Vector256<T> isNaN)
        => (Vector256.Equals(elements, value) | Vector256.AndNot(isNaN, Vector256.Equals(elements, elements))).ExtractMostSignificantBits();
}
