namespace StaticGraph.Tests.Analyzers;

/// <summary>Method unknown to the compiler.</summary>
public class SG0002Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x + {|SG0002:"abc".IndexOf('a')|};
        """;

    [Fact]
    public async Task Methods_that_are_not_static()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'IndexOf'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("no static method", StringComparison.Ordinal));
    }
}
