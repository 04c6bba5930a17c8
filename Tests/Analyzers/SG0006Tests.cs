namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel too large.</summary>
public class SG0006Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x)
        {
            for (int i = 0; i < 5000; i++)
            {
                x = {|SG0006:x + i|};
            }

            return x;
        }
        """;

    [Fact]
    public async Task Loops_that_unroll_to_too_much()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("4096 operations", StringComparison.Ordinal));
    }
}
