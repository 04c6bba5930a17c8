namespace StaticGraph.Tests.Analyzers;

/// <summary>A number is no array.</summary>
public class SG0054Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x)
        {
            NDArray<double> s = {|SG0054:0|};
            return s + x;
        }
        """;

    [Fact]
    public async Task Numbers_as_arrays()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("first term", StringComparison.Ordinal));
    }
}
