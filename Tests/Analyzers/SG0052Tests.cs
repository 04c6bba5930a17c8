namespace StaticGraph.Tests.Analyzers;

/// <summary>Logic on arrays.</summary>
public class SG0052Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<bool> F([Shape("n")] NDArray<double> x) => {|SG0052:(x > 0) && (x < 1)|};
        """;

    [Fact]
    public async Task Short_circuit_operators()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'&&'", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0052",
        Source,
        """
        [ArrayKernel]
        static NDArray<bool> F([Shape("n")] NDArray<double> x) => (x > 0) & (x < 1);
        """);

    [Fact]
    public Task Chains_of_comparisons() => AnalyzerCase.VerifyFix(
        "SG0052",
        "[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => Where({|SG0052:0 < x + 1 <= 2|}, x, 0);",
        "[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => Where((0 < x + 1) & (x + 1 <= 2), x, 0);");
}
