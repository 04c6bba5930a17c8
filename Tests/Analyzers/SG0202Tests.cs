namespace StaticGraph.Tests.Analyzers;

/// <summary>Memory grows without bound.</summary>
public class SG0202Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n", 1)] NDArray<double> x, [Shape("m")] NDArray<double> y)
        {
            var sums = {|SG0202:Sum(x * y, 0)|};
            return sums / sums.Max();
        }
        """;

    [Fact]
    public async Task What_is_held_grows_like_what_is_read()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("8*m bytes", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("grows with m", StringComparison.Ordinal));
    }
}
