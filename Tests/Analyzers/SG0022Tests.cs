namespace StaticGraph.Tests.Analyzers;

/// <summary>Type cannot hold a kernel.</summary>
public class SG0022Tests
{
    private const string Source = """
        using StaticGraph;

        file static partial class {|SG0022:K|}
        {
            [ArrayKernel]
            private static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 1;
        }
        """;

    [Fact]
    public async Task File_local_types()
    {
        string[] messages = await AnalyzerCase.VerifyFile(Source);

        Assert.Contains(messages, m => m.Contains("file-local", StringComparison.Ordinal));
    }
}
