using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticGraph.Tests.Analyzers;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Emit;

/// <summary>Generated code has the usings that it needs, and no others: C# says of each that is unnecessary, hidden or as loud as a project likes.</summary>
public class UsingTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("x + 1")]
    [InlineData("x.T")]
    [InlineData("x.Cast<float>().Cast<double>()")]
    [InlineData("x.Sum()")]
    [InlineData("x.Sum(0)")]
    [InlineData("x.Max(1)")]
    [InlineData("x - x.Mean(0)")]
    [InlineData("(b - b.Mean(axis: 0)) + (b.T / b.Std())")]
    [InlineData("NDArray.Where(a | !c, x, 1)")]
    [InlineData("(a & c).Cast<double>()")]
    [InlineData("NDArray.Exp(x).Cast<int>().Cast<double>()")]
    public void No_using_is_unnecessary(string expression)
    {
        CSharpCompilation compilation = KernelSource.Compile($$"""
            using StaticGraph;
            partial class K { [ArrayKernel] static NDArray<double> F([Shape("n", "m")] NDArray<double> x, [Shape("n", "n")] NDArray<double> b, [Shape("n", "m")] NDArray<bool> a, [Shape("m")] NDArray<bool> c) => {{expression}}; }
            """);

        AnalyzerCase.Generate(compilation, out Compilation output);

        using var image = new MemoryStream();
        Assert.Empty(output.Emit(image, cancellationToken: CancellationToken.None).Diagnostics.Select(d => d.ToString()));
    }
}
