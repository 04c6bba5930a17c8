namespace StaticGraph.Tests.Analyzers;

/// <summary>Two plans with one signature.</summary>
public class SG0030Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> {|SG0030:F|}([Shape("n")] NDArray<double> x, long k) => x + k;

        [ArrayKernel]
        static NDArray<double> {|SG0030:F|}([Shape("n")] NDArray<double> x, Length k) => x + k;
        """;

    [Fact]
    public async Task Overloads_that_differ_only_in_Length()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("same signature", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Shape(\"n\")] NDArray<double> x", "[Shape(\"m\")] NDArray<double> x")]
    [InlineData("[Shape(\"n\")] NDArray<double> x", "[Shape(\"n\", \"m\")] NDArray<double> other")]
    public async Task Overloads_that_differ_only_in_Shape_cost_no_other_kernel_its_plan(string first, string second)
    {
        string[] messages = await AnalyzerCase.Verify($"""
            [ArrayKernel] static NDArray<double> {"{|SG0030:F|}"}({first}) => 1 + {first.Split(' ')[^1]};

            [ArrayKernel] static NDArray<double> {"{|SG0030:F|}"}({second}) => 2 + {second.Split(' ')[^1]};

            [ArrayKernel] static NDArray<double> Good([Shape("n")] NDArray<double> x) => x + 1;

            static Plan<double> Used(double[] x) => Good(x);
            """);

        Assert.All(messages, m => Assert.Contains("would have the same signature as that of", m, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_method_of_the_user_in_the_place_of_the_plan()
    {
        string[] messages = await AnalyzerCase.Verify("""
            [ArrayKernel] static NDArray<double> {|SG0030:F|}([Shape("n")] NDArray<double> x, Length k) => x + k;

            static double F(ArraySource<double> x, long k) => k;
            """);

        Assert.Contains("ArraySource<double>", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Methods_of_the_user_beside_the_plan() => await AnalyzerCase.Verify("""
        [ArrayKernel] static NDArray<double> F([Shape("n")] NDArray<double> x, long k) => x + k;

        static double F(in ArraySource<double> x, long k) => k;

        static double F<T>(ArraySource<double> x, long k) => k;

        static double F(ArraySource<float> x, long k) => k;

        static double F(ArraySource<double> x) => F(x, 1).Compute().FlattenedLength;
        """);
}
