namespace StaticGraph.Tests.Analyzers;

/// <summary>NumPy name in .NET casing.</summary>
public class SG0057Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x.{|SG0057:std|}(0);
        """;

    [Fact]
    public async Task Names_in_NumPy_casing()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'std' is called 'Std' here", StringComparison.Ordinal));
    }

    // What follows a message compiles.
    [Theory]
    [InlineData("x * x.{|SG0057:shape|}[0]", "'shape' is called 'GetLength(0)' here")]
    [InlineData("x * x.{|SG0057:Length|}", "'Length' is called 'GetLength(axis)' here")]
    public async Task Lengths(string written, string message)
    {
        string[] messages = await AnalyzerCase.Verify("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => " + written + ";");

        Assert.Contains(messages, m => m.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0057",
        Source,
        """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x.Std(0);
        """);

    [Theory]
    [InlineData("x * {|SG0057:np.pi|}", "x * System.Math.PI")]
    [InlineData("x * {|SG0057:pi|}", "x * System.Math.PI")]
    [InlineData("Where(x > 0, x, {|SG0057:np.nan|})", "Where(x > 0, x, double.NaN)")]
    [InlineData("Where(x < {|SG0057:inf|}, x, 0)", "Where(x < double.PositiveInfinity, x, 0)")]
    public Task Constants(string written, string meant)
    {
        const string Kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => ";

        return AnalyzerCase.VerifyFix("SG0057", Kernel + written + ";", Kernel + meant + ";");
    }

    [Theory]
    [InlineData("x.Mean(0, {|SG0057:keepdims|}: true)", "x.Mean(0, keepDims: true)")]
    [InlineData("x.Sum({|SG0057:Axis|}: 0)", "x.Sum(axis: 0)")]
    [InlineData("x.Sum({|SG0057:new[] { 0, 1 }|})", "x.Sum([0, 1])")]
    [InlineData("x.Sum({|SG0057:new int[] { 0 }|})", "x.Sum([0])")]
    public Task Arguments(string written, string meant)
    {
        const string Kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => ";

        return AnalyzerCase.VerifyFix("SG0057", Kernel + written + ";", Kernel + meant + ";");
    }
}
