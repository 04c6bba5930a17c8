extern alias generator;

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Analyzers;
using StaticGraph.Analyzers.Rules;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Problems;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Memory grows without bound: what is said when the search has found no plan that spills. It always finds one here, so it is taken away.</summary>
public class SG0202Tests
{
    private const string Source = """
        [ArrayKernel]
        static NDArray<double> Spread([Shape("n", "m")] NDArray<double> x)
        {
            var sums = x.Sum(1, keepDims: true);
            return (x - (sums + sums.Max())).Std(0);
        }
        """;

    [Fact]
    public async Task What_can_be_spilled_is_not_reported() => await AnalyzerCase.Verify(Source);

    [Fact]
    public async Task A_line_is_a_face_of_lines() => await AnalyzerCase.Verify("[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => NDArray.Sort(x, 1) - x.Median(1, keepDims: true);");

    [Fact]
    public async Task A_line_that_is_all_is_held()
    {
        string message = Assert.Single(await AnalyzerCase.Verify("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => {|SG0202:NDArray.Sort(x)|};"));

        Assert.Contains("which grows with n as fast as all that is read", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_held_grows_like_what_is_read()
    {
        Problem problem = Assert.Single(MemoryRule.Find(WithoutSpills()));

        Assert.Equal(ProblemIds.UnboundedGrowth, problem.Id);
        Assert.Equal(
            "'Spread' needs 8*n + 64 bytes at once for held sumX, which grows with n as fast as all that is read and written meanwhile: "
            + "bound it with [Dim(\"n\", Max = 33554432)], or make two kernels of it",
            string.Format(CultureInfo.InvariantCulture, ProblemTable.Get(problem.Id).Message, [.. problem.Arguments]));
    }

    [Fact]
    public async Task The_fix_bounds_a_dim()
    {
        Problem problem = Assert.Single(MemoryRule.Find(WithoutSpills()));
        CSharpCompilation compilation = KernelSource.Compile(KernelSource.Wrap(Source));
        SyntaxTree tree = compilation.SyntaxTrees[0];
        MethodDeclarationSyntax method = (await tree.GetRootAsync()).DescendantNodes().OfType<MethodDeclarationSyntax>().Single();

        Fix fix = KernelFixes.For(problem, method.GetLocation(), compilation.GetSemanticModel(tree).GetDeclaredSymbol(method)!, compilation, CancellationToken.None)!;

        string bounded = tree.ToString().Insert(fix.Edits[0].Place.SourceSpan.Start, fix.Edits[0].Text);
        Assert.Contains("[ArrayKernel, Dim(\"n\", Max = 33554432)]", bounded, StringComparison.Ordinal);
        Assert.Empty(MemoryRule.Find(Schedule(Source.Replace("[ArrayKernel]", "[ArrayKernel, Dim(\"n\", Max = 33554432)]", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("[Shape(\"n\", \"m\")] NDArray<double> x", "x[i]", "8*c1*n*w + 64*w", "x[indices, ..]")]
    [InlineData("[Shape(\"n\")] NDArray<double> x", "NDArray.Take(x, i, 0)", "8*n*w + 64*w", "x[indices]")]
    public void What_indices_choose_from_is_an_axis_as_a_whole(string parameter, string taken, string bytes, string name)
    {
        Problem problem = Assert.Single(MemoryRule.Find(WithoutSpills($"[ArrayKernel] static NDArray<double> Taken({parameter}, [Shape(\"k\")] NDArray<int> i) => {taken};")));

        Assert.Equal((ProblemIds.UnboundedGrowth, $"read buffers of {name}", bytes), (problem.Id, problem.Arguments[1], problem.Arguments[2]));
        Assert.Empty(MemoryRule.Find(WithoutSpills($"[ArrayKernel, Dim(\"n\", Max = 100000)] static NDArray<double> Taken({parameter}, [Shape(\"k\")] NDArray<int> i) => {taken};")));
    }

    private static KernelSchedule Schedule(string source) => KernelCompiler.Compile(KernelSource.Read(source), CancellationToken.None).Schedule!;

    private static KernelSchedule WithoutSpills(string source = Source)
    {
        KernelSchedule schedule = Schedule(source);
        return schedule with { Variants = schedule.Variants.Where(variant => variant.Plan.Spills.Count == 0).ToArray() };
    }
}
