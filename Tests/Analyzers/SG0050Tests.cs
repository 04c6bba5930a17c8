namespace StaticGraph.Tests.Analyzers;

/// <summary>Array types are not promoted.</summary>
public class SG0050Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<double> y) => {|SG0050:x * y|};
        """;

    [Fact]
    public async Task Arrays_of_different_types()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("x.Cast<double>()", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("int", "Mean")]
    [InlineData("long", "Std")]
    [InlineData("byte", "Var")]
    [InlineData("bool", "Mean")]
    public async Task Means_of_whole_numbers_as_fractions(string type, string fold)
    {
        foreach (string body in new[] { "=> @;", "{ return (@); }", "{ NDArray<double> m = @; return m; }" })
        {
            string call = $"{{|SG0050:x.{fold}()|}}";
            string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<{type}> x) {body.Replace("@", call, StringComparison.Ordinal)}"));

            Assert.EndsWith("cast an array, e.g. x.Cast<double>()", message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{|SG0050:NDArray.Concatenate([x, y])|}", "y.Cast<double>()")]
    [InlineData("{|SG0050:NDArray.Stack(new[] { x, y }, 0)|}[0]", "y.Cast<double>()")]
    [InlineData("{|SG0050:NDArray.Select([x > 0, x > 1], [x, y], 0)|}", "y.Cast<double>()")]
    [InlineData("({|SG0050:b + 300|}).Cast<double>()", "b.Cast<int>()")]
    [InlineData("({|SG0050:b * -1|}).Cast<double>()", "b.Cast<int>()")]
    public async Task In_lists_and_beside_numbers_that_a_type_has_not(string value, string wayOut)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, [Shape(\"n\")] NDArray<float> y, [Shape(\"n\")] NDArray<byte> b) => {value};"));

        Assert.EndsWith($"cast an array, e.g. {wayOut}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.Var(0, ddof: 1)", "NDArray.Var(x, 0, ddof: 1)")]
    [InlineData("x.Std()", "NDArray.Std(x)")]
    [InlineData("x * 2", "NDArray.Real(x * 2)")]
    public async Task Complex_numbers_as_real_ones(string value, string wayOut)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<System.Numerics.Complex> x) => {{|SG0050:{value}|}};"));

        Assert.EndsWith($"cast an array, e.g. {wayOut}", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Means_of_whole_numbers_among_several_results() =>
        AnalyzerCase.Verify("[ArrayKernel] static (NDArray<double>, NDArray<double>) F([Shape(\"n\")] NDArray<int> x) => ({|SG0050:x.Mean()|}, ({|SG0050:x.Std()|}));");

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0050",
        Source,
        """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<double> y) => x.Cast<double>() * y;
        """);

    [Theory]
    [InlineData("int", "short", "int", "x.Cast<int>() + y")]
    [InlineData("int", "ushort", "short", "x.Cast<int>() + y.Cast<int>()")]
    [InlineData("short", "sbyte", "byte", "x.Cast<short>() + y.Cast<short>()")]
    [InlineData("long", "uint", "int", "x.Cast<long>() + y.Cast<long>()")]
    [InlineData("int", "ushort", "int", "x.Cast<int>() + y")]
    [InlineData("long", "ulong", "int", "x.Cast<long>() + y.Cast<long>()")]
    [InlineData("long", "long", "ulong", "x + y.Cast<long>()")]
    [InlineData("ulong", "uint", "ulong", "x.Cast<ulong>() + y")]
    [InlineData("float", "float", "ushort", "x + y.Cast<float>()")]
    [InlineData("float", "System.Half", "float", "x.Cast<float>() + y")]
    [InlineData("float", "System.Half", "int", "x.Cast<float>() + y.Cast<float>()")]
    public Task Arrays_become_what_holds_both(string result, string x, string y, string meant)
    {
        string kernel = $"[ArrayKernel] static NDArray<{result}> F([Shape(\"n\")] NDArray<{x}> x, [Shape(\"n\")] NDArray<{y}> y) => ";

        return AnalyzerCase.VerifyFix("SG0050", kernel + "{|SG0050:x + y|};", kernel + meant + ";");
    }

    [Theory]
    [InlineData("NDArray<double>", "NDArray<float>", "=> {|SG0050:x + 1|};", "=> (x + 1).Cast<double>();")]
    [InlineData("NDArray<double>", "NDArray<int>", "=> {|SG0050:(NDArray<double>)x|};", "=> x.Cast<double>();")]
    [InlineData("NDArray<double>", "NDArray<int>", "=> {|SG0050:Where(x > 0, 1, 0)|};", "=> Where(x > 0, 1, 0).Cast<double>();")]
    [InlineData("NDArray<double>", "NDArray<bool>", "=> {|SG0050:x.Sum()|};", "=> x.Cast<double>().Sum();")]
    [InlineData("NDArray<double>", "NDArray<byte>", "{ NDArray<double> y = {|SG0050:x|}; return y; }", "{ NDArray<double> y = x.Cast<double>(); return y; }")]
    [InlineData("(NDArray<double>, NDArray<long>)", "NDArray<int>", "=> ({|SG0050:x|}, x.Cast<long>());", "=> (x.Cast<double>(), x.Cast<long>());")]
    public Task Arrays_where_others_are_wanted(string result, string type, string written, string meant)
    {
        string kernel = $"[ArrayKernel] static {result} F([Shape(\"n\")] {type} x) ";

        return AnalyzerCase.VerifyFix("SG0050", kernel + written, kernel + meant);
    }
}
