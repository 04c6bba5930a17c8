namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel exceeds its memory limit.</summary>
public class SG0201Tests
{
    private const string Source = """
        [ArrayKernel(MemoryLimit = "1MiB"), Dim("m", Max = 1_000_000)]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => x - {|SG0201:x.Sum(0)|};
        """;

    [Fact]
    public async Task Bounds_that_need_more_than_the_limit()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("7.63 MiB", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("the limit is 1 MiB", StringComparison.Ordinal));
    }
}
