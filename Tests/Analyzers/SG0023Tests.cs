namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel is generic.</summary>
public class SG0023Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<T> {|SG0023:F|}<T>([Shape("n")] NDArray<T> x) where T : unmanaged => x;
        """;

    [Fact]
    public async Task Kernels_with_type_parameters()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("generic helper", StringComparison.Ordinal));
    }
}
