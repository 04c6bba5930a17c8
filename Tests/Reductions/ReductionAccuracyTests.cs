using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Reductions;

/// <summary>The tree is not only reproducible but right: closed forms, to 1e-12 of the size of what is added.</summary>
public class ReductionAccuracyTests
{
    private const int Length = 100_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sums_of_a_geometric_series(bool alongRows)
    {
        double[] data = [.. Enumerable.Range(0, Length).Select(i => Math.Pow(0.999, i))];
        AssertClose((1 - Math.Pow(0.999, Length)) / (1 - 0.999), Reduce(ReductionKind.Sum, data, alongRows), 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Telescoping_products(bool alongRows)
    {
        // (2/1) (3/2) ... ((n+1)/n) = n + 1.
        double[] data = [.. Enumerable.Range(1, Length).Select(i => (i + 1.0) / i)];
        AssertClose(Length + 1, Reduce(ReductionKind.Prod, data, alongRows), 1e-11);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Squared_deviations_of_a_ramp_far_from_zero(bool alongRows)
    {
        // Sum of (i - mean)^2 over 0..n-1 is n (n^2 - 1) / 12; the offset would ruin the textbook formula.
        double[] data = [.. Enumerable.Range(0, Length).Select(i => 1e8 + i)];
        AssertClose(Length * (((double)Length * Length) - 1) / 12, Reduce(ReductionKind.SquaredDeviations, data, alongRows), 1e-12);
    }

    private static double Reduce(ReductionKind kind, double[] data, bool alongRows)
    {
        long[] shape = alongRows ? [1, Length] : [Length, 1], block = alongRows ? [1, 900] : [900, 1];
        return new BlockRun<double>(kind, DType.Double, shape, block, [[alongRows ? 1 : 0]], new Random(1)).Run(data)[0];
    }

    private static void AssertClose(double expected, double actual, double tolerance)
        => Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{actual} is not within {tolerance} of {expected}.");
}
