namespace StaticGraph.Tests.Analyzers;

/// <summary>Two plans with one signature.</summary>
public class SG0030Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> {|SG0030:F|}([Shape("n")] NDArray<double> x, long k) => x + k;

        [ArrayKernel]
        static NDArray<double> {|SG0030:F|}([Shape("n")] NDArray<double> x, Length k) => x + k;
        """;

    [Fact]
    public async Task Overloads_that_differ_only_in_Length()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("same signature", StringComparison.Ordinal));
    }
}
