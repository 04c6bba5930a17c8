extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Analyzers;

namespace StaticGraph.Tests.Frontend;

/// <summary>No source text stops the generator: whatever is declared beside it, a kernel that is right has its plan.</summary>
public class DeclarationFuzzTests
{
    private const string Good = """
        public static partial class Innocent
        {
            [StaticGraph.ArrayKernel] static StaticGraph.NDArray<double> Twice([StaticGraph.Shape("n")] StaticGraph.NDArray<double> x) => x + x;
            static StaticGraph.Plan<double> Used(double[] x) => Twice(x);
        }
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Declarations_of_any_kind(int seed)
    {
        var random = new RandomDeclarations(seed);
        for (int i = 0; i < 15; i++)
        {
            await Check($"seed {seed}, source {i}", random.Next(), random.Next());
        }
    }

    [Theory]
    [InlineData("partial class K { @ } partial struct K { @ }")]
    [InlineData("partial class K { @ } partial record K { @ }")]
    [InlineData("partial class K { @ } partial class K<T> { @ } partial class k { @ }")]
    [InlineData("partial class K { @ @ }")]
    [InlineData("partial class K { @ } partial class K { @ }")]
    [InlineData("class K { @ } class K { @ }")]
    [InlineData("namespace A { partial class K { @ } } namespace B { partial class K { @ } } partial class A { partial class K { @ } }")]
    [InlineData("partial class K { [ArrayKernel] static partial NDArray<double> F([Shape(\"n\")] NDArray<double> x); [ArrayKernel] static partial NDArray<double> F(NDArray<double> x) => x; }")]
    [InlineData("partial class K { [ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, decimal d) => x; [ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, double d) => x; }")]
    [InlineData("partial class K { @ [ArrayKernel] static NDArray<T> F<T>([Shape(\"n\")] NDArray<double> x) => x; [ArrayKernel] static NDArray<double> F([Shape(\"n\")] in NDArray<double> x) => x; }")]
    [InlineData("partial class K { @ static Plan<double> F(ArraySource<double> x) => null; }")]
    [InlineData("partial class K { [ArrayKernel] static NDArray<double> ([Shape(\"n\")] NDArray<double> x) => x; [ArrayKernel] static NDArray<double> ([Shape(\"n\")] NDArray<double> y) => y; }")]
    public async Task Declarations_that_collide(string source)
    {
        const string Kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x + 1;";

        await Check(source, "using StaticGraph; using static StaticGraph.NDArray; " + source.Replace("@", Kernel, StringComparison.Ordinal));
    }

    private static async Task Check(string what, params string[] files)
    {
        CSharpCompilation compilation = KernelSource.Compile([.. files, Good]);

        GeneratorRunResult run = AnalyzerCase.Generate(compilation, out Compilation output).GetRunResult().Results[0];

        Assert.True(run.Exception is null, $"{what}: {run.Exception}\n{string.Join('\n', files)}");
        Diagnostic[] errors = [.. output.GetDiagnostics(CancellationToken.None).Where(d => d.Severity == DiagnosticSeverity.Error)];
        bool IsGood(SyntaxTree? tree) => tree is not null && (tree == compilation.SyntaxTrees[^1] || tree.FilePath.Contains("Innocent", StringComparison.Ordinal));
        Assert.Equal([], errors.Where(e => IsGood(e.Location.SourceTree)).Select(e => e.ToString()));
        Diagnostic[] found = [.. await AnalyzerCase.Run(output)];
        Assert.True(!found.Any(d => d.Id == ProblemIds.Fault), $"{what}: {found.FirstOrDefault(d => d.Id == ProblemIds.Fault)}\n{string.Join('\n', files)}");

        // What is content without the plans is content with them, or a diagnostic says why not.
        if (!found.Any(d => d.Severity == DiagnosticSeverity.Error) && !compilation.GetDiagnostics(CancellationToken.None).Any(d => d.Severity == DiagnosticSeverity.Error && d.Id is not "CS8795"))
        {
            Assert.Equal([], errors.Select(e => $"{what}: {e}"));
        }
    }
}
