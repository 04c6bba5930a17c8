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
}
