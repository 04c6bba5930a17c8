namespace StaticGraph.Tests.Analyzers;

/// <summary>Literal of another type.</summary>
public class SG0051Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<float> F([Shape("n")] NDArray<float> x) => {|SG0051:2.0 * x|};
        """;

    [Fact]
    public async Task Literals_of_another_type()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("2.0f", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0051",
        Source,
        """
        [ArrayKernel]
        static NDArray<float> F([Shape("n")] NDArray<float> x) => 2.0f * x;
        """);

    [Theory]
    [InlineData("double", "{|SG0051:x * 1.5m|}", "x * 1.5")]
    [InlineData("float", "{|SG0051:1.5m * x|}", "1.5f * x")]
    public Task Decimals(string type, string written, string meant)
    {
        string kernel = $"[ArrayKernel] static NDArray<{type}> F([Shape(\"n\")] NDArray<{type}> x) => ";

        return AnalyzerCase.VerifyFix("SG0051", kernel + written + ";", kernel + meant + ";");
    }
}
