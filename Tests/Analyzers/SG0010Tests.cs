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

        Assert.Contains(messages, m => m.StartsWith("A number of type decimal cannot be used in a scalar expression: compute it before", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nameof(x).Length")]
    [InlineData("\"abc\".Length")]
    public async Task Properties_of_texts(string number)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x * {{|SG0010:{number}|}};"));

        Assert.Equal($"'{number}' cannot be used in a scalar expression: compute it before, and pass it as a parameter", message);
    }
}
