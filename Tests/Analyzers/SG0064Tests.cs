namespace StaticGraph.Tests.Analyzers;

/// <summary>Comparison with NaN.</summary>
public class SG0064Tests
{
    [Theory]
    [InlineData("x == double.NaN", "NDArray.IsNaN(x)")]
    [InlineData("double.NaN != x", "!NDArray.IsNaN(x)")]
    [InlineData("x * 2 == (0.0 / 0.0)", "NDArray.IsNaN(x * 2)")]
    public Task Equality(string written, string meant) => AnalyzerCase.VerifyFix("SG0064", Kernel($"{{|SG0064:{written}|}}"), Kernel(meant));

    [Theory]
    [InlineData("x < double.NaN", "false")]
    [InlineData("double.NaN >= x", "false")]
    [InlineData("x != double.NaN", "true")]
    public async Task Every_comparison_says_what_it_gives(string written, string result)
    {
        string message = Assert.Single(await AnalyzerCase.Verify(Kernel($"{{|SG0064:{written}|}}")));

        Assert.StartsWith($"'{written}' is {result} for every element", message, StringComparison.Ordinal);
    }

    private static string Kernel(string expression) => $"[ArrayKernel] static NDArray<bool> F([Shape(\"n\")] NDArray<double> x) => {expression};";
}
