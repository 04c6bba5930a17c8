namespace StaticGraph.Tests.Analyzers;

/// <summary>Function of NDArray not in scope.</summary>
public class SG0060Tests
{
    private const string Source = """
        using StaticGraph;

        public static partial class Kernels
        {
            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0060:Exp|}(x);
        }
        """;

    [Fact]
    public async Task Functions_without_their_using()
    {
        string[] messages = await AnalyzerCase.VerifyFile(Source);

        Assert.Contains(messages, m => m.Contains("add 'using static StaticGraph.NDArray;' to this file", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFileFix(
        "SG0060",
        Source,
        """
        using StaticGraph;
        using static StaticGraph.NDArray;

        public static partial class Kernels
        {
            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> x) => Exp(x);
        }
        """);

    [Theory]
    [InlineData("x.Exp()", "Exp", "NDArray.Exp(x)")]
    [InlineData("x.count_nonzero().Cast<double>()", "count_nonzero", "NDArray.CountNonZero(x).Cast<double>()")]
    [InlineData("(x + 1).log1p()", "log1p", "NDArray.Log1p((x + 1))")]
    [InlineData("x.Maximum(0)", "Maximum", "NDArray.Maximum(x, 0)")]
    public async Task Functions_that_are_no_members(string written, string name, string meant)
    {
        const string Kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => ";

        await AnalyzerCase.VerifyFix("SG0060", $"{Kernel}{written.Replace(name, $"{{|SG0060:{name}|}}", StringComparison.Ordinal)};", $"{Kernel}{meant};");
    }
}
