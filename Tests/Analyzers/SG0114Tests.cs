namespace StaticGraph.Tests.Analyzers;

/// <summary>No one axis to go along.</summary>
public class SG0114Tests
{
    [Fact]
    public async Task Two_axes()
    {
        string[] messages = await AnalyzerCase.Verify("""
            [ArrayKernel]
            static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => {|SG0114:x.CumSum([0, 1])|};
            """);

        Assert.Contains(messages, m => m.Contains("rank 2", StringComparison.Ordinal) && m.Contains("CumSum(x, axis: 0)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NDArray.ForwardFill(x)")]
    [InlineData("NDArray.Recurrence(0.5, x)")]
    [InlineData("NDArray.EwmMean(x, 0.5)")]
    [InlineData("NDArray.ForwardFill(x.Sum())")]
    public async Task What_is_no_fold_goes_along_no_row_of_all(string call) => Assert.Single(await AnalyzerCase.Verify($$"""
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => {|SG0114:{{call}}|};
        """));

    [Fact]
    public async Task Differences_along_two_axes() => await AnalyzerCase.Verify("""
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => {|SG0114:NDArray.Diff(x, axis: [0, 1])|};
        """);

    [Fact]
    public async Task An_array_of_one_axis_need_not_name_it_and_a_running_fold_goes_along_all() => await AnalyzerCase.Verify("""
        [ArrayKernel]
        static (NDArray<double>, NDArray<double>, NDArray<double>) F([Shape("n")] NDArray<double> x, [Shape("n", "m")] NDArray<double> y) => (x.CumSum(), NDArray.CumMax(y), y.Sum().CumProd());
        """);
}
