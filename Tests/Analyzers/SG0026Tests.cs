namespace StaticGraph.Tests.Analyzers;

/// <summary>Array parameter without a shape.</summary>
public class SG0026Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F(NDArray<double> {|SG0026:x|}) => x + 1;
        """;

    [Fact]
    public async Task Arrays_without_a_shape()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'x'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("[Shape(\"n\", \"m\")]", StringComparison.Ordinal));
    }
}
