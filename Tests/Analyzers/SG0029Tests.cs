namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel without arrays or lengths.</summary>
public class SG0029Tests
{
    private const string Source = """
        [ArrayKernel]
        static double {|SG0028:{|SG0029:Area|}|}(double radius) => Math.PI * radius * radius;
        """;

    [Fact]
    public async Task Kernels_that_take_only_numbers()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("give it the array that it works on", StringComparison.Ordinal));
    }
}
