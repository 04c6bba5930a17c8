namespace StaticGraph.Tests.Analyzers;

/// <summary>Fold where pairs are meant.</summary>
public class SG0063Tests
{
    [Theory]
    [InlineData("Max(x, 0)", "NDArray.Maximum(x, 0)")]
    [InlineData("NDArray.Min(x, -1)", "NDArray.Minimum(x, -1)")]
    [InlineData("Max(x, 0.5)", "NDArray.Maximum(x, 0.5)")]
    [InlineData("Min(x, y)", "NDArray.Minimum(x, y)")]
    [InlineData("Sum(x, y)", "x + y")]
    [InlineData("Prod(x + 1, y)", "(x + 1) * y")]
    [InlineData("x.Max(y)", "NDArray.Maximum(x, y)")]
    [InlineData("x.Max(0.5)", "NDArray.Maximum(x, 0.5)")]
    public Task Second_arguments_that_are_hardly_axes(string written, string meant) => AnalyzerCase.VerifyFix("SG0063", Kernel($"{{|SG0063:{written}|}}"), Kernel(meant));

    [Theory]
    [InlineData("x.Max(0)")]
    [InlineData("Max(x, axis: 0)")]
    [InlineData("Max(x, \"n\")")]
    [InlineData("Max(x)")]
    [InlineData("Sum(x, 0)")]
    [InlineData("Mean(x, 0)")]
    public Task Axes(string written) => AnalyzerCase.Verify(Kernel(written));

    [Fact]
    public async Task The_message_says_how_an_axis_is_written()
    {
        string message = Assert.Single(await AnalyzerCase.Verify(Kernel("{|SG0063:Max(x, 0)|}")));

        Assert.Equal("'Max' folds axes of one array away: for each pair of elements write NDArray.Maximum(x, 0); if the axis is meant, write x.Max(0)", message);
    }

    private static string Kernel(string expression) => $"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, [Shape(\"n\")] NDArray<double> y) => {expression};";
}
