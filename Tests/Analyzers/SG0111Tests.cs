namespace StaticGraph.Tests.Analyzers;

/// <summary>Mean of integers.</summary>
public class SG0111Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<int> F([Shape("n")] NDArray<int> x) => {|SG0111:(x + 1).Mean(0)|};
        """;

    [Fact]
    public async Task Means_of_integers()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("Mean of int", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0111",
        Source,
        """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<int> x) => (x + 1).Cast<double>().Mean(0);
        """);
}
