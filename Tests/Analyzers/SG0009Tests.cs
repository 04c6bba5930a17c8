namespace StaticGraph.Tests.Analyzers;

/// <summary>No body to read.</summary>
public class SG0009Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => x + {|SG0009:GC.CollectionCount(0)|};
        """;

    [Fact]
    public async Task Methods_of_other_assemblies()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'CollectionCount'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("System", StringComparison.Ordinal));
    }

    /// <summary>Its source cannot be copied: the message names what can be written instead.</summary>
    [Fact]
    public async Task The_way_axes_are_made_has_another_way_out()
    {
        string[] messages = await AnalyzerCase.Verify("""
            [ArrayKernel]
            static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => x.Mean({|SG0009:Axes.Create([0])|});
            """);

        Assert.Contains(messages, m => m.Contains("write axes as a list, e.g. [0, \"n\"]", StringComparison.Ordinal));
    }
}
