namespace StaticGraph.Tests.Analyzers;

/// <summary>Dim attribute does not fit.</summary>
public class SG0032Tests
{
    private const string Source = """
        [ArrayKernel, {|SG0032:Dim("m", Max = 10)|}, Dim("n", Max = 5), {|SG0032:Dim("n", Max = 6)|}]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 1;
        """;

    [Fact]
    public async Task Bounds_for_dims_that_are_not_there()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("names it", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("long.MaxValue")]
    [InlineData("281474976710657")]
    public async Task Bounds_beyond_every_array(string max)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel, {{|SG0032:Dim(\"n\", Max = {max})|}}] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x + 1;"));

        Assert.Equal("[Dim(\"n\")]: a length is at most 2^48, which is 281474976710656; without Max it may be any", message);
    }

    [Fact]
    public async Task The_greatest_bound() => await AnalyzerCase.Verify("[ArrayKernel, Dim(\"n\", Max = 281474976710656)] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x + x.Sum();");
}
