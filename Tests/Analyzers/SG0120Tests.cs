namespace StaticGraph.Tests.Analyzers;

/// <summary>Parts do not fit.</summary>
public class SG0120Tests
{
    [Theory]
    [InlineData("Concatenate([x, y])", "shapes (n, 3) and (n, 4) do not fit")]
    [InlineData("Concatenate([x, y], -2)", "one shape but for axis 0")]
    [InlineData("Concatenate([x, x[0]])", "shapes (n, 3) and (3) do not fit")]
    [InlineData("Concatenate([x.Sum(), y.Sum()])", "one axis is needed")]
    [InlineData("Stack([x, y])", "arrays that are stacked have one shape")]
    [InlineData("Roll(x, 1)", "name those along which it goes round")]
    [InlineData("Pad(x, [1, 2, 3])", "3 widths for the 2 axes")]
    [InlineData("Pad(x, (0, -1))", "a width below 0")]
    [InlineData("Pad(x, [0, 3], PadMode.Reflect)", "axis 1 of length 3 has fewer elements than a width of 3 needs (Reflect): 4 or more")]
    [InlineData("Pad(y, [0, (5, 1)], PadMode.Wrap)", "a width of 5 needs (Wrap): 5 or more")]
    [InlineData("Pad(x[..0], 1, PadMode.Edge)", "axis 0 of length 0 has fewer elements")]
    public async Task What_does_not_fit(string call, string expected)
    {
        string[] messages = await AnalyzerCase.VerifyFile(
            $"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ [ArrayKernel] static NDArray<double> F([Shape(\"n\", 3)] NDArray<double> x, [Shape(\"n\", 4)] NDArray<double> y) => {{|SG0120:{call}|}}; }}");

        Assert.Contains(messages, message => message.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var places = {|SG0001:NonZero(x)|}; return x;", "NonZero without a name for each of its arrays")]
    [InlineData("var (i, j, k) = {|SG0120:NonZero(x)|}; return x;", "has 2 axes: give each of them a name, from 2 on, or write FlatNonZero(x)")]
    [InlineData("var (a, b) = {|SG0120:Split(x, 2, 1)|}; return a;", "has no 2 parts of equal length")]
    [InlineData("var (a, b) = {|SG0120:Split(x, 0)|}; return x;", "falls into one part or more")]
    public async Task What_does_not_fall_into_parts(string body, string expected)
    {
        string[] messages = await AnalyzerCase.VerifyFile($"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ [ArrayKernel] static NDArray<double> F([Shape(\"n\", 3)] NDArray<double> x) {{ {body} }} }}");

        Assert.Contains(messages, message => message.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pad(x, {|SG0011:k|})")]
    [InlineData("Roll(x, {|SG0011:k|}, 0)")]
    public async Task What_is_not_known_when_the_kernel_is_compiled(string call) => await AnalyzerCase.VerifyFile(
        $"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ [ArrayKernel] static NDArray<double> F([Shape(\"n\", 3)] NDArray<double> x, int k) => {call}; }}");
}
