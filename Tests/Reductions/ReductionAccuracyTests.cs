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

    // The spread is far below the mean, in the rounding error of whatever is added up naively. 16777210 leaves float no fraction, and 2^24, where its steps widen, is among the values.
    [Theory]
    [InlineData(1e6, 1, 1e-12)]
    [InlineData(16777210, 3, 1e-12)]
    [InlineData(-3e7, 8, 1e-12)]
    public void Deviations_of_floats_far_from_zero(double mean, double spread, double tolerance)
    {
        float[] data = [.. Normal(mean, spread).Select(value => (float)value)];
        double exact = ExactDeviations.Of(data.Select(value => (double)value));
        foreach (bool alongRows in new[] { false, true })
        {
            AssertClose(exact, Reduce(ReductionKind.SquaredDeviations, data, alongRows), tolerance);
        }
    }

    [Theory]
    [InlineData(1e15, 1e-13)]
    [InlineData(-1e15, 1e-13)]
    [InlineData(9007199254740980, 1e-12)]
    [InlineData(0.1, 1e-13)]
    public void Deviations_of_doubles_far_from_zero(double mean, double tolerance)
    {
        double[] data = [.. Enumerable.Range(0, Length).Select(i => mean + (i % 7))];
        double exact = ExactDeviations.Of(data);
        foreach (bool alongRows in new[] { false, true })
        {
            AssertClose(exact, Reduce(ReductionKind.SquaredDeviations, data, alongRows), tolerance);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-3e15)]
    [InlineData(1e-146)]
    [InlineData(1e150)]
    public void Equal_elements_do_not_deviate(double value)
    {
        for (int length = 1; length < 200; length++)
        {
            double[] data = [.. Enumerable.Repeat(value, length)];
            foreach (long[] shape in new long[][] { [1, length], [length, 1] })
            {
                Assert.Equal([0.0], new BlockRun<double, double>(ReductionKind.SquaredDeviations, DType.Double, shape, shape, [[shape[0] == 1 ? 1 : 0]], new Random(1)).Run(data));
            }
        }
    }

    // As in NumPy; the distance of one of them from the mean of all is no number.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Squares_that_overflow_are_infinite(bool alongRows)
    {
        double[] data = [.. Enumerable.Range(0, Length).Select(i => i % 2 == 0 ? 1e200 : -1e200)];
        Assert.Equal(double.PositiveInfinity, Reduce(ReductionKind.SquaredDeviations, data, alongRows));
        data[77] = double.PositiveInfinity;
        Assert.Equal(double.NaN, Reduce(ReductionKind.SquaredDeviations, data, alongRows));
    }

    private static IEnumerable<double> Normal(double mean, double spread)
    {
        var random = new Random(1);
        return Enumerable.Range(0, Length).Select(_ => mean + (spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
    }

    private static double Reduce<T>(ReductionKind kind, T[] data, bool alongRows)
        where T : unmanaged
    {
        long[] shape = alongRows ? [1, Length] : [Length, 1], block = alongRows ? [1, 900] : [900, 1];
        return new BlockRun<T, double>(kind, ReductionCase.TypeOf<T>(), shape, block, [[alongRows ? 1 : 0]], new Random(1)).Run(data)[0];
    }

    private static void AssertClose(double expected, double actual, double tolerance)
        => Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{actual} is not within {tolerance} of {expected}.");
}
