namespace StaticGraph.Tests.Analyzers;

/// <summary>Lengths do not fit.</summary>
public class SG0101Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x, [Shape("n")] NDArray<double> y) => {|SG0101:x + y|};
        """;

    [Fact]
    public async Task Lengths_that_never_agree()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("(n, m)", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("m and n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x - {0}", "x.Mean(1)", "let Mean keep the axes that it folds, with keepDims: true, so that its shape is (day, 1)", "x.Mean(1, keepDims: true)")]
    [InlineData("{0} + x", "Sqrt(x.Max(\"stock\") + 1e-9)", "let Max keep the axes that it folds, with keepDims: true, so that its shape is (day, 1)", "Sqrt(x.Max(\"stock\", keepDims: true) + 1e-9)")]
    [InlineData("x * {0}", "x.T", "transpose one of them with .T", "x.T.T")]
    public async Task The_way_out_fits(string expression, string written, string wayOut, string meant)
    {
        string kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"day\", \"stock\")] NDArray<double> x) => ";

        string message = Assert.Single(await AnalyzerCase.Verify($"{kernel}{{|SG0101:{expression.Replace("{0}", written, StringComparison.Ordinal)}|}};"));
        Assert.EndsWith(wayOut, message, StringComparison.Ordinal);

        await AnalyzerCase.Verify($"{kernel}{expression.Replace("{0}", meant, StringComparison.Ordinal)};");
    }

    [Fact]
    public async Task A_parameter_with_fewer_axes()
    {
        const string Kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"day\", \"stock\")] NDArray<double> x, ";

        string message = Assert.Single(await AnalyzerCase.Verify(Kernel + "[Shape(\"day\")] NDArray<double> y) => {|SG0101:x * y|};"));
        Assert.EndsWith("an array of shape (day, 1) would fit: declare it so, and bind it to source.Reshape(...)", message, StringComparison.Ordinal);

        await AnalyzerCase.Verify(Kernel + "[Shape(\"day\", 1)] NDArray<double> y) => x * y;");
    }
}
