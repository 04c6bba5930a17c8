using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>Counts how many elements have each value of a digit, as it is stored: of 16 bits, or the whole of an element of 8.</summary>
internal static unsafe class DigitCounts
{
    /// <summary>Counts the highest digit of every element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddHighest(long* counts, byte* data, int size, long count)
    {
        if (size == 1)
        {
            for (long i = 0; i < count; i++)
            {
                counts[data[i]]++;
            }

            return;
        }

        // The highest bytes come last.
        byte* digit = data + size - sizeof(ushort);
        long left = count;
        for (; left >= 4; left -= 4, digit += 4 * size)
        {
            counts[*(ushort*)digit]++;
            counts[*(ushort*)(digit + size)]++;
            counts[*(ushort*)(digit + (2 * size))]++;
            counts[*(ushort*)(digit + (3 * size))]++;
        }

        for (; left > 0; left--, digit += size)
        {
            counts[*(ushort*)digit]++;
        }
    }

    /// <summary>Counts the digit at byte <paramref name="digit"/> of those elements whose bits in <paramref name="mask"/> are <paramref name="prefix"/>: few, mostly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWith<T>(long* counts, T* data, long count, T mask, T prefix, int digit)
        where T : unmanaged, IBinaryInteger<T>
    {
        Vector256<T> masks = Vector256.Create(mask), wanted = Vector256.Create(prefix);
        int width = Vector256<T>.Count;
        long i = 0;
        for (; i <= count - (4 * width); i += 4 * width)
        {
            Vector256<T> a = Vector256.Equals(Vector256.Load(data + i) & masks, wanted), b = Vector256.Equals(Vector256.Load(data + i + width) & masks, wanted);
            Vector256<T> c = Vector256.Equals(Vector256.Load(data + i + (2 * width)) & masks, wanted), d = Vector256.Equals(Vector256.Load(data + i + (3 * width)) & masks, wanted);
            if (((a | b) | (c | d)) != Vector256<T>.Zero)
            {
                uint found = a.ExtractMostSignificantBits() | (b.ExtractMostSignificantBits() << width)
                    | (c.ExtractMostSignificantBits() << (2 * width)) | (d.ExtractMostSignificantBits() << (3 * width));
                AddFound(counts, (byte*)(data + i) + digit, sizeof(T), found);
            }
        }

        for (; i < count; i++)
        {
            counts[*(ushort*)((byte*)(data + i) + digit)] += (data[i] & mask) == prefix ? 1 : 0;
        }
    }

    /// <summary>True where an element is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool HasNaN<T>(T* data, long count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<T> numbers = Vector256<T>.AllBitsSet;
        int width = Vector256<T>.Count;
        long i = 0;
        for (; i <= count - (2 * width); i += 2 * width)
        {
            Vector256<T> a = Vector256.Load(data + i), b = Vector256.Load(data + i + width);
            numbers &= Vector256.Equals(a, a) & Vector256.Equals(b, b);
        }

        bool hasNaN = numbers.ExtractMostSignificantBits() != Vector256<T>.AllBitsSet.ExtractMostSignificantBits();
        for (; i < count; i++)
        {
            hasNaN |= T.IsNaN(data[i]);
        }

        return hasNaN;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddFound(long* counts, byte* digit, int size, uint found)
    {
        while (found != 0)
        {
            counts[*(ushort*)(digit + (BitOperations.TrailingZeroCount(found) * size))]++;
            found &= found - 1;
        }
    }
}
