namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel does not return an array.</summary>
public class SG0028Tests
{
    private const string Source = """
        [ArrayKernel]
        static double {|SG0028:F|}([Shape("n")] NDArray<double> x) => 1;
        """;

    [Fact]
    public async Task Results_that_are_no_arrays()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'double'", StringComparison.Ordinal));
    }
}
