namespace StaticGraph.Tests.Analyzers;

/// <summary>Argument is no source.</summary>
public class SG0068Tests
{
    private const string Mean = "[ArrayKernel] @static NDArray<double> Mean([Shape(\"n\")] NDArray<double> x) => x.Mean(); ";

    [Theory]
    [InlineData("System.Collections.Generic.List<double> x", "{|SG0068:x|}", "x.ToArray()")]
    [InlineData("ReadOnlySpan<double> x", "{|SG0068:x[1..]|}", "x[1..].ToArray()")]
    [InlineData("int[] x", "{|SG0068:x|}", "((ArraySource<int>)x).Unpack<double>()")]
    [InlineData("ArraySource<float> x", "x: {|SG0068:x|}", "x: x.Unpack<double>()")]
    [InlineData("double x", "{|SG0068:x|}", "new double[] { x }")]
    [InlineData("double x", "{|SG0068:[x, 2]|}", "new double[] { x, 2 }")]
    public async Task What_is_meant(string parameter, string written, string meant)
    {
        // C# speaks of the kernel or of its plan, as the kernel can be called or not.
        foreach (string access in new[] { "", "public " })
        {
            string kernel = Mean.Replace("@", access, StringComparison.Ordinal);
            await AnalyzerCase.VerifyFix("SG0068", kernel + $"static double Run({parameter}) => Mean({written}).Compute();", kernel + $"static double Run({parameter}) => Mean({meant}).Compute();");
        }
    }

    [Theory]
    [InlineData("string x", "'Mean' takes sources of double, and 'x' is string: open the file, e.g. Npy.Open<double>(path) or Hdf5.Open<double>(path, dataset)")]
    [InlineData("double[][] x", "'Mean' takes sources of double, and 'x' is double[][]: copy it into a double[,]")]
    [InlineData("ArraySource x", "'Mean' takes sources of double, and 'x' is ArraySource: open it with its element type, e.g. Npy.Open<double>(path)")]
    [InlineData("object x", "'Mean' takes sources of double, and 'x' is object: give an ArraySource<double>, or a double[], double[,], double[,,] or Tensor<double>, which becomes one by itself")]
    public async Task What_to_do(string parameter, string message) =>
        Assert.Equal(message, Assert.Single(await AnalyzerCase.Verify(Mean.Replace("@", "", StringComparison.Ordinal) + $"static double Run({parameter}) => Mean({{|SG0068:x|}}).Compute();")));

    [Fact]
    public Task Sources_and_what_becomes_one() => AnalyzerCase.Verify(Mean.Replace("@", "", StringComparison.Ordinal) + """
        static double Run(double[] x, ArraySource<double> y, System.Numerics.Tensors.Tensor<double> z) => Mean(x).Compute() + Mean(y).Compute() + Mean(z).Compute() + Mean(x, 1).Compute() + Mean(missing).Compute();
        """);
}
