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
}
