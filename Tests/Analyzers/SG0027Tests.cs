namespace StaticGraph.Tests.Analyzers;

/// <summary>Not a shape.</summary>
public class SG0027Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([{|SG0027:Shape("n*m")|}] NDArray<double> x, [{|SG0027:Shape("n+")|}] NDArray<double> y, [{|SG0027:Shape(-1)|}] NDArray<double> z) => x;
        """;

    [Fact]
    public async Task Shapes_that_cannot_be_read()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'n*m'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("affine", StringComparison.Ordinal));
    }
}
