namespace StaticGraph.Tests.Analyzers;

/// <summary>Unknown dim.</summary>
public class SG0104Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "n")] NDArray<double> x) => {|SG0104:x.Sum("m")|} + {|SG0104:x.Sum("n")|};
        """;

    [Fact]
    public async Task Dims_that_are_not_there()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'m'", StringComparison.Ordinal));
    }
}
