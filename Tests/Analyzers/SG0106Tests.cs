namespace StaticGraph.Tests.Analyzers;

/// <summary>Wrong rank.</summary>
public class SG0106Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n", "m", 3)] NDArray<double> x) => {|SG0106:x.Transpose(1, 0)|};
        """;

    [Fact]
    public async Task Permutations_of_the_wrong_rank()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("Transpose is about 2 axes, but the array of shape (n, m, 3) has 3: give each of its axes once", StringComparison.Ordinal));
    }
}
