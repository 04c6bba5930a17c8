namespace StaticGraph.Tests.Analyzers;

/// <summary>A number is no array.</summary>
public class SG0054Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x)
        {
            NDArray<double> s = {|SG0054:0|};
            return s + x;
        }
        """;

    [Fact]
    public async Task Numbers_as_arrays()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("first term", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("double m = {|SG0054:x.Mean()|}; return x - m;", "NDArray<double> m = x.Mean(); return x - m;")]
    [InlineData("bool any = {|SG0054:(x > 0).Any()|}; return Where(any, x, 0);", "NDArray<bool> any = (x > 0).Any(); return Where(any, x, 0);")]
    [InlineData("return x / Norm(x); } static double Norm(NDArray<double> x) { return {|SG0054:Sqrt((x * x).Sum())|};", "return x / Norm(x); } static NDArray<double> Norm(NDArray<double> x) { return Sqrt((x * x).Sum());")]
    public async Task Arrays_as_numbers(string written, string meant)
    {
        const string Kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) { ";
        string[] messages = await AnalyzerCase.Verify(Kernel + written + " }");

        Assert.Contains("An array does not convert to a number: a single element is an array of rank 0, so declare it NDArray<", Assert.Single(messages), StringComparison.Ordinal);
        await AnalyzerCase.VerifyFix("SG0054", Kernel + written + " }", Kernel + meant + " }");
    }

    [Fact]
    public Task A_number_that_is_no_new_one() =>
        AnalyzerCase.Verify("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) { double t = 0; t = {|SG0054:x.Sum()|}; return x * t; }");

    [Theory]
    [InlineData("double", "x - {|SG0054:(double)x.Mean()|}", "x - x.Mean()")]
    [InlineData("float", "{|SG0054:(float)(x / 2).Mean()|}", "(x / 2).Mean().Cast<float>()")]
    public Task Arrays_cast_to_numbers(string result, string written, string meant)
    {
        string kernel = $"[ArrayKernel] static NDArray<{result}> F([Shape(\"n\")] NDArray<double> x) => ";

        return AnalyzerCase.VerifyFix("SG0054", kernel + written + ";", kernel + meant + ";");
    }
}
