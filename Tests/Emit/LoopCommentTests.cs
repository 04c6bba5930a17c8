using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Emit;

/// <summary>What stands above a loop is what it computes.</summary>
public class LoopCommentTests
{
    [Theory]
    [InlineData("x + 2 * x", "result = x + (2 * x)")]
    [InlineData("x * -2", "result = x * (-2)")]
    [InlineData("-(x * s)", "result = -(x * s)")]
    [InlineData("x / (s + 1)", "result = x / (s + 1)")]
    [InlineData("x.Sum()", "result = sumX")]
    [InlineData("x.Mean(1)", "result = sumX / m")]
    [InlineData("x.Mean()", "result = sumX / (m*n)")]
    [InlineData("x.Var(0, ddof: 1)", "result = deviationsX / max(n - 1, 0)")]
    [InlineData("x.Std()", "result = Sqrt(deviationsX / (m*n))")]
    public void A_loop_says_what_it_computes(string expression, string comment)
    {
        var kernels = CompiledKernels.FromMethods($"""[ArrayKernel] public static NDArray<double> F([Shape("n", "m")] NDArray<double> x, double s) => {expression};""");
        string[] lines = Assert.Single(kernels.Sources.Values, source => source.Contains("FPlan", StringComparison.Ordinal)).Split('\n');

        // The loops of all variants compute the same.
        Assert.All(lines.Where(line => line.StartsWith("        // result = ", StringComparison.Ordinal)), line => Assert.Equal(comment, line[11..]));
        Assert.Contains("        // " + comment, lines);
    }
}
