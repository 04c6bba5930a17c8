using StaticGraph.Generator.Problems;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Arrays too large.</summary>
public class SG0034Tests
{
    [Fact]
    public void An_overflow_is_the_kernels_own() =>
        Assert.StartsWith("SG0034: Kernel 'F' has an array of more bytes than 64 bits can count", ProblemTable.Format(Faults.Of("F", new OverflowException())), StringComparison.Ordinal);
}
