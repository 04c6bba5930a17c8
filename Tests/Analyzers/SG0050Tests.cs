namespace StaticGraph.Tests.Analyzers;

/// <summary>Array types are not promoted.</summary>
public class SG0050Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<double> y) => {|SG0050:x * y|};
        """;

    [Fact]
    public async Task Arrays_of_different_types()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("x.Cast<double>()", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0050",
        Source,
        """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<double> y) => x.Cast<double>() * y;
        """);
}
