namespace StaticGraph.Tests.Analyzers;

/// <summary>Integer sum may wrap.</summary>
public class SG0109Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<int> F([Shape("n")] NDArray<int> x) => {|SG0109:x.Sum()|};
        """;

    [Fact]
    public async Task Sums_of_int()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("wraps as in C#", StringComparison.Ordinal));
    }

    [Fact]
    public Task Unchecked_says_that_it_may_wrap() => AnalyzerCase.Verify("""
        [ArrayKernel]
        static NDArray<int> F([Shape("n")] NDArray<int> x) => unchecked(x.Sum());
        """);

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0109",
        Source,
        """
        [ArrayKernel]
        static NDArray<long> F([Shape("n")] NDArray<int> x) => x.Cast<long>().Sum();
        """);
}
