namespace StaticGraph.Tests.Analyzers;

/// <summary>Type cannot be a kernel's parameter.</summary>
public class SG0025Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x, string {|SG0025:name|}, [Shape("n")] NDArray<char> {|SG0025:y|}) => x;
        """;

    [Fact]
    public async Task Parameters_of_other_types()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'string'", StringComparison.Ordinal));
    }
}
