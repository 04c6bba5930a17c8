using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>Exponentially weighted means and variances where they have closed forms: far from zero, of what does not change, after gaps in which weights underflow.</summary>
public sealed class ExponentialWeightTests
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel]
        static (NDArray<double>, NDArray<double>) Ewm([Shape("n")] NDArray<double> x, double alpha) => (NDArray.EwmMean(x, alpha), NDArray.EwmVar(x, alpha, bias: true));
        """);

    /// <summary>What lies far from zero loses none of its digits, and what does not change has its mean and no variance, to the bit.</summary>
    [Fact]
    public void AVarianceFarFromZeroKeepsItsDigits()
    {
        double[] x = [.. Enumerable.Range(0, 500).Select(i => (double)(i * 37 % 101))], far = [.. x.Select(value => value + (1L << 40))];
        double[] near = Ewm(x, 0.05).Variance, variance = Ewm(far, 0.05).Variance;
        Assert.All(near.Zip(variance).Skip(1), pair => Assert.InRange(pair.Second / pair.First, 1 - 1e-4, 1 + 1e-4));

        (double[] mean, double[] none) = Ewm([.. Enumerable.Repeat(0.1, 200)], 0.07);
        Assert.All(mean, value => Assert.Equal(0.1, value));
        Assert.All(none, value => Assert.Equal(0, value));
    }

    /// <summary>With adjusted weights of 1/2 the mean is (sum of 2^j x[j]) / (2^n - 1), and a step from 0 to 1 has closed forms.</summary>
    [Fact]
    public void WeightsAreThoseOfTheDefinition()
    {
        double[] x = [3, 1, 4, 1, 5, 9, 2, 6], mean = Ewm(x, 0.5).Mean;
        for (int n = 1; n <= x.Length; n++)
        {
            Assert.Equal(x.Take(n).Select((value, j) => value * (1 << j)).Sum() / ((1 << n) - 1), mean[n - 1], 1e-14);
        }
    }

    /// <summary>After a gap in which all weights underflow the next number is the mean; in it the mean stays.</summary>
    [Fact]
    public void AGapThatUnderflowsKeepsTheMean()
    {
        double[] x = [double.NaN, 2, 4, .. Enumerable.Repeat(double.NaN, 3000), 7, double.PositiveInfinity];
        (double[] mean, double[] variance) = Ewm(x, 0.5);

        Assert.Equal(double.NaN, mean[0]);
        Assert.All(mean[2..^2], value => Assert.Equal(10.0 / 3, value, 1e-15));
        Assert.All(variance[2..^2], value => Assert.Equal(8.0 / 9, value, 1e-15));
        Assert.Equal([7, 7], mean[^2..]);
        Assert.Equal([0, 0], variance[^2..]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void AlphaIsCheckedWhenThePlanIsBound(double alpha)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("alpha", () => Ewm([1, 2], alpha));
        Assert.Contains("Ewm: alpha has to be above 0 and at most 1", error.Message, StringComparison.Ordinal);
    }

    private static (double[] Mean, double[] Variance) Ewm(double[] x, double alpha)
    {
        (ReferenceArray[] results, _) = PlanRunner.Run(Kernels.Bind("Ewm", (ArraySource<double>)x, alpha), null);
        return (results[0].Numbers, results[1].Numbers);
    }
}
