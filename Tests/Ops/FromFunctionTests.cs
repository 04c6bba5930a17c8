extern alias generator;

using System.Runtime.InteropServices;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Arrays made by functions of their indices, which are read where they are called.</summary>
public sealed class FromFunctionTests
{
    [Theory]
    [InlineData("FromFunction([n], (NDArray<double> i) => Sqrt(i) + scale)", "np.fromfunction(lambda i: np.sqrt(i) + 2.5, (7,))")]
    [InlineData("FromFunction([n, 3], (NDArray<double> i, NDArray<double> j) => i * scale - j)", "np.fromfunction(lambda i, j: i * 2.5 - j, (7, 3))")]
    [InlineData("FromFunction([2, n, 3], (NDArray<long> i, NDArray<long> j, NDArray<long> k) => (100 * i + 10 * j + k).Cast<double>())", "np.fromfunction(lambda i, j, k: 100 * i + 10 * j + k, (2, 7, 3))")]
    [InlineData("FromFunction([n, n], (NDArray<int> i, NDArray<int> j) => { var sum = i + j; return Where(sum % 2 == 0, 1.0, scale); })", "np.fromfunction(lambda i, j: np.where((i + j) % 2 == 0, 1.0, 2.5), (7, 7))")]
    public void ElementsAreThoseOfNumPy(string kernel, string numPy)
    {
        var job = new NumPy();
        job.Add(numPy);
        Plan plan = CompiledKernels.FromMethods($"[ArrayKernel] public static NDArray<double> F(Length n, double scale) => {kernel};").Bind("F", 7L, 2.5);

        Assert.Equal(MemoryMarshal.Cast<byte, double>(job.Run()[0]).ToArray(), PlanRunner.Run(plan).Results[0].Numbers);
    }

    [Fact]
    public void AFunctionHasAParameterForEachAxis()
    {
        generator::StaticGraph.Generator.Model.Problem problem = Assert.Single(KernelSource.Read("[ArrayKernel] static NDArray<double> F(Length n) => FromFunction([n, n], (NDArray<double> i) => i);").Problems);

        Assert.EndsWith("A function of 1 indices for 2 axes cannot be used in a kernel: give it one parameter for each axis", ProblemTable.Format(problem), StringComparison.Ordinal);
    }

    [Fact]
    public void IndicesAreNumbers()
    {
        generator::StaticGraph.Generator.Model.Problem problem = Assert.Single(KernelSource.Read("[ArrayKernel] static NDArray<double> F(Length n) => FromFunction([n], (NDArray<decimal> i) => Where(i == i, 1.0, 2.0));").Problems);

        Assert.Contains("ulong", ProblemTable.Format(problem), StringComparison.Ordinal);
    }
}
