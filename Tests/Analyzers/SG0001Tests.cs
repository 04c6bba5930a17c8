namespace StaticGraph.Tests.Analyzers;

/// <summary>Construct cannot be used in a kernel.</summary>
public class SG0001Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x, bool flag)
        {
            {|SG0001:if|} (flag)
            {
                x = x + 1;
            }

            {|SG0001:while|} (flag)
            {
            }

            {|SG0001:try|}
            {
            }
            finally
            {
            }

            {|SG0001:foreach|} (int i in "a")
            {
            }

            return x;
        }
        """;

    [Fact]
    public async Task Statements_that_choose_or_repeat()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("An if statement cannot be used in a kernel", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("Where(condition, x, y)", StringComparison.Ordinal));
    }
}
