using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Passes;

public class ExpandPowersTests
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel] static NDArray<double> Square([Shape("n")] NDArray<double> x) => x.Pow(2);
        [ArrayKernel] static NDArray<double> Cube([Shape("n")] NDArray<double> x) => x.Pow(3);
        [ArrayKernel] static NDArray<double> Fourth([Shape("n")] NDArray<double> x) => Pow(x, 4.0);
        [ArrayKernel] static NDArray<double> Fifth([Shape("n")] NDArray<double> x) => x.Pow(5);
        """);

    [Theory]
    [InlineData("Square", 2)]
    [InlineData("Cube", 3)]
    [InlineData("Fourth", 4)]
    [InlineData("Fifth", 5)]
    public void Stays_within_two_ulp_of_the_power(string kernel, double exponent)
    {
        double[] x = [0.0, -0.0, 1, -1, 0.1, -3.7, 1e100, 1e-100, double.NaN, double.PositiveInfinity, double.NegativeInfinity, Math.PI, -Math.E];
        double[] y = ((Plan<double>)Kernels.Bind(kernel, x)).Compute().ToArray();
        for (int i = 0; i < x.Length; i++)
        {
            double expected = Math.Pow(x[i], exponent);
            Assert.True(expected.Equals(y[i]) || Math.Abs(expected - y[i]) <= 2 * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)), $"{kernel}({x[i]:R}) is {y[i]:R}, not {expected:R}");
        }
    }

    [Fact]
    public void Small_whole_exponents_cost_products()
    {
        string cube = Kernels.Sources.Single(file => file.Key.StartsWith("Kernels.Cube", StringComparison.Ordinal)).Value;
        Assert.DoesNotContain("VectorMath.Pow", cube);
        string fifth = Kernels.Sources.Single(file => file.Key.StartsWith("Kernels.Fifth", StringComparison.Ordinal)).Value;
        Assert.Contains("VectorMath.Pow", fifth);
    }
}
