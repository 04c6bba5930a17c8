namespace StaticGraph.Tests.Analyzers;

/// <summary>NumPy name in .NET casing.</summary>
public class SG0057Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x.{|SG0057:std|}(0);
        """;

    [Fact]
    public async Task Names_in_NumPy_casing()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'std' is called 'Std' here", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0057",
        Source,
        """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x.Std(0);
        """);
}
