namespace StaticGraph.Tests.Analyzers;

/// <summary>Recursion in a kernel.</summary>
public class SG0004Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0004:F(x)|} + A(x);

        private static NDArray<double> A(NDArray<double> x) => B(x);

        private static NDArray<double> B(NDArray<double> x) => {|SG0004:A(x)|};
        """;

    [Fact]
    public async Task Helpers_that_call_themselves()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("calls itself", StringComparison.Ordinal));
    }
}
