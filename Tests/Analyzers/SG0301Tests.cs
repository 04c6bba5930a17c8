namespace StaticGraph.Tests.Analyzers;

/// <summary>Bytes moved grow faster than the arrays.</summary>
public class SG0301Tests
{
    private const string Products = """
        [ArrayKernel]
        static NDArray<double> Products([Shape("n", "m", 1)] NDArray<double> a, [Shape("n", 1, "k")] NDArray<double> b)
            => {|SG0301:(a * b).Sum(0)|};
        """;

    [Fact]
    public async Task Products_folded()
    {
        string message = Assert.Single(await AnalyzerCase.Verify(Products));

        Assert.Equal(
            "'Products' moves ever more bytes for each byte of its arrays with k and m: a is read k/c1 times and b is read m/c0 times; "
            + "blocks within 1 GiB are about 512 long, and all of sum at once would need 8*k*m bytes. If k is never longer than that, say so with [Dim(\"k\", Max = 512)]; a bound on m or n does as well",
            message);
    }

    [Fact]
    public async Task The_fix_bounds_a_dim()
    {
        await AnalyzerCase.VerifyFix("SG0301", Products, """
            [ArrayKernel, Dim("k", Max = 512)]
            static NDArray<double> Products([Shape("n", "m", 1)] NDArray<double> a, [Shape("n", 1, "k")] NDArray<double> b)
                => (a * b).Sum(0);
            """);
        await AnalyzerCase.Verify("""
            [ArrayKernel, Dim("k", Max = 512)]
            static NDArray<double> Products([Shape("n", "m", 1)] NDArray<double> a, [Shape("n", 1, "k")] NDArray<double> b)
                => (a * b).Sum(0);
            """);
    }

    [Fact]
    public async Task All_pairs()
    {
        string message = Assert.Single(await AnalyzerCase.Verify("""
            [ArrayKernel(MemoryLimit = "256MiB")]
            static NDArray<double> Distance([Shape("n", 1)] NDArray<double> a, [Shape(1, "m")] NDArray<double> b)
            {
                var pairs = Abs(a - b);
                return {|SG0301:pairs.Sum()|} / 2;
            }
            """));

        Assert.Contains("a is read m/c1 times and b is read n/c0 times", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_in_steps_are_as_long_as_the_dim_that_can_be_bounded()
    {
        string message = Assert.Single(await AnalyzerCase.Verify("""
            [ArrayKernel(MemoryLimit = "256MiB")]
            static NDArray<double> Distance([Shape("n", 1)] NDArray<double> a, [Shape(1, "m")] NDArray<double> b)
                => {|SG0301:Abs(a[NDArray.Slice(null, null, 2)] - b).Sum()|};
            """));

        Assert.Contains("with m and n: ", message, StringComparison.Ordinal);
        Assert.Contains("b is read ceil(n/2)/c0 times", message, StringComparison.Ordinal);
        Assert.Matches("If m is never longer than that, say so with \\[Dim\\(\"m\", Max = [0-9]+\\)\\]; a bound on n does as well$", message);
    }

    [Fact]
    public async Task Two_dims_where_one_is_not_enough()
    {
        string message = Assert.Single(await AnalyzerCase.Verify("""
            [ArrayKernel]
            static NDArray<double> Highest([Shape("n", 1, 1)] NDArray<double> a, [Shape(1, "m", 1)] NDArray<double> b, [Shape(1, 1, "k")] NDArray<double> c)
                => {|SG0301:(a + b + c).Max()|};
            """));

        Assert.EndsWith("If k and m are never longer than that, say so with [Dim(\"k\", Max = 4194304), Dim(\"m\", Max = 4194304)]", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Products_of_long_rows_may_have_few_columns()
    {
        string message = Assert.Single(await AnalyzerCase.Verify("[ArrayKernel] static NDArray<float> Likeness([Shape(\"n\", \"d\")] NDArray<float> x) => {|SG0301:x.Dot(x.T)|};"));

        Assert.EndsWith("; a bound on d does as well", message, StringComparison.Ordinal);
        await AnalyzerCase.Verify("[ArrayKernel, Dim(\"d\", Max = 1024)] static NDArray<float> Likeness([Shape(\"n\", \"d\")] NDArray<float> x) => x.Dot(x.T);");
    }

    [Theory]
    [InlineData("NDArray.Cov(x)")]
    [InlineData("NDArray.CorrCoef(x)")]
    public async Task Covariances_of_observations_name_rowVar(string call)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"d\")] NDArray<double> x) => {{|SG0301:{call}|}};"));

        Assert.EndsWith("; where each row is an observation, write rowVar: false", message, StringComparison.Ordinal);
        await AnalyzerCase.Verify($"[ArrayKernel, Dim(\"d\", Max = 512)] static NDArray<double> F([Shape(\"n\", \"d\")] NDArray<double> x) => {call.Replace("(x)", "(x, rowVar: false)", StringComparison.Ordinal)};");
    }
}
