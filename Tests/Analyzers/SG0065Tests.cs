namespace StaticGraph.Tests.Analyzers;

/// <summary>Division of whole numbers.</summary>
public class SG0065Tests
{
    [Theory]
    [InlineData("(", "1 / 2", ") * x", "1.0 / 2")]
    [InlineData("x.Pow(", "1 / 3", ")", "1.0 / 3")]
    [InlineData("x * (", "n / 2", " + 1)", "(double)n / 2")]
    [InlineData("x * (double)(", "n / 2", ")", "(double)n / 2")]
    public Task Quotients_that_become_fractions_too_late(string before, string written, string after, string meant) =>
        AnalyzerCase.VerifyFix("SG0065", Kernel($"{before}{{|SG0065:{written}|}}{after}"), Kernel(before + meant + after));

    [Theory]
    [InlineData("x * (4 / 2)")]
    [InlineData("x * (1.0 / 2)")]
    [InlineData("x * (n / 2.0)")]
    [InlineData("x / 2 / n")]
    [InlineData("x * ((n / 2) & 1)")]
    public Task Quotients_that_lose_nothing(string written) => AnalyzerCase.Verify(Kernel(written));

    [Fact]
    public Task A_whole_quotient_with_a_name() => AnalyzerCase.Verify("""
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x, int n)
        {
            int half = n / 2;
            return x * half;
        }
        """);

    private static string Kernel(string expression) => $"[ArrayKernel] static NDArray<double> F([Shape(\"m\")] NDArray<double> x, int n) => {expression};";
}
