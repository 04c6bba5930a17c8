using System.Globalization;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Lengths do not fit.</summary>
public class SG0101Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x, [Shape("n")] NDArray<double> y) => {|SG0101:x + y|};
        """;

    [Fact]
    public async Task Lengths_that_never_agree()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("(n, m)", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("m and n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Weights_of_one_axis_lie_along_the_axis_that_is_folded()
    {
        const string Kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x, [Shape(\"n\")] NDArray<double> w) => ";

        await AnalyzerCase.Verify(Kernel + "NDArray.Average(x, w, 0);");
        string message = Assert.Single(await AnalyzerCase.Verify(Kernel + "{|SG0101:NDArray.Average(x, w, 1)|};"));

        Assert.Contains("(n, m) and (1, n)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x - {0}", "x.Mean(1)", "let Mean keep the axes that it folds, with keepDims: true, so that its shape is (day, 1)", "x.Mean(1, keepDims: true)")]
    [InlineData("{0} + x", "Sqrt(x.Max(\"stock\") + 1e-9)", "let Max keep the axes that it folds, with keepDims: true, so that its shape is (day, 1)", "Sqrt(x.Max(\"stock\", keepDims: true) + 1e-9)")]
    [InlineData("x * {0}", "x.T", "transpose one of them with .T", "x.T.T")]
    public async Task The_way_out_fits(string expression, string written, string wayOut, string meant)
    {
        string kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"day\", \"stock\")] NDArray<double> x) => ";

        string message = Assert.Single(await AnalyzerCase.Verify($"{kernel}{{|SG0101:{expression.Replace("{0}", written, StringComparison.Ordinal)}|}};"));
        Assert.EndsWith(wayOut, message, StringComparison.Ordinal);

        await AnalyzerCase.Verify($"{kernel}{expression.Replace("{0}", meant, StringComparison.Ordinal)};");
    }

    [Theory]
    [InlineData("x - x.Mean(1) / x.Std(1)", "x - x.Mean(1, keepDims: true) / x.Std(1, keepDims: true)", "let Mean keep", "so that its shape is (day, 1), and let Std keep")]
    [InlineData("x - (x.Mean(1) + y)", "x - (x.Mean(1, keepDims: true) + y)", "let Mean keep", "and declare 'y' with shape (day, 1), and bind it to source.Reshape(...)")]
    [InlineData("x * Sqrt(y)", "x * Sqrt(y)", "declare 'y' with shape (day, 1)", "")]
    [InlineData("Where(x > x.Mean(1), x, 0)", "Where(x > x.Mean(1, keepDims: true), x, 0)", "let Mean keep", "so that its shape is (day, 1)")]
    [InlineData("x / (x.Max(1) - x.Min(1)).Cast<double>()", "x / (x.Max(1, keepDims: true) - x.Min(1, keepDims: true)).Cast<double>()", "let Max keep", "and let Min keep")]
    public async Task The_way_out_has_all_edits_that_it_needs(string written, string meant, string first, string last)
    {
        string Kernel(string y, string expression) => $"[ArrayKernel] static NDArray<double> F([Shape(\"day\", \"stock\")] NDArray<double> x, [Shape({y})] NDArray<double> y) => {expression};";

        string message = Assert.Single(await AnalyzerCase.Analyze(KernelSource.Wrap(Kernel("\"day\"", written))), d => d.Id == "SG0101").GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains(first, message, StringComparison.Ordinal);
        Assert.Contains(last, message, StringComparison.Ordinal);

        await AnalyzerCase.Verify(Kernel(message.Contains("declare 'y'", StringComparison.Ordinal) ? "\"day\", 1" : "\"day\"", meant));
    }

    [Theory]
    [InlineData("var mean = x.Mean(1); return (x - mean).Sum(1) / (mean + y);")]
    [InlineData("var mean = x.Mean(1); return (x - mean) + (y - mean).Sum();")]
    [InlineData("return x - Shifted(x.Mean(1), y);")]
    public async Task A_fold_that_others_need_as_it_is_is_left_alone(string body)
    {
        string members = $$"""
            [ArrayKernel] static NDArray<double> F([Shape("day", "stock")] NDArray<double> x, [Shape("day")] NDArray<double> y) { {{body}} }
            [ArrayKernel] static NDArray<double> Shifted([Shape("k")] NDArray<double> a, [Shape("k")] NDArray<double> b) => a + b;
            """;

        string message = Assert.Single(await AnalyzerCase.Analyze(KernelSource.Wrap(members)), d => d.Id == "SG0101").GetMessage(CultureInfo.InvariantCulture);
        Assert.DoesNotContain("keepDims", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_with_fewer_axes()
    {
        const string Kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"day\", \"stock\")] NDArray<double> x, ";

        string message = Assert.Single(await AnalyzerCase.Verify(Kernel + "[Shape(\"day\")] NDArray<double> y) => {|SG0101:x * y|};"));
        Assert.EndsWith("declare 'y' with shape (day, 1), and bind it to source.Reshape(...)", message, StringComparison.Ordinal);

        await AnalyzerCase.Verify(Kernel + "[Shape(\"day\", 1)] NDArray<double> y) => x * y;");
    }
}
