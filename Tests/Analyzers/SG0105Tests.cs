namespace StaticGraph.Tests.Analyzers;

/// <summary>Element type not supported.</summary>
public class SG0105Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0105:x & 1|};
        """;

    [Fact]
    public async Task A_half_has_no_next_one()
    {
        string[] messages = await AnalyzerCase.Verify("[ArrayKernel] static NDArray<Half> F([Shape(\"n\")] NDArray<Half> x) => {|SG0105:NDArray.NextAfter(x, x + (Half)1)|};");

        Assert.Contains(messages, m => m.Contains("NextAfter does not take elements of type Half, but float or double", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Operations_on_other_types()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("And does not take elements of type double", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("long or ulong", StringComparison.Ordinal));
    }
}
