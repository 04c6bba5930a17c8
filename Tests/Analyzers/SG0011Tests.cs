namespace StaticGraph.Tests.Analyzers;

/// <summary>Value must be known at build time.</summary>
public class SG0011Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x, int a, bool keep) => x.Sum({|SG0011:a|}) + x.Sum(0, {|SG0011:keepDims: keep|});
        """;

    [Fact]
    public async Task Axes_that_only_a_run_knows()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'axis'", StringComparison.Ordinal));
    }
}
