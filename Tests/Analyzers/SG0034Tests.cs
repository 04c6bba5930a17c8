extern alias generator;

using generator::StaticGraph.Generator.Problems;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Arrays too large.</summary>
public class SG0034Tests
{
    [Fact]
    public void An_overflow_is_the_kernels_own() =>
        Assert.StartsWith("SG0034: Kernel 'F' has an array of more bytes than 64 bits can count", ProblemTable.Format(Faults.Of("F", new OverflowException())), StringComparison.Ordinal);

    [Fact]
    public async Task Lengths_that_multiply_past_64_bits()
    {
        string message = Assert.Single(await AnalyzerCase.Verify(
            "[ArrayKernel] static NDArray<double> {|SG0034:F|}([Shape(\"281474976710656*n\", \"281474976710656*m\")] NDArray<double> x) => x - x.Std();"));

        Assert.Contains("more bytes than 64 bits can count", message, StringComparison.Ordinal);
    }
}
