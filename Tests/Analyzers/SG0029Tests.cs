namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel without arrays or lengths.</summary>
public class SG0029Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> {|SG0029:F|}(double a) => Arange<double>(10) * a;
        """;

    [Fact]
    public async Task Kernels_that_take_only_numbers()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("Length parameter", StringComparison.Ordinal));
    }
}
