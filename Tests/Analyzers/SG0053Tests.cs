namespace StaticGraph.Tests.Analyzers;

/// <summary>Function of single numbers.</summary>
public class SG0053Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0053:Math.Sqrt(x)|};
        """;

    [Fact]
    public async Task Math_on_arrays()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("NDArray.Sqrt(x)", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0053",
        Source,
        """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => NDArray.Sqrt(x);
        """);

    [Theory]
    [InlineData("Sqrt(2.0)", "Math.Sqrt(2.0)")]
    [InlineData("Exp(-a)", "Math.Exp(-a)")]
    [InlineData("sqrt(a)", "Math.Sqrt(a)")]
    [InlineData("arctan2(1.0, a)", "Math.Atan2(1.0, a)")]
    [InlineData("np.exp(a)", "Math.Exp(a)")]
    [InlineData("NDArray.Log(2.0)", "Math.Log(2.0)")]
    [InlineData("max(a, 2)", "Math.Max(a, 2)")]
    [InlineData("Maximum(a, 2.0)", "Math.Max(a, 2.0)")]
    [InlineData("Clip(a, 0.0, 1.0)", "Math.Clamp(a, 0.0, 1.0)")]
    public async Task Functions_of_arrays_on_numbers(string written, string meant)
    {
        const string Kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, double a) => x * ";

        string message = Assert.Single(await AnalyzerCase.Verify($"{Kernel}{{|SG0053:{written}|}};"));

        Assert.Contains($"takes arrays; for single numbers it is {meant}", message, StringComparison.Ordinal);
        await AnalyzerCase.VerifyFix("SG0053", $"{Kernel}{{|SG0053:{written}|}};", $"{Kernel}{meant};");
    }
}
