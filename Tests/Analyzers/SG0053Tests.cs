namespace StaticGraph.Tests.Analyzers;

/// <summary>Function of single numbers.</summary>
public class SG0053Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0053:Math.Sqrt(x)|};
        """;

    [Fact]
    public async Task Math_on_arrays()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("NDArray.Sqrt(x)", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0053",
        Source,
        """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => NDArray.Sqrt(x);
        """);
}
