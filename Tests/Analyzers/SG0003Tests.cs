namespace StaticGraph.Tests.Analyzers;

/// <summary>State outside the kernel.</summary>
public class SG0003Tests
{
    private const string Source = """
        private const double Half = 0.5;
        private static double s_scale = 2;
        private static double Scale => 2;

        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x * Half * {|SG0003:s_scale|} * {|SG0003:Scale|};
        """;

    [Fact]
    public async Task Fields_and_properties()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'s_scale'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("parameter or a const", StringComparison.Ordinal));
    }
}
