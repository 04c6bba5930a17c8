using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// Finds the best element of each column and its place, some rows at a time. In a group of rows a place is the number of the row, in a lane as wide as an
/// element; it becomes an index when the group is done, and only where a better element was found, which soon becomes rare.
/// </summary>
internal static unsafe class ColumnPlace<T, TOp>
    where TOp : struct, IOrderOp<T>
{
    private const int Side = 4;

    /// <summary>
    /// Takes the elements of up to 64 rows, those of the first of which have the index <paramref name="first"/>, those of the next <paramref name="step"/> more,
    /// after all that came before. <paramref name="stride"/> is in bytes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(T* best, long* indices, T* data, nint stride, long rows, long columns, long first, long step)
    {
        byte* room = stackalloc byte[32];
        int width = Vector256<T>.Count;
        long column = 0;
        for (; column <= columns - (Side * width); column += Side * width)
        {
            T* to = best + column, from = data + column;
            Vector256<T> a = Vector256.Load(to), b = Vector256.Load(to + width), c = Vector256.Load(to + (2 * width)), d = Vector256.Load(to + (3 * width));
            Vector256<T> rowOfA = default, rowOfB = default, rowOfC = default, rowOfD = default, number = default;
            for (long row = 0; row < rows; row++, from = (T*)((byte*)from + stride))
            {
                number += Vector256<T>.One;
                Take(ref a, ref rowOfA, Vector256.Load(from), number);
                Take(ref b, ref rowOfB, Vector256.Load(from + width), number);
                Take(ref c, ref rowOfC, Vector256.Load(from + (2 * width)), number);
                Take(ref d, ref rowOfD, Vector256.Load(from + (3 * width)), number);
            }

            long* places = indices + column;
            Put(to, places, a, rowOfA, first, step, room);
            Put(to + width, places + width, b, rowOfB, first, step, room);
            Put(to + (2 * width), places + (2 * width), c, rowOfC, first, step, room);
            Put(to + (3 * width), places + (3 * width), d, rowOfD, first, step, room);
        }

        for (; column <= columns - width; column += width)
        {
            T* from = data + column;
            Vector256<T> top = Vector256.Load(best + column), rowOf = default, number = default;
            for (long row = 0; row < rows; row++, from = (T*)((byte*)from + stride))
            {
                number += Vector256<T>.One;
                Take(ref top, ref rowOf, Vector256.Load(from), number);
            }

            Put(best + column, indices + column, top, rowOf, first, step, room);
        }

        for (; column < columns; column++)
        {
            T* from = data + column;
            for (long row = 0; row < rows; row++, from = (T*)((byte*)from + stride))
            {
                if (TOp.Beats(*from, best[column]))
                {
                    (best[column], indices[column]) = (*from, first + (row * step));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(ref Vector256<T> best, ref Vector256<T> rowOf, Vector256<T> elements, Vector256<T> number)
    {
        Vector256<T> isBetter = TOp.Beats(elements, best);
        best = Vector256.ConditionalSelect(isBetter, elements, best);
        rowOf = Vector256.ConditionalSelect(isBetter, number, rowOf);
    }

    // Rows are numbered from 1; 0 is where nothing better was found.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* best, long* indices, Vector256<T> elements, Vector256<T> rowOf, long first, long step, byte* room)
    {
        uint found = (~Vector256.Equals(rowOf, Vector256<T>.Zero)).ExtractMostSignificantBits();
        if (found != 0)
        {
            elements.Store(best);
            rowOf.Store((T*)room);
            for (; found != 0; found &= found - 1)
            {
                int lane = BitOperations.TrailingZeroCount(found);
                indices[lane] = first + ((Row(room, lane) - 1) * step);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Row(byte* rows, int lane) => typeof(T) == typeof(double) ? (long)((double*)rows)[lane]
        : typeof(T) == typeof(float) ? (long)((float*)rows)[lane]
        : sizeof(T) == sizeof(long) ? ((long*)rows)[lane]
        : sizeof(T) == sizeof(int) ? ((int*)rows)[lane]
        : sizeof(T) == sizeof(short) ? ((short*)rows)[lane]
        : rows[lane];
}
