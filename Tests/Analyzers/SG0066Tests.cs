namespace StaticGraph.Tests.Analyzers;

/// <summary>Index of another kind.</summary>
public class SG0066Tests
{
    [Theory]
    [InlineData("x[0.5]", "an index is an int")]
    [InlineData("x[3UL]", "an index is an int")]
    [InlineData("x[.., null]", "an axis of length 1 is added by NewAxis")]
    [InlineData("x[new[] { 0, 2 }]", "list the indices where they are used, x[[0, 2]]")]
    [InlineData("x[[0.5, 2]]", "list the indices where they are used, x[[0, 2]]")]
    [InlineData("x[new[] { true, false }]", "a mask is an array of the kernel, as x > 0 is")]
    [InlineData("x[\"n\"]", "an axis is known by its place, as the second is in x[.., 0]")]
    [InlineData("x[x]", "arrays of indices are of ints or longs: convert them, i.Cast<long>()")]
    public async Task Parts_of_arrays(string part, string wayOut)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => {{|SG0066:{part}|}} + x;"));

        Assert.StartsWith($"'{part}': an axis is indexed by numbers, such as 0 and ^1, by lists of them, [0, 2], and by ranges", message, StringComparison.Ordinal);
        Assert.EndsWith("; " + wayOut, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=> @;")]
    [InlineData("{ return @; }")]
    [InlineData("{ var y = @; return y; }")]
    [InlineData("{ NDArray<double> y = @; return y; }")]
    [InlineData("=> NDArray.Sqrt(@);")]
    [InlineData("=> NDArray.Maximum(x, @).Sum();")]
    public Task Wherever_the_part_is_used(string body) =>
        AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) {body.Replace("@", "{|SG0066:x[0.5]|}", StringComparison.Ordinal)}");
}
