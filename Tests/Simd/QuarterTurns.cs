using System.Numerics;

namespace StaticGraph.Tests.Simd;

/// <summary>Angles where a sine or cosine is as small as a double can make it, which takes the most digits of π.</summary>
internal static class QuarterTurns
{
    // As many bits of π after the point as the largest double has before it, and enough for what remains.
    private const int Bits = 1400;

    // Machin: π = 16 artan(1/5) - 4 artan(1/239).
    private static readonly BigInteger Pi = (16 * ArcTangentOfInverse(5)) - (4 * ArcTangentOfInverse(239));

    /// <summary>Of the whole multiples of each power of two, up to 2^53 times it, the one closest to a whole multiple of π/2.</summary>
    public static IReadOnlyList<double> Closest { get; } = [.. Enumerable.Range(-52, 52 + 971).Select(exponent => Math.ScaleB(ClosestMultiple(exponent), exponent))];

    // m 2^e is close to n π/2 where n / m is close to 2^e 2/π, and closest where it is the last convergent whose denominator fits.
    private static double ClosestMultiple(int exponent)
    {
        BigInteger above = BigInteger.One << (Bits + 1 + exponent), below = Pi;
        BigInteger before = BigInteger.One, denominator = BigInteger.Zero;
        while (true)
        {
            BigInteger quotient = BigInteger.DivRem(above, below, out BigInteger rest);
            BigInteger next = (quotient * denominator) + before;
            if (next > BigInteger.One << 53)
            {
                return (double)denominator;
            }

            (above, below, before, denominator) = (below, rest, denominator, next);
        }
    }

    private static BigInteger ArcTangentOfInverse(int x)
    {
        BigInteger power = (BigInteger.One << Bits) / x, sum = power;
        for (int n = 3; !power.IsZero; n += 2)
        {
            power /= -(x * x);
            sum += power / n;
        }

        return sum;
    }
}
