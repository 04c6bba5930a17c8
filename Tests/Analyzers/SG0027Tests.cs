namespace StaticGraph.Tests.Analyzers;

/// <summary>Not a shape.</summary>
public class SG0027Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> F([{|SG0027:Shape("n*m")|}] NDArray<double> x, [{|SG0027:Shape("n+")|}] NDArray<double> y, [{|SG0027:Shape(-1)|}] NDArray<double> z) => x;
        """;

    [Fact]
    public async Task Shapes_that_cannot_be_read()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("'n*m'", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("affine", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("long.MaxValue", "2^48")]
    [InlineData("4611686018427387904", "2^48")]
    [InlineData("\"4611686018427387904*n\"", "2^48")]
    [InlineData("\"n - 281474976710657\"", "2^48")]
    [InlineData("\"a\\0x\"", "'a\\u0000x' has '\\u0000' at position 1")]
    [InlineData("\"\\0\"", "'\\u0000' has '\\u0000' at position 0")]
    [InlineData("\"n\\n\"", "'n\\u000a' has '\\u000a' at position 1")]
    [InlineData("\"\u0663\"", "at position 0")]
    [InlineData("\"\"", "ends where")]
    [InlineData("\"n, m + 1\"", "position 1")]
    [InlineData("\"n, m\"", "each axis has a text of its own, [Shape(\"n\", \"m\")]")]
    [InlineData("\"time lat 3\"", "each axis has a text of its own, [Shape(\"time\", \"lat\", \"3\")]")]
    public async Task Lengths_that_are_none(string length, string reason)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([{{|SG0027:Shape({length})|}}] NDArray<double> x) => x + 1;"));

        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zeros<double>(-1)", "a length is never negative")]
    [InlineData("Ones<double>([n, -3])", "a length is never negative")]
    [InlineData("Zeros<double>(1L << 49)", "2^48")]
    [InlineData("Arange<double>(0, 10, 0)", "steps of 0 lead nowhere")]
    [InlineData("Arange<double>(n, n - 1)", "a length is never negative")]
    [InlineData("Arange<double>(0, n, 2)", "steps are 1 or -1")]
    [InlineData("Arange<double>(n, 0.5, -1)", "the other one is a length or a whole number")]
    [InlineData("Arange<double>(double.NaN)", "it is not a number")]
    [InlineData("Arange<double>(1e300)", "2^48")]
    public async Task Lengths_of_what_is_made(string made, string reason)
    {
        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F(Length n) => {Marked(made)};"));

        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    // A shape is at fault where it stands, a progression as a whole.
    private static string Marked(string made) => made.StartsWith("Arange", StringComparison.Ordinal)
        ? $"{{|SG0027:NDArray.{made}|}}"
        : "NDArray." + made.Replace("(", "({|SG0027:", StringComparison.Ordinal).Replace(")", "|})", StringComparison.Ordinal);

    [Fact]
    public async Task The_longest_length() => await AnalyzerCase.Verify("[ArrayKernel] static NDArray<double> F([Shape(281474976710656)] NDArray<double> x) => x + x.Sum();");
}
