namespace StaticGraph.Tests.Analyzers;

/// <summary>Called kernel has errors.</summary>
public class SG0012Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0012:G(x)|};

        [ArrayKernel]
        static NDArray<double> G([Shape("n")] NDArray<double> x)
        {
            {|SG0001:while|} (true)
            {
            }

            return x;
        }
        """;

    [Fact]
    public async Task Calls_of_a_broken_kernel()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'G'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("SG0001", StringComparison.Ordinal));
    }
}
