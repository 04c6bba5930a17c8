namespace StaticGraph.Tests.Analyzers;

/// <summary>Index of another kind.</summary>
public class SG0066Tests
{
    [Theory]
    [InlineData("x[x > 0]")]
    [InlineData("x[0.5]")]
    [InlineData("x[new[] { 0, 2 }]")]
    [InlineData("(x + 1)[.., x > 0]")]
    public async Task Parts_of_arrays(string part)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => {{|SG0066:{part}|}} + x;"));

        Assert.StartsWith($"'{part}': an axis is indexed by numbers, such as 0 and ^1, and by ranges", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=> @;")]
    [InlineData("{ return @; }")]
    [InlineData("{ var y = @; return y; }")]
    [InlineData("{ NDArray<double> y = @; return y; }")]
    [InlineData("=> NDArray.Sqrt(@);")]
    [InlineData("=> NDArray.Maximum(x, @).Sum();")]
    public Task Wherever_the_part_is_used(string body) =>
        AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) {body.Replace("@", "{|SG0066:x[x > 0]|}", StringComparison.Ordinal)}");
}
