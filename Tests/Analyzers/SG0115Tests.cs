namespace StaticGraph.Tests.Analyzers;

/// <summary>No fold along some axes.</summary>
public class SG0115Tests
{
    [Fact]
    public async Task A_median_along_one_axis()
    {
        string[] messages = await AnalyzerCase.Verify("""
            [ArrayKernel]
            static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => {|SG0115:x.Median(0)|};
            """);

        Assert.Contains(messages, m => m.Contains("Median is that of all elements", StringComparison.Ordinal) && m.Contains("(n, m)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_whole_numbers_by_name() => await AnalyzerCase.Verify("""
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m")] NDArray<int> x) => {|SG0115:NDArray.Median(x, ["m"], keepDims: true)|};
        """);

    [Fact]
    public async Task All_axes_may_be_named() => await AnalyzerCase.Verify("""
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => x.Median([1, "n"]);
        """);
}
