namespace StaticGraph.Tests.Analyzers;

/// <summary>Index string does not fit.</summary>
public class SG0128Tests
{
    [Theory]
    [InlineData("\"ij,jk->il\", a, b", "Einsum(\"ij,jk->il\") of shapes (n, m), (m, k): no operand has the index 'l' of the result")]
    [InlineData("\"ij,jk->ii\", a, b", "the result has the index 'i' twice")]
    [InlineData("\"ijk,kl->il\", a, b", "'ijk' has 3 indices, and operand 1 of shape (n, m) has 2 axes: give each axis an index")]
    [InlineData("\"ij,j\", a, b", "'j' has 1 index, and operand 2 of shape (m, k) has 2 axes: give each axis an index, or write '...' for those that have none")]
    [InlineData("\"...ijk,jk\", a, b", "'...ijk' has 3 indices, and operand 1")]
    [InlineData("\"ij,jk->ik\", a", "of shape (n, m): the text has 2 operands, and 1 array is given")]
    [InlineData("\"ij\", a, b", "the text has 1 operand, and 2 arrays are given")]
    [InlineData("\"i1,1k\", a, b", "'1' is no index")]
    [InlineData("\"ij,jk=>ik\", a, b", "'=' is no index")]
    [InlineData("\"ij->ji->ij\", a", "'-' is no index")]
    [InlineData("\"..j,jk\", a, b", "'...' stands once in an operand")]
    [InlineData("\"...j...,jk\", a, b", "'...' stands once in an operand")]
    [InlineData("\"i...,i...->i\", a, a", "the result has no '...'")]
    public async Task Texts(string arguments, string expected)
    {
        string[] messages = await AnalyzerCase.VerifyFile(
            $"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ [ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> a, [Shape(\"m\", \"k\")] NDArray<double> b) => {{|SG0128:Einsum({arguments})|}}; }}");

        Assert.Contains(messages, message => message.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{|SG0127:Einsum(\"ij,kj\", a, b)|}", "Einsum(\"ij,kj\") of shapes (n, m), (m, k): the axes of index 'j' have two lengths, m and k")]
    [InlineData("{|SG0127:Einsum(\"ii->i\", a)|}", "the axes of index 'i' have two lengths, n and m")]
    [InlineData("{|SG0127:Einsum(\"...,...\", a, b)|}", "axes that '...' stands for have two lengths, n and m")]
    [InlineData("{|SG0127:TensorDot(a, b)|}", "TensorDot of shapes (n, m) and (m, k): axis 0 of the first and axis 0 of the second, which are summed, have two lengths, n and m")]
    [InlineData("{|SG0127:TensorDot(a, b, 3)|}", "give a number from 0 to that of the axes they have")]
    [InlineData("{|SG0127:TensorDot(a, b, [0, 1], 0)|}", "2 axes of the first array are summed with 1 of the second")]
    [InlineData("{|SG0127:TensorDot(a, b, 0, [0, 1])|}", "1 axis of the first array is summed with 2 of the second")]
    [InlineData("{|SG0102:TensorDot(a, b, 2, 0)|}", "Axis 2 of TensorDot is outside shape (n, m)")]
    [InlineData("{|SG0127:Inner(a, b)|}", "Inner of shapes (n, m) and (m, k): axis 1 of the first and axis 1 of the second")]
    [InlineData("{|SG0127:VDot(a[..2, ..3], b[..2, ..2])|}", "6 and 4")]
    [InlineData("Einsum({|SG0003:text|}, a)", "'text' lives outside the kernel")]
    [InlineData("{|SG0128:Einsum<double>(\"ij\")|}", "there is no array")]
    public async Task What_does_not_fit(string call, string expected)
    {
        string[] messages = await AnalyzerCase.VerifyFile(
            $"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ static readonly string text = \"ij\"; [ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> a, [Shape(\"m\", \"k\")] NDArray<double> b) => {call}; }}");

        Assert.Contains(messages, message => message.Contains(expected, StringComparison.Ordinal));
    }
}
