namespace StaticGraph.Tests.Analyzers;

/// <summary>Type of a kernel is not partial.</summary>
public class SG0021Tests
{
    private const string Source = """
        using StaticGraph;

        public static class {|SG0021:K|}
        {
            [ArrayKernel]
            private static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 1;
        }
        """;

    [Fact]
    public async Task Types_that_are_not_partial()
    {
        string[] messages = await AnalyzerCase.VerifyFile(Source);

        Assert.Contains(messages, m => m.Contains("'K' must be partial", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFileFix(
        "SG0021",
        Source,
        """
        using StaticGraph;

        public static partial class K
        {
            [ArrayKernel]
            private static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 1;
        }
        """);
}
