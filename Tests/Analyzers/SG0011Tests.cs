namespace StaticGraph.Tests.Analyzers;

/// <summary>Value must be known at build time.</summary>
public class SG0011Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x, int a, bool keep) => x.Sum({|SG0011:a|}) + x.Sum(0, {|SG0011:keepDims: keep|});
        """;

    [Fact]
    public async Task Axes_that_only_a_run_knows()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'axis'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lengths_that_only_a_run_knows()
    {
        string[] messages = await AnalyzerCase.Verify("""
            [ArrayKernel]
            static NDArray<double> F(Length n, int k, double stop) => NDArray.Zeros<double>({|SG0011:k|}) + NDArray.Ones<double>({|SG0011:[n, n / 2]|}) + NDArray.Arange({|SG0011:stop|}) + NDArray.Eye<double>(n, n, {|SG0011:k|})
                + NDArray.Arange<double>(0, {|SG0011:stop|}) + NDArray.Arange<double>({|SG0011:stop|}, 9) + NDArray.Arange<double>(0, 9, {|SG0011:n|}) + NDArray.Arange<double>({|SG0011:n * n|});
            """);

        Assert.Contains(messages, m => m.Contains("'shape'", StringComparison.Ordinal) && m.Contains("a parameter of type Length", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("'start'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("'step'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("'stop'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("'k'", StringComparison.Ordinal));
    }
}
