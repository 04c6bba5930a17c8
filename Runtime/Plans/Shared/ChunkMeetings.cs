using System;

namespace StaticGraph.CompilerServices;

/// <summary>How many pieces blocks that reach over their ends and chunks cut an axis into: pairs of a block and a chunk that meet.</summary>
internal static class ChunkMeetings
{
    /// <summary>
    /// The pairs where every block along <paramref name="length"/> reaches <paramref name="span"/> further than it is long, or less far where that is below 0, and the first element lies at <paramref name="offset"/> in its
    /// chunk. O(log chunk), however many blocks there are.
    /// </summary>
    public static long Count(long length, long block, long span, long chunk, long offset)
    {
        long full = length / block, rest = length % block;
        long last = rest == 0 ? 0 : Touched((full * block) + offset, rest + span, chunk);
        return NumericMemory.SaturatingAdd(NumericMemory.SaturatingAdd(full, last), Quotients(full, chunk, block, offset + block + span - 1) - Quotients(full, chunk, block, offset));
    }

    /// <summary>How many multiples of the block within the axis are edges of chunks, of which the first has lost its first elements.</summary>
    public static long CommonCuts(long length, long block, long chunk, long offset)
    {
        long common = BlockUnits.Lcm(block, chunk);
        if (offset == 0)
        {
            return (length - 1) / common;
        }

        // block * k = -offset (mod chunk) has one solution below chunk / divisor, or none.
        long divisor = block / (common / chunk);
        long modulus = chunk / divisor;
        if (offset % divisor != 0 || modulus > int.MaxValue)
        {
            return 0;
        }

        long first = (modulus - (offset / divisor)) * Inverse(block / divisor % modulus, modulus) % modulus * block;
        return first < length ? 1 + ((length - 1 - first) / common) : 0;
    }

    // By Euclid's algorithm: the number whose product with value leaves 1.
    private static long Inverse(long value, long modulus)
    {
        long inverse = 0, next = 1, rest = modulus, divisor = value;
        while (divisor != 0)
        {
            long quotient = rest / divisor;
            (inverse, next) = (next, inverse - (quotient * next));
            (rest, divisor) = (divisor, rest - (quotient * divisor));
        }

        return inverse < 0 ? inverse + modulus : inverse;
    }

    private static long Touched(long first, long length, long chunk) => ((first + length - 1) / chunk) - (first / chunk) + 1;

    /// <summary>
    /// The sum of <c>(a * i + b) / modulus</c>, rounded down, for i from 0 to count - 1, without its bits above 64: those of a difference of two such sums that fits are right. The
    /// points below a line are counted with the axes exchanged, as Euclid's algorithm goes (the lattice-point count of Graham, Knuth and Patashnik, Concrete Mathematics, 3.5).
    /// </summary>
    internal static long Quotients(long count, long modulus, long a, long b)
    {
        long sum = 0;
        while (count > 0)
        {
            unchecked
            {
                sum += (Triangle(count) * (a / modulus)) + (count * (b / modulus));
            }

            (a, b) = (a % modulus, b % modulus);
            (long greatest, long remainder) = Divide(a, count, b, modulus);
            (count, modulus, a, b) = (greatest, a, modulus, remainder);
        }

        return sum;
    }

    // count (count - 1) / 2.
    private static long Triangle(long count) => unchecked(count % 2 == 0 ? count / 2 * (count - 1) : (count - 1) / 2 * count);

    // (a * count + b) / modulus and what is left. All are below 2^48: the product need not fit.
    private static (long Quotient, long Remainder) Divide(long a, long count, long b, long modulus)
    {
        if (((a | count) >> 31) == 0)
        {
            long value = (a * count) + b;
            return (value / modulus, value % modulus);
        }

        decimal large = ((decimal)a * count) + b, remainder = large % modulus;
        return ((long)((large - remainder) / modulus), (long)remainder);
    }
}
