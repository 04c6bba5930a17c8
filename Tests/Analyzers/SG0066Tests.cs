namespace StaticGraph.Tests.Analyzers;

/// <summary>Arrays have no indexer.</summary>
public class SG0066Tests
{
    [Theory]
    [InlineData("x[0]")]
    [InlineData("x[.., 1]")]
    [InlineData("x[x > 0]")]
    [InlineData("(x + 1)[^1]")]
    public async Task Parts_of_arrays(string part)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => {{|SG0066:{part}|}} + x;"));

        Assert.StartsWith($"'{part}': an array in a kernel has no elements to ask for", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=> @;")]
    [InlineData("{ return @; }")]
    [InlineData("{ var y = @; return y; }")]
    [InlineData("{ NDArray<double> y = @; return y; }")]
    [InlineData("=> NDArray.Sqrt(@);")]
    [InlineData("=> NDArray.Maximum(x, @).Sum();")]
    public Task Wherever_the_part_is_used(string body) =>
        AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) {body.Replace("@", "{|SG0066:x[0]|}", StringComparison.Ordinal)}");
}
