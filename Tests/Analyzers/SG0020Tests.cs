namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel is not static.</summary>
public class SG0020Tests
{
    private const string Source = """
        using StaticGraph;

        public partial class K
        {
            [ArrayKernel]
            private NDArray<double> {|SG0020:F|}([Shape("n")] NDArray<double> x) => x + 1;
        }
        """;

    [Fact]
    public async Task Instance_methods()
    {
        string[] messages = await AnalyzerCase.VerifyFile(Source);

        Assert.Contains(messages, m => m.Contains("'F' must be static", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFileFix(
        "SG0020",
        Source,
        """
        using StaticGraph;

        public partial class K
        {
            [ArrayKernel]
            private static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 1;
        }
        """);
}
