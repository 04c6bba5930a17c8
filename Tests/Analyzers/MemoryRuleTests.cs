using StaticGraph.Analyzers.Rules;
using StaticGraph.Generator;
using StaticGraph.Generator.Frontend;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Which kernels hold more than faces of what they stream, and which exceed their limit.</summary>
public class MemoryRuleTests
{
    private const string Table = "[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => ";

    [Theory]
    [InlineData(Table + "x.Mean(0);")]
    [InlineData(Table + "x - x.Mean(0);")]
    [InlineData(Table + "x / x.Sum(1, keepDims: true);")]
    [InlineData(Table + "(x - x.Mean(0)) / x.Std(0) + x.Max();")]
    [InlineData(Table + "(x - x.Mean(0)).T / x.Std(1);")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => (x - x.Mean()) / x.Std();")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"n\")] NDArray<double> b) => (b - b.Mean(axis: 0)) + (b.T / b.Std());")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"t\", \"y\", \"x\")] NDArray<double> a) => a - a.Mean(0);")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\", 1000)] NDArray<double> x) => x.Sum(0) / x.Sum(0).Max();")]
    [InlineData("[ArrayKernel, Dim(\"m\", Max = 1000)] static NDArray<double> F([Shape(\"n\", 1)] NDArray<double> x, [Shape(\"m\")] NDArray<double> y) => Sum(x * y, 0) / Sum(x * y, 0).Max();")]
    [InlineData("[ArrayKernel(MemoryLimit = \"8.1MB\"), Dim(\"m\", Max = 1_000_000)] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => x - x.Sum(0);")]
    public void Flat(string members) => Assert.Empty(Ids(members));

    [Theory]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\", 1)] NDArray<double> x, [Shape(\"m\")] NDArray<double> y) => Sum(x * y, 0) / Sum(x * y, 0).Max();", "SG0202")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\", 1)] NDArray<double> x, [Shape(\"m+2\")] NDArray<double> y) => Sum(x * y, 0) / Sum(x * y, 0).Max();", "SG0202")]
    [InlineData("[ArrayKernel, Dim(\"m\", Max = 200_000_000)] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => x - x.Sum(0);", "SG0201")]
    [InlineData("[ArrayKernel, Dim(\"m\", Max = long.MaxValue), Dim(\"k\", Max = long.MaxValue)] static NDArray<double> F([Shape(\"n\", \"m\", \"k\")] NDArray<double> x) => x - x.Sum(0);", "SG0201")]
    public void Reported(string members, string id) => Assert.Equal([id], Ids(members).Distinct());

    private static IEnumerable<string> Ids(string members)
    {
        CompiledKernel compiled = KernelCompiler.Compile(KernelSource.Read(members), CancellationToken.None);
        Assert.Empty(compiled.Problems);
        return MemoryRule.Find(compiled.Schedule!).Select((Problem p) => p.Id);
    }
}
