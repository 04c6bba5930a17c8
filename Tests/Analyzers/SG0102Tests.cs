namespace StaticGraph.Tests.Analyzers;

/// <summary>Axis out of range.</summary>
public class SG0102Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0102:x.Sum(1)|};
        """;

    [Fact]
    public async Task Axes_that_do_not_exist()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("Axis 1", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("rank 1", StringComparison.Ordinal));
    }
}
