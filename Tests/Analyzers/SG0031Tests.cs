namespace StaticGraph.Tests.Analyzers;

/// <summary>Not a number of bytes.</summary>
public class SG0031Tests
{
    private const string Source = """
        [{|SG0031:ArrayKernel(MemoryLimit = "much")|}]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 1;
        """;

    [Fact]
    public async Task Limits_that_are_no_sizes()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'much'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("256MiB", StringComparison.Ordinal));
    }
}
