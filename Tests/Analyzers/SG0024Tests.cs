namespace StaticGraph.Tests.Analyzers;

/// <summary>Parameter cannot be passed like this.</summary>
public class SG0024Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x, ref double {|SG0024:a|}, in double {|SG0024:b|}) => x + a + b;
        """;

    [Fact]
    public async Task Parameters_by_reference()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'ref'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{|SG0024:Split(x, out var low, out var high)|}; return low + high;")]
    [InlineData("NDArray<double> low, high; {|SG0024:Split(x, out low, out high)|}; return low + high;")]
    [InlineData("{|SG0024:Split(x, out _, out _)|}; return x;")]
    public Task Results_that_a_helper_gives_back_through_parameters(string body) =>
        AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) {{ {body} }} static void Split(NDArray<double> x, out NDArray<double> low, out NDArray<double> high) {{ low = x; high = -x; }}");
}
