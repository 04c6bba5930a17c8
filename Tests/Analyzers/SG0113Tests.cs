namespace StaticGraph.Tests.Analyzers;

/// <summary>Index out of range.</summary>
public class SG0113Tests
{
    [Theory]
    [InlineData("x[.., 4]", "4 is outside axis 1, of length 4")]
    [InlineData("x[.., ^5]", "^5 is outside axis 1, of length 4")]
    [InlineData("x[.., ^0]", "^0 is outside axis 1, of length 4")]
    [InlineData("x[.., -5]", "^5 is outside axis 1, of length 4")]
    [InlineData("x[.., ..5]", "..5 is outside axis 1, of length 4")]
    [InlineData("x[.., 3..2]", "3..2 is outside axis 1, of length 4")]
    [InlineData("x[1..0]", "1..0 is outside axis 0, of length n")]
    [InlineData("x[^1..^2]", "^1..^2 is outside axis 0, of length n")]
    [InlineData("x[1.., ..3][.., 3]", "3 is outside axis 1, of length 3")]
    [InlineData("NDArray.Diff(x, 5)", "5.. is outside axis 1, of length 4")]
    [InlineData("NDArray.Diff(x, 11, 0)", "11.. is outside axis 0, of length n")]
    [InlineData("x[10]", "10 is outside axis 0, of length n")]
    [InlineData("x[..11]", "..11 is outside axis 0, of length n")]
    [InlineData("x[.., NDArray.Slice(0, 5, 2)]", "Slice(null, 5, 2) is outside axis 1, of length 4")]
    [InlineData("x[.., NDArray.Slice(4, null, -1)]", "Slice(4, null, -1) is outside axis 1, of length 4")]
    [InlineData("x[.., NDArray.Slice(1, 2, -1)]", "Slice(1, 2, -1) is outside axis 1, of length 4")]
    [InlineData("x[.., NDArray.Slice(2, 1)]", "2..1 is outside axis 1, of length 4")]
    [InlineData("x[NDArray.Slice(-11, null, 3)]", "Slice(^11, null, 3) is outside axis 0, of length n")]
    [InlineData("x[.., NDArray.NewAxis, 4]", "4 is outside axis 1, of length 4")]
    [InlineData("x[NDArray.Ellipsis, 4]", "4 is outside axis 1, of length 4")]
    [InlineData("x[x.GetLength(0)]", "GetLength(x, 0) is outside axis 0, of length n")]
    [InlineData("x[NDArray.Slice(x.GetLength(0) + 1, null)]", "GetLength(x, 0) + 1.. is outside axis 0, of length n")]
    [InlineData("x[NDArray.Slice(null, null, 3)][4]", "4 is outside axis 0, of length ceil(n/3)")]
    public async Task What_is_surely_outside_the_array(string part, string message)
    {
        string[] messages = await AnalyzerCase.Verify($"[ArrayKernel, Dim(\"n\", Max = 10)] static NDArray<double> F([Shape(\"n\", 4)] NDArray<double> x) => {{|SG0113:{part}|}};");

        Assert.Contains(messages, m => m.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x[9]")]
    [InlineData("x[3..]")]
    [InlineData("x[^10..]")]
    [InlineData("x[..10, 4..]")]
    [InlineData("x[1..^1, ^4]")]
    [InlineData("x[NDArray.Slice(9, 1, -3), NDArray.Slice(4, 4, 2)]")]
    [InlineData("x[NDArray.Slice(null, null, 3)][3]")]
    public Task What_depends_on_lengths_is_left_for_the_binding(string part)
        => AnalyzerCase.Verify($"[ArrayKernel, Dim(\"n\", Max = 10)] static NDArray<double> F([Shape(\"n\", 4)] NDArray<double> x) => {part};");
}
