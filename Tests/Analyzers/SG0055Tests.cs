namespace StaticGraph.Tests.Analyzers;

/// <summary>'^' is exclusive or.</summary>
public class SG0055Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0055:{|SG0105:x ^ 2|}|};
        """;

    [Fact]
    public async Task Powers_with_a_caret()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("x.Pow(2)", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0055",
        Source,
        """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x.Pow(2);
        """);

    [Theory]
    [InlineData("k ^ 2", "k * k")]
    [InlineData("1 + k ^ 3", "1 + (k * k * k)")]
    public Task Powers_of_whole_numbers(string written, string meant) => AnalyzerCase.VerifyFix("SG0055", WholeKernel($"{{|SG0055:{written}|}}"), WholeKernel(meant));

    [Fact]
    public Task Powers_of_any_whole_numbers() => AnalyzerCase.VerifyFix(
        "SG0055",
        WholeKernel("{|SG0055:k ^ 2|}").Replace("NDArray<int>", "NDArray<ushort>", StringComparison.Ordinal),
        WholeKernel("k * k").Replace("NDArray<int>", "NDArray<ushort>", StringComparison.Ordinal));

    [Theory]
    [InlineData("k ^ 0x02")]
    [InlineData("k ^ bits")]
    [InlineData("k ^ k")]
    public Task Bits(string written) => AnalyzerCase.Verify(WholeKernel(written));

    private static string WholeKernel(string expression) => $"[ArrayKernel] static NDArray<int> F([Shape(\"n\")] NDArray<int> k, int bits) => {expression};";
}
