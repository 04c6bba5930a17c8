namespace StaticGraph.Tests.Analyzers;

/// <summary>Attribute without a kernel.</summary>
public class SG0062Tests
{
    [Theory]
    [InlineData("static NDArray<double> F([Shape(\"n\")] NDArray<double> x, [{|SG0062:Shape(\"n\")|}] double s) => x * s;", "'s' is no array: remove it")]
    [InlineData("[return: {|SG0062:Shape(\"n\")|}] static (NDArray<double>, NDArray<double>) F([Shape(\"n\")] NDArray<double> x) => (x, x);", "the shapes of several results are not declared: give 'F' one result, or remove it")]
    public async Task Shapes_of_what_is_no_single_array(string kernel, string why)
    {
        string message = Assert.Single(await AnalyzerCase.Verify("[ArrayKernel] " + kernel));

        Assert.Equal("[Shape] means nothing here, because " + why, message);
    }

    [Fact]
    public Task A_type_that_no_parameter_can_have_is_said_once() =>
        AnalyzerCase.Verify("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, [Shape(\"n\")] double[] {|SG0025:y|}) => x;");

    [Fact]
    public async Task Shapes_and_bounds_of_a_method_that_is_no_kernel()
    {
        string[] messages = await AnalyzerCase.Verify("""
            [{|SG0062:Dim("n", Max = 10)|}]
            [return: {|SG0062:Shape("n")|}]
            static NDArray<double> Twice([{|SG0062:Shape("n")|}] NDArray<double> x) => x * 2;

            [ArrayKernel, Dim("n", Max = 10)]
            [return: Shape("n")]
            static NDArray<double> Thrice([Shape("n")] NDArray<double> x) => x * 3;
            """);

        // Nor does the kernel that calls it see them.
        await AnalyzerCase.Verify("""
            [{|SG0062:Dim("m", Max = 10)|}]
            [return: {|SG0062:Shape("m", 3, "k")|}]
            static NDArray<double> Twice([{|SG0062:Shape("m", "m")|}] NDArray<double> x) => x * 2;

            [ArrayKernel]
            static NDArray<double> Fourfold([Shape("n")] NDArray<double> x) => Twice(Twice(x));
            """);

        Assert.Contains("[Dim] means nothing here, because 'Twice' is no kernel: add [ArrayKernel], or remove it", messages);
    }
}
