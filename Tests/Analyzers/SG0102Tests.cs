namespace StaticGraph.Tests.Analyzers;

/// <summary>Axis out of range.</summary>
public class SG0102Tests
{
    [Theory]
    [InlineData("x.Sum(1)")]
    [InlineData("NDArray.Flip(x, 1)")]
    public async Task Axes_that_do_not_exist(string expression)
    {
        string[] messages = await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => {{|SG0102:{expression}|}};");

        Assert.Contains(messages, m => m.Contains("Axis 1", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("rank 1", StringComparison.Ordinal));
    }
}
