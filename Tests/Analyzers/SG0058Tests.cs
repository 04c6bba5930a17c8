namespace StaticGraph.Tests.Analyzers;

/// <summary>Array function outside a kernel.</summary>
public class SG0058Tests
{
    private const string Source = """
        static void Main()
        {
            _ = {|SG0058:Exp<double>(null!)|};
        }
        """;

    [Fact]
    public async Task Functions_where_nothing_reads_them()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'Exp'", StringComparison.Ordinal));
    }
}
