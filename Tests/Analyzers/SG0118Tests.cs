namespace StaticGraph.Tests.Analyzers;

/// <summary>Lengths do not fit a movement.</summary>
public class SG0118Tests
{
    [Theory]
    [InlineData("x.Squeeze(1)", "axis 1 has length 3, and only axes of length 1 can be left out")]
    [InlineData("NDArray.BroadcastTo(x, [x.GetLength(0), 4])", "it does not stretch to (n, 4)")]
    [InlineData("NDArray.BroadcastTo(x, 3)", "it does not stretch to (3)")]
    [InlineData("x.Reshape([2, -1, -1])", "one length may be -1")]
    [InlineData("x[..2].Reshape(7)", "it has 6 elements, and (7) has 7")]
    [InlineData("x.Reshape([x.GetLength(0) + 1, -1])", "what the others leave for the length -1 is no sum of lengths")]
    [InlineData("x.Diagonal()", "whether n or 3 is less is not known")]
    [InlineData("x[..2].Diagonal(-3)", "it has no such elements")]
    public async Task What_surely_does_not_fit(string moved, string message)
    {
        string[] messages = await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", 3)] NDArray<double> x) => {{|SG0118:{moved}|}};");

        Assert.Contains(messages, m => m.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x.Squeeze(0)")]
    [InlineData("x.Squeeze()")]
    [InlineData("NDArray.BroadcastTo(x[..1, ..1], [4, x.GetLength(0), 5])")]
    [InlineData("x[..2].Diagonal(2)")]
    [InlineData("x.Reshape([2, -1])")]
    [InlineData("x.Reshape([3, x.GetLength(0)])")]
    [InlineData("x.Reshape([-1])")]
    [InlineData("x.Reshape([7, 5])")]
    [InlineData("x.Reshape([x.GetLength(0), 4])")]
    [InlineData("x.Mean(1).Reshape([2, -1])")]
    public Task What_depends_on_lengths_is_left_for_the_binding(string moved)
        => AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", 3)] NDArray<double> x) => {moved};");
}
