namespace StaticGraph.Tests.Analyzers;

/// <summary>No body to read.</summary>
public class SG0009Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x + {|SG0009:GC.CollectionCount(0)|};
        """;

    [Fact]
    public async Task Methods_of_other_assemblies()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'CollectionCount'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("System", StringComparison.Ordinal));
    }
}
