namespace StaticGraph.Tests.Analyzers;

/// <summary>Dim attribute does not fit.</summary>
public class SG0032Tests
{
    private const string Source = """
        [ArrayKernel, {|SG0032:Dim("m", Max = 10)|}, Dim("n", Max = 5), {|SG0032:Dim("n", Max = 6)|}]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 1;
        """;

    [Fact]
    public async Task Bounds_for_dims_that_are_not_there()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("names it", StringComparison.Ordinal));
    }
}
