namespace StaticGraph.Tests.Analyzers;

/// <summary>Loop bounds are not constant.</summary>
public class SG0005Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x, int count)
        {
            for (int i = 0; {|SG0005:i < count|}; i++)
            {
                x = x + i;
            }

            {|SG0005:for|} (;;)
            {
            }
        }
        """;

    [Fact]
    public async Task Bounds_that_only_a_run_knows()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("condition", StringComparison.Ordinal));
    }
}
