namespace StaticGraph.Tests.Analyzers;

/// <summary>Axis given twice.</summary>
public class SG0103Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => {|SG0103:x.Sum([0, "n"])|};
        """;

    [Fact]
    public async Task Axes_given_twice()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("given twice", StringComparison.Ordinal));
    }
}
