namespace StaticGraph.Tests.Analyzers;

/// <summary>Small integer sum wraps.</summary>
public class SG0110Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<byte> F([Shape("n")] NDArray<byte> x) => {|SG0110:Sum(x)|};
        """;

    [Fact]
    public async Task Sums_of_byte()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("soon wraps", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("ushort")]
    [InlineData("sbyte")]
    public Task Sums_of_others_as_narrow(string type) => AnalyzerCase.VerifyFix(
        "SG0110",
        $"[ArrayKernel] static NDArray<{type}> F([Shape(\"n\")] NDArray<{type}> x) => {{|SG0110:x.Prod()|}};",
        $"[ArrayKernel] static NDArray<long> F([Shape(\"n\")] NDArray<{type}> x) => x.Cast<long>().Prod();");

    [Fact]
    public Task Unchecked_says_that_it_may_wrap() => AnalyzerCase.Verify("""
        [ArrayKernel]
        static NDArray<byte> F([Shape("n")] NDArray<byte> x) => unchecked(Sum(x));
        """);

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0110",
        Source,
        """
        [ArrayKernel]
        static NDArray<long> F([Shape("n")] NDArray<byte> x) => Sum(x.Cast<long>());
        """);
}
