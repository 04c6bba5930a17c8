using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>Counts elements that are not zero. A NaN is not; both zeros of floating point are.</summary>
internal static unsafe class NonZero<T>
{
    /// <summary>How many of <paramref name="count"/> neighbours are not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Count(T* data, long count)
    {
        int width = Vector256<T>.Count;
        long zeros = 0, i = 0;
        for (; i <= count - (4 * width); i += 4 * width)
        {
            zeros += BitOperations.PopCount(Zeros(data + i)) + BitOperations.PopCount(Zeros(data + i + width))
                + BitOperations.PopCount(Zeros(data + i + (2 * width))) + BitOperations.PopCount(Zeros(data + i + (3 * width)));
        }

        for (; i < count; i++)
        {
            zeros += IsZero(data[i]) ? 1 : 0;
        }

        return count - zeros;
    }

    /// <summary>Adds to the total of each column how many of up to 64 rows are not zero; <paramref name="stride"/> is in bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddColumns(long* totals, T* data, nint stride, long rows, long columns)
    {
        long column = sizeof(T) switch
        {
            8 => AddVectors<long>(totals, data, stride, rows, columns),
            4 => AddVectors<int>(totals, data, stride, rows, columns),
            2 => AddVectors<short>(totals, data, stride, rows, columns),
            _ => AddVectors<byte>(totals, data, stride, rows, columns),
        };
        for (; column < columns; column++)
        {
            T* from = data + column;
            for (long row = 0; row < rows; row++, from = (T*)((byte*)from + stride))
            {
                totals[column] += IsZero(*from) ? 0 : 1;
            }
        }
    }

    // Zeros are counted in integers as wide as the elements: a mask that is true is -1.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long AddVectors<TCount>(long* totals, T* data, nint stride, long rows, long columns)
    {
        int width = Vector256<T>.Count;
        long column = 0;
        for (; column <= columns - (4 * width); column += 4 * width)
        {
            Vector256<TCount> a = default, b = default, c = default, d = default;
            T* from = data + column;
            for (long row = 0; row < rows; row++, from = (T*)((byte*)from + stride))
            {
                a -= IsZero(Vector256.Load(from)).As<T, TCount>();
                b -= IsZero(Vector256.Load(from + width)).As<T, TCount>();
                c -= IsZero(Vector256.Load(from + (2 * width))).As<T, TCount>();
                d -= IsZero(Vector256.Load(from + (3 * width))).As<T, TCount>();
            }

            AddNonZeros(totals + column, rows, a);
            AddNonZeros(totals + column + width, rows, b);
            AddNonZeros(totals + column + (2 * width), rows, c);
            AddNonZeros(totals + column + (3 * width), rows, d);
        }

        for (; column <= columns - width; column += width)
        {
            Vector256<TCount> zeros = default;
            T* from = data + column;
            for (long row = 0; row < rows; row++, from = (T*)((byte*)from + stride))
            {
                zeros -= IsZero(Vector256.Load(from)).As<T, TCount>();
            }

            AddNonZeros(totals + column, rows, zeros);
        }

        return column;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddNonZeros<TCount>(long* totals, long rows, Vector256<TCount> zeros)
    {
        if (typeof(TCount) == typeof(long))
        {
            (Vector256.Load(totals) + Vector256.Create(rows) - zeros.AsInt64()).Store(totals);
            return;
        }

        byte* room = stackalloc byte[32];
        zeros.AsByte().Store(room);
        for (int lane = 0; lane < Vector256<TCount>.Count; lane++)
        {
            totals[lane] += rows - (typeof(TCount) == typeof(int) ? ((int*)room)[lane] : typeof(TCount) == typeof(short) ? ((short*)room)[lane] : room[lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Zeros(T* data) => IsZero(Vector256.Load(data)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> IsZero(Vector256<T> elements) => Vector256.Equals(elements, Vector256<T>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsZero(T element) => (Vector128.Equals(Vector128.CreateScalar(element), Vector128<T>.Zero).ExtractMostSignificantBits() & 1) != 0;
}
