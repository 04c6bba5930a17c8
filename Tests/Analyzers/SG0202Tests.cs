namespace StaticGraph.Tests.Analyzers;

/// <summary>Memory grows without bound.</summary>
public class SG0202Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> Spread([Shape("n", "m")] NDArray<double> x)
        {
            var sums = x.Sum(1, keepDims: true);
            return (x - ({|SG0202:sums + sums.Max()|})).Std(0);
        }
        """;

    [Fact]
    public async Task What_is_held_grows_like_what_is_read()
    {
        string message = Assert.Single(await AnalyzerCase.Verify(Source));

        Assert.Equal(
            "'Spread' needs 8*n + 64 bytes at once for held addX, which grows with n as fast as all that is read and written meanwhile: "
            + "bound it with [Dim(\"n\", Max = 33554432)], or make two kernels of it",
            message);
    }

    [Fact]
    public async Task The_fix_bounds_a_dim()
    {
        string bounded = Source.Replace("[ArrayKernel]", "[ArrayKernel, Dim(\"n\", Max = 33554432)]", StringComparison.Ordinal).Replace("{|SG0202:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

        await AnalyzerCase.VerifyFix("SG0202", Source, bounded);
        await AnalyzerCase.Verify(bounded);
    }
}
