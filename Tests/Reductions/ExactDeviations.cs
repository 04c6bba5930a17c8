using System.Numerics;

namespace StaticGraph.Tests.Reductions;

/// <summary>The sum of squared deviations from the mean, in whole numbers: exact, and rounded once.</summary>
internal static class ExactDeviations
{
    // Elements are multiples of 2^-Fraction, and so far from zero that they are below 2^60.
    private const int Fraction = 100;

    public static double Of(IEnumerable<double> elements)
    {
        BigInteger sum = 0, squares = 0;
        long count = 0;
        foreach (double element in elements)
        {
            BigInteger scaled = Scaled(element);
            sum += scaled;
            squares += scaled * scaled;
            count++;
        }

        // n * sum(x^2) - sum(x)^2, over n and the square of the scale.
        BigInteger numerator = (count * squares) - (sum * sum);
        return Math.ScaleB((double)((numerator << 64) / count), -64 - (2 * Fraction));
    }

    private static BigInteger Scaled(double element)
    {
        long bits = BitConverter.DoubleToInt64Bits(element);
        int exponent = (int)(bits >> 52 & 0x7FF) - 1075;
        BigInteger mantissa = (bits & ((1L << 52) - 1)) | 1L << 52;
        Assert.InRange(exponent, -Fraction, 60);
        return (bits < 0 ? -mantissa : mantissa) << (exponent + Fraction);
    }
}
