extern alias generator;

using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Fault in the compiler of kernels.</summary>
public class SG0013Tests
{
    [Fact]
    public void A_kernel_that_no_source_can_make_is_a_fault_of_that_kernel_alone()
    {
        Kernel kernel = KernelSource.Read("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x + 1;");
        Kernel broken = kernel with { Nodes = kernel.Nodes.Select(node => node.Op == "Add" ? node with { Inputs = new[] { 7 } } : node).ToArray() };

        CompiledKernel compiled = KernelCompiler.Compile(broken, CancellationToken.None);

        Assert.Null(compiled.Schedule);
        string message = ProblemTable.Format(Assert.Single(compiled.Problems));
        Assert.StartsWith("SG0013: The compiler of kernels failed on 'F', which is a fault of StaticGraph and not of yours: ", message, StringComparison.Ordinal);
    }
}
