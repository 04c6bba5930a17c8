namespace StaticGraph.Tests.Analyzers;

/// <summary>Scalar expression not supported.</summary>
public class SG0010Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x, int a) => x * (double){|SG0010:(decimal)a|};
        """;

    [Fact]
    public async Task Numbers_that_no_text_can_express()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("This conversion", StringComparison.Ordinal));
    }
}
