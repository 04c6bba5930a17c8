namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel does not return an array.</summary>
public class SG0028Tests
{
    private const string Source = """
        [ArrayKernel]
        static double {|SG0028:F|}([Shape("n")] NDArray<double> x) => 1;
        """;

    [Fact]
    public async Task Results_that_are_no_arrays()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'double'", StringComparison.Ordinal) && m.EndsWith("; a single number is an array of rank 0: write NDArray<double>", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("ushort, byte, sbyte or bool", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("float", "NDArray<float>", "x.Mean().Cast<float>()")]
    [InlineData("double?", "NDArray<double>", "x.Mean()")]
    [InlineData("double[]", "NDArray<double>", "x + 1")]
    [InlineData("double[,]", "NDArray<double>", "x + 1")]
    [InlineData("ArraySource<double>", "NDArray<double>", "x + 1")]
    [InlineData("ScalarPlan<bool>", "NDArray<bool>", "(x > 0).Any()")]
    [InlineData("(double Low, double)", "(NDArray<double> Low, NDArray<double>)", "(x.Min(), x.Max())")]
    [InlineData("(NDArray<double>, int @in)", "(NDArray<double>, NDArray<int> @in)", "(x, x.Cast<int>())")]
    public Task What_is_meant(string written, string meant, string body) => AnalyzerCase.VerifyFix(
        "SG0028",
        $"[ArrayKernel] static {written} {{|SG0028:F|}}([Shape(\"n\")] NDArray<double> x) => {body};",
        $"[ArrayKernel] static {meant} F([Shape(\"n\")] NDArray<double> x) => {body};");

    [Theory]
    [InlineData("void", "{ }")]
    [InlineData("string", "=> null!;")]
    [InlineData("NDArray<char>", "=> null!;")]
    [InlineData("(double, string)", "=> (1, null!);")]
    public async Task What_is_not_known_to_be_meant(string written, string body)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static {written} {{|SG0028:F|}}([Shape(\"n\")] NDArray<double> x) {body}"));

        Assert.EndsWith("or bool as T", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Both_parts_of_a_partial_kernel() => AnalyzerCase.VerifyFix(
        "SG0028",
        "[ArrayKernel] private static partial double {|SG0028:F|}([Shape(\"n\")] NDArray<double> x); private static partial double F(NDArray<double> x) => x.Mean();",
        "[ArrayKernel] private static partial NDArray<double> F([Shape(\"n\")] NDArray<double> x); private static partial NDArray<double> F(NDArray<double> x) => x.Mean();");

    [Theory]
    [InlineData("static NDArray<Gone> F([Shape(\"n\")] NDArray<double> x) => x.Mean(0);")]
    [InlineData("static (NDArray<double>, Gone) F([Shape(\"n\")] NDArray<double> x) => (x, x);")]
    [InlineData("static NDArray<double> F([Shape(\"n\")] NDArray<Gone> x) => x.Mean(0);")]
    public Task Types_that_CSharp_does_not_know_are_left_to_it(string kernel) => AnalyzerCase.Verify("[ArrayKernel] " + kernel);

    [Fact]
    public async Task Tuples_in_a_tuple()
    {
        string message = Assert.Single(await AnalyzerCase.Verify("[ArrayKernel] static (NDArray<double> Same, (NDArray<double> P, NDArray<double> Q) Inner) {|SG0028:F|}([Shape(\"n\")] NDArray<double> x) => (x, (x, x));"));

        Assert.EndsWith("or bool as T; give the items of inner tuples one by one", message, StringComparison.Ordinal);
    }
}
