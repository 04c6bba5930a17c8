namespace StaticGraph.Tests.Analyzers;

/// <summary>Axis given twice.</summary>
public class SG0103Tests
{
    [Theory]
    [InlineData("x.Sum([0, \"n\"])")]
    [InlineData("NDArray.Flip(x, [1, -1])")]
    public async Task Axes_given_twice(string expression)
    {
        string[] messages = await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => {{|SG0103:{expression}|}};");

        Assert.Contains(messages, m => m.Contains("given twice", StringComparison.Ordinal));
    }
}
