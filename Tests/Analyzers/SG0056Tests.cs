namespace StaticGraph.Tests.Analyzers;

/// <summary>Arrays do not change.</summary>
public class SG0056Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<bool> m)
        {
            {|SG0056:x[m]|} = 0;
            return x;
        }
        """;

    [Fact]
    public async Task Assignments_to_elements()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("Where(m, 0, x)", StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix_of_a_compound() => AnalyzerCase.VerifyFix(
        "SG0056",
        Source.Replace("= 0", "+= 2 * x", StringComparison.Ordinal),
        Source.Replace("{|SG0056:x[m]|} = 0", "x = NDArray.Where(m, x + (2 * x), x)", StringComparison.Ordinal));

    [Fact]
    public Task Fix() => AnalyzerCase.VerifyFix(
        "SG0056",
        Source,
        """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<bool> m)
        {
            x = NDArray.Where(m, 0, x);
            return x;
        }
        """);
}
