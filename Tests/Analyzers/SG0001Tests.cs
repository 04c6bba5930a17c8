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

    [Theory]
    [InlineData(-1)]
    [InlineData(33)]
    public async Task Orders_of_differences(int order)
    {
        string[] messages = await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => {{|SG0001:NDArray.Diff(x, {order})|}};");

        Assert.Contains(messages, m => m.Contains("from 0 to 32", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Statements_that_choose_or_repeat()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("An if statement cannot be used in a kernel", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("Where(condition, x, y)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Span<double> s = {|SG0001:stackalloc double[3]|};", "A stackalloc cannot be used in a kernel: use arrays, numbers and tuples")]
    [InlineData("var s = {|SG0001:new Pair(1, 2) with { A = 3 }|};", "A with expression cannot be used in a kernel: use arrays, numbers and tuples")]
    [InlineData("x = x * {|SG0001:typeof(double)|}.Name.Length;", "'typeof(double)' cannot be used in a kernel: a kernel is one expression with locals, and its body is not run")]
    [InlineData("bool same = {|SG0001:(k, 1) == (1, k)|};", "A comparison of tuples cannot be used in a kernel: compare their items")]
    [InlineData("x = {|SG0001:x + default(NDArray<double>)!|};", "An array that is null cannot be used in a kernel: start from the first term, or use a number, which broadcasts")]
    [InlineData("x = {|SG0001:k switch { 0 => x, _ => -x }|};", "A switch cannot be used in a kernel: choose between numbers with ?:, between arrays with Where(condition, x, y)")]
    [InlineData("x = {|SG0001:k > 0 ? x : -x|};", "A choice between arrays cannot be used in a kernel: choose with Where(condition, x, y), by an array of conditions or by one")]
    public async Task What_it_is_called(string statement, string message) => Assert.Equal(
        message,
        Assert.Single(await AnalyzerCase.Verify($$"""
            record struct Pair(double A, double B);

            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> x, int k)
            {
                {{statement}}
                return x;
            }
            """)));

    [Theory]
    [InlineData("abstract partial class A { [ArrayKernel] public abstract NDArray<double> {|SG0020:{|SG0001:F|}|}([Shape(\"n\")] NDArray<double> x); }")]
    [InlineData("static partial class A { [ArrayKernel] public static extern NDArray<double> {|SG0001:F|}([Shape(\"n\")] NDArray<double> x); }")]
    public async Task Kernels_without_a_body(string type) =>
        Assert.Contains("A method without a body cannot be used in a kernel: a kernel is its body", await AnalyzerCase.VerifyFile("using StaticGraph;\n" + type));

    [Theory]
    [InlineData("0", "A smoothing factor alpha of 0")]
    [InlineData("1.5", "A smoothing factor alpha of 1.5")]
    [InlineData("-0.5", "above 0 and at most 1")]
    public async Task A_weight_that_is_no_fraction(string alpha, string says) => Assert.Contains(says, Assert.Single(await AnalyzerCase.Verify($$"""
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0001:NDArray.EwmVar(x, {{alpha}})|};
        """)), StringComparison.Ordinal);
}
