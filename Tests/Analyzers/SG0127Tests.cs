namespace StaticGraph.Tests.Analyzers;

/// <summary>Lengths do not fit a contraction.</summary>
public class SG0127Tests
{
    private const string Arrays = "[Shape(\"n\", \"m\")] NDArray<double> a, [Shape(\"n\", \"k\")] NDArray<double> b, [Shape(\"n\", \"m\", \"k\")] NDArray<double> c, [Shape(\"k\")] NDArray<double> v";

    [Theory]
    [InlineData("a.Dot(b)", "Dot of shapes (n, m) and (n, k): axis 1 of the first and axis 0 of the second, which are summed, have two lengths, m and n")]
    [InlineData("Dot(a, v)", "Dot of shapes (n, m) and (k): axis 1 of the first and axis 0 of the second, which are summed, have two lengths, m and k")]
    [InlineData("b.Dot(c)", "Dot of shapes (n, k) and (n, m, k): axis 1 of the first and axis 1 of the second, which are summed, have two lengths, k and m")]
    [InlineData("a.T.MatMul(a.T)", "transpose one of them with .T")]
    [InlineData("c[..3].MatMul(c[..2].SwapAxes(1, 2))", "have two lengths, 3 and 2: give them as many matrices, or one")]
    public async Task What_does_not_fit(string call, string expected)
    {
        string[] messages = await AnalyzerCase.VerifyFile($"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ [ArrayKernel] static NDArray<double> F({Arrays}) => {{|SG0127:{call}|}}; }}");

        Assert.Contains(messages, message => message.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MatMul(a, v.Sum())", "write a * b")]
    [InlineData("Cov(c)", "Cov is about 1 or 2 axes, but the array of shape (n, m, k) has 3")]
    [InlineData("CorrCoef(v.Sum())", "CorrCoef is about 1 or 2 axes")]
    public async Task Axes_that_are_not_there(string call, string expected)
    {
        string[] messages = await AnalyzerCase.VerifyFile($"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ [ArrayKernel] static NDArray<double> F({Arrays}) => {{|SG0106:{call}|}}; }}");

        Assert.Contains(messages, message => message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public Task Observations_of_two_arrays() =>
        AnalyzerCase.VerifyFile($"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ [ArrayKernel] static NDArray<double> F({Arrays}) => {{|SG0120:Cov(a, b)|}}; }}");
}
