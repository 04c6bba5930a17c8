namespace StaticGraph.Tests.Analyzers;

/// <summary>More than a kernel can have.</summary>
public class SG0033Tests
{
    [Fact]
    public async Task Nine_results()
    {
        string types = string.Join(", ", Enumerable.Repeat("NDArray<double>", 9)), values = string.Join(", ", Enumerable.Repeat("x", 9));

        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static ({types}) {{|SG0033:F|}}([Shape(\"n\")] NDArray<double> x) => ({values});"));

        Assert.Equal("Kernel 'F' has 9 results; at most 8 are possible", message);
    }

    [Fact]
    public async Task Thirty_three_axes()
    {
        string axes = string.Join(", ", Enumerable.Repeat("\"n\"", 33));

        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([{{|SG0033:Shape({axes})|}}] NDArray<double> x) => x + 1;"));

        Assert.Equal("The array has 33 axes; at most 32 are possible", message);
    }

    [Fact]
    public async Task As_many_as_there_may_be()
    {
        string types = string.Join(", ", Enumerable.Repeat("NDArray<double>", 8)), values = string.Join(", ", Enumerable.Range(0, 8).Select(i => $"x + {i}"));
        string axes = string.Join(", ", Enumerable.Range(0, 32).Select(i => $"\"n{i}\""));

        await AnalyzerCase.Verify($"[ArrayKernel] static ({types}) F([Shape({axes})] NDArray<double> x) => ({values});");
    }
}
