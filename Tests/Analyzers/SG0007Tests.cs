namespace StaticGraph.Tests.Analyzers;

/// <summary>Expression too deep.</summary>
public class SG0007Tests
{
    [Fact]
    public async Task Parentheses_without_end()
    {
        string nested = new string('(', 600) + "x" + new string(')', 600);

        var found = await AnalyzerCase.Analyze(Frontend.KernelSource.Wrap($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => {nested};"));

        Assert.Equal("SG0007", Assert.Single(found).Id);
        Assert.Contains("500", found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chains_of_operators_do_not_count()
    {
        string chain = string.Concat(Enumerable.Repeat(" + x", 1000));

        Assert.Empty(await AnalyzerCase.Analyze(Frontend.KernelSource.Wrap($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x{chain};")));
    }
}
