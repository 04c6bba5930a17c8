namespace StaticGraph.Tests.Analyzers;

/// <summary>Parameter cannot be passed like this.</summary>
public class SG0024Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x, ref double {|SG0024:a|}, in double {|SG0024:b|}) => x + a + b;
        """;

    [Fact]
    public async Task Parameters_by_reference()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'ref'", StringComparison.Ordinal));
    }
}
