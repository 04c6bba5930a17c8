using System.Globalization;

namespace StaticGraph.Generator.Ops;

/// <summary>The weights of neighbours along an axis, the first of them <paramref name="Before"/> elements before the one in the middle, and what their sum is divided by. <paramref name="Wrong"/> says why there are none; else it is empty.</summary>
internal sealed record Filter(double[] Weights, int Before, double Divisor = 1, string Wrong = "")
{
    /// <summary>More neighbours are refused.</summary>
    public const int Most = 257;

    private const double Truncate = 4;

    /// <summary>Second differences, first ones over two, and what smooths across these.</summary>
    public static Filter Second { get; } = new(new double[] { 1, -2, 1 }, 1);

    /// <summary>The next one less the one before.</summary>
    public static Filter Central { get; } = new(new double[] { -1, 0, 1 }, 1);

    /// <summary>The next one, the one before, and twice the one between.</summary>
    public static Filter Smooth { get; } = new(new double[] { 1, 2, 1 }, 1);

    /// <summary>Means of so many neighbours.</summary>
    public static Filter Uniform(int size) => size is >= 1 and <= Most
        ? new Filter(Enumerable.Repeat(1.0, size).ToArray(), size / 2, size)
        : new Filter(Array.Empty<double>(), 0, Wrong: $"a size of {size.ToString(CultureInfo.InvariantCulture)}: give one from 1 to {Most.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>scipy's weights, exp(-k² / 2σ²) by their sum, as far as 4 σ.</summary>
    public static Filter Gaussian(double sigma)
    {
        double reach = (Truncate * sigma) + 0.5;
        if (!(sigma >= 0 && reach < (Most / 2) + 1))
        {
            return new Filter(Array.Empty<double>(), 0, Wrong: $"a sigma of {sigma.ToString(CultureInfo.InvariantCulture)}: give one from 0 to {((Most / 2) / Truncate).ToString(CultureInfo.InvariantCulture)}");
        }

        int radius = (int)reach;
        decimal[] weights = Enumerable.Range(-radius, (2 * radius) + 1).Select(k => k == 0 ? 1 : Exp(-(k * k / (2 * Exact(sigma) * Exact(sigma))))).ToArray();
        decimal sum = weights.Sum();
        return new Filter(weights.Select(weight => (double)(weight / sum)).ToArray(), radius);
    }

    // In decimal: the same weights wherever a kernel is compiled, which no library's exponential promises. Halved until the series is short.
    private static decimal Exp(decimal x)
    {
        const int Halvings = 8, Terms = 24;
        decimal part = x / (1 << Halvings), sum = 1, term = 1;
        for (int i = 1; i <= Terms; i++)
        {
            term = term * part / i;
            sum += term;
        }

        for (int i = 0; i < Halvings; i++)
        {
            sum *= sum;
        }

        return sum;
    }

    // All digits of a double, of which a conversion keeps 15.
    private static decimal Exact(double number)
    {
        long bits = BitConverter.DoubleToInt64Bits(number);
        int exponent = (int)(bits >> 52) - 1075;
        decimal exact = (bits & ((1L << 52) - 1)) | (1L << 52);
        for (; exponent < 0; exponent++)
        {
            exact /= 2;
        }

        return exact;
    }
}
