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
