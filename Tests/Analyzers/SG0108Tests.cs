namespace StaticGraph.Tests.Analyzers;

/// <summary>Shape differs from the declared one.</summary>
public class SG0108Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => {|SG0108:G(x)|};

        [ArrayKernel]
        static NDArray<double> G([Shape("k")] NDArray<double> y) => y + 1;

        [ArrayKernel]
        [return: Shape("n", 3)]
        static NDArray<double> {|SG0108:H|}([Shape("n")] NDArray<double> y) => y + 1;
        """;

    [Fact]
    public async Task Arguments_of_another_shape()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("(n, m)", StringComparison.Ordinal));
    }
}
