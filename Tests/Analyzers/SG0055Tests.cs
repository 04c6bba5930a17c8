namespace StaticGraph.Tests.Analyzers;

/// <summary>'^' is exclusive or.</summary>
public class SG0055Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0055:{|SG0105:x ^ 2|}|};
        """;

    [Fact]
    public async Task Powers_with_a_caret()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("x.Pow(2)", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0055",
        Source,
        """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x.Pow(2);
        """);
}
