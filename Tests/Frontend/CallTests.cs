extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Problems;

namespace StaticGraph.Tests.Frontend;

/// <summary>Kernels that call kernels: whose dims are whose.</summary>
public class CallTests
{
    [Fact]
    public void Each_call_has_dims_of_its_own()
    {
        Kernel kernel = KernelSource.Read("""
            [ArrayKernel]
            static NDArray<double> F([Shape("n", "m")] NDArray<double> a) => G(a) + G(a.T).T;

            [ArrayKernel]
            static NDArray<double> G([Shape("m", "n")] NDArray<double> a) => a.Sum("m", keepDims: true);
            """);

        Assert.Empty(Problems(kernel));
        Assert.Equal(["call1.m, call1.n", "call2.m, call2.n"], kernel.Nodes.Where(n => n.Op == KernelOps.Check).Select(n => string.Join(", ", n.Shape)));
    }

    [Fact]
    public void A_callees_bound_becomes_the_callers()
    {
        Kernel kernel = KernelSource.Read("""
            [ArrayKernel, Dim("n", Max = 100)]
            static NDArray<double> F([Shape("n")] NDArray<double> a) => G(a);

            [ArrayKernel, Dim("k", Max = 20)]
            static NDArray<double> G([Shape("k")] NDArray<double> a) => a + a.GetLength("k");
            """);

        CompiledKernel compiled = KernelCompiler.Compile(kernel, CancellationToken.None);
        Assert.Empty(compiled.Problems);
        Assert.Equal([new DimDefinition("n", 20)], compiled.Schedule!.Plan.Dims);
    }

    [Theory]
    [InlineData("\"k+1\"", "n - 1")]
    [InlineData("\"3-k\"", "-n + 3")]
    [InlineData("\"k\"", "n")]
    public void A_callees_dim_is_solved_for(string shape, string expected)
    {
        Kernel kernel = KernelSource.Read($$"""
            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> a) => G(a);

            [ArrayKernel]
            static NDArray<double> G([Shape({{shape}})] NDArray<double> a) => a * a.GetLength("k");
            """);

        CompiledKernel compiled = KernelCompiler.Compile(kernel, CancellationToken.None);
        Assert.Empty(compiled.Problems);
        Assert.Contains(compiled.Schedule!.Scalars, s => s.Code.Contains($"GetLength(\"{expected}\")", StringComparison.Ordinal));
    }

    [Fact]
    public void Bounds_that_an_argument_breaks()
    {
        Kernel kernel = KernelSource.Read("""
            [ArrayKernel]
            static NDArray<double> F([Shape(30)] NDArray<double> a) => G(a);

            [ArrayKernel, Dim("k", Max = 20)]
            static NDArray<double> G([Shape("k")] NDArray<double> a) => a + 1;
            """);

        Problem problem = Assert.Single(Problems(kernel));
        Assert.Equal((ProblemIds.DeclaredShape, "argument 'a' of G"), (problem.Id, problem.Arguments[0]));
    }

    [Theory]
    [InlineData("x.GetLength(1)", ProblemIds.AxisOutOfRange)]
    [InlineData("x.GetLength(-2)", ProblemIds.AxisOutOfRange)]
    [InlineData("x.GetLength(\"q\")", ProblemIds.UnknownDim)]
    public void Lengths_that_are_not_there(string length, string id)
    {
        Kernel kernel = KernelSource.Read($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x * {length};");

        Assert.Equal(id, Assert.Single(Problems(kernel)).Id);
    }

    [Fact]
    public void Helpers_share_the_dims_of_the_kernel_that_calls_them()
    {
        Kernel kernel = KernelSource.Read("""
            [ArrayKernel]
            static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => Centered(x);

            static NDArray<double> Centered(NDArray<double> x) => x - x.Sum("m", keepDims: true) / x.GetLength("m");
            """);

        Assert.Empty(Problems(kernel));
    }

    private static EquatableArray<Problem> Problems(Kernel kernel) => KernelCompiler.Compile(kernel, CancellationToken.None).Problems;
}
