namespace StaticGraph.Tests.Analyzers;

/// <summary>Not of complex numbers.</summary>
public class SG0125Tests
{
    [Theory]
    [InlineData("double", "x.Cast<double>()", "Cast<double>() is not of complex numbers: a complex number is no real one, take NDArray.Real(x)")]
    [InlineData("bool", "x < x", "Less is not of complex numbers: they have no order, compare NDArray.Real(x) or NDArray.Abs(x)")]
    [InlineData("System.Numerics.Complex", "x.Max()", "Max is not of complex numbers: they have no order")]
    [InlineData("System.Numerics.Complex", "x.Var()", "Var is not of complex numbers: write NDArray.Var(x), which is a double")]
    [InlineData("System.Numerics.Complex", "x.Prod()", "Prod is not of complex numbers: their product is not there")]
    [InlineData("System.Numerics.Complex", "x & x", "And is not of complex numbers: take NDArray.Real(x), NDArray.Imag(x), NDArray.Abs(x) or NDArray.Angle(x)")]
    [InlineData("System.Numerics.Complex", "x.Round()", "Round is not of complex numbers")]
    public async Task What_they_have_not(string result, string body, string message)
    {
        string[] messages = await AnalyzerCase.Verify($$"""
            [ArrayKernel]
            static NDArray<{{result}}> F([Shape("n")] NDArray<System.Numerics.Complex> x) => {|SG0125:{{body}}|};
            """);

        Assert.Contains(messages, m => m.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Maximum(x, x)", "Maximum is not of complex numbers: they have no order")]
    [InlineData("Floor(x)", "Floor is not of complex numbers: take NDArray.Real(x)")]
    [InlineData("Convolve(x, [1, 2])", "Convolve is not of complex numbers")]
    public async Task What_they_have_not_by_a_constraint(string body, string message)
    {
        string[] messages = await AnalyzerCase.Verify($$"""
            [ArrayKernel]
            static NDArray<System.Numerics.Complex> F([Shape("n")] NDArray<System.Numerics.Complex> x) => {|SG0125:NDArray.{{body}}|};
            """);

        Assert.Contains(messages, m => m.Contains(message, StringComparison.Ordinal));
    }
}
