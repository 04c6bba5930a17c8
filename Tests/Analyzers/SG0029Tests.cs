namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel without arrays or lengths.</summary>
public class SG0029Tests
{
    private const string Source = """
        [ArrayKernel]
        static double {|SG0028:{|SG0029:Area|}|}(double radius) => Math.PI * radius * radius;
        """;

    [Fact]
    public async Task Kernels_that_take_only_numbers()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("give it the array that it works on", StringComparison.Ordinal));
    }

    // A second method with the kernel's own signature would be all that a build says.
    [Theory]
    [InlineData("double k, int n")]
    [InlineData("")]
    public Task Nothing_is_generated_in_the_place_of_the_kernel(string parameters) =>
        AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> {{|SG0028:{{|SG0029:Constant|}}|}}({parameters}) => null!;");
}
