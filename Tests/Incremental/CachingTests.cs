extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Incremental;

/// <summary>What the generator does again after an edit: reading always, compiling only when a kernel has changed.</summary>
public sealed class CachingTests
{
    private const string Kernels =
        """
        using StaticGraph;
        using static StaticGraph.NDArray;

        public static partial class Kernels
        {
            // A comment.
            [ArrayKernel]
            static NDArray<double> Twice([Shape("n")] NDArray<double> x) => Helpers.Double(x);

            [ArrayKernel]
            static NDArray<double> Centred([Shape("n", "m")] NDArray<double> x) => x - x.Mean(0);
        }
        """;

    private const string Helpers =
        """
        using StaticGraph;

        internal static class Helpers
        {
            public static NDArray<double> Double(NDArray<double> x) => x + x;
        }
        """;

    [Fact]
    public void ACommentInTheSameFileChangesNothing() =>
        AssertCached(Reasons(0, Kernels.Replace("A comment.", "Another comment, longer than the first.", StringComparison.Ordinal)));

    [Fact]
    public void AnEditInAnotherFileChangesNothing() => AssertCached(Reasons(1, Helpers + "\npublic class Unrelated { }\n"));

    [Fact]
    public void AnotherLayoutOfTheSameKernelChangesNothing() =>
        AssertCached(Reasons(0, Kernels.Replace("x - x.Mean(0)", "\n            x\n            - x.Mean( 0 )", StringComparison.Ordinal)));

    [Fact]
    public void AnEditedKernelIsCompiledAndTheOtherIsNot()
    {
        IncrementalStepRunReason[] reasons = Reasons(0, Kernels.Replace("x.Mean(0)", "x.Mean(1)", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], reasons);
    }

    [Fact]
    public void AHelperInAnotherFileIsReadAgain()
    {
        IncrementalStepRunReason[] reasons = Reasons(1, Helpers.Replace("x + x", "2 * x", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], reasons);
    }

    [Fact]
    public void ReadKernelsAreEqualAfterAnEditElsewhere()
    {
        GeneratorRunResult run = RunTwice(1, Helpers + "\n// The end.\n");
        Assert.All(
            run.TrackedSteps[ArrayKernelGenerator.ReadStep].SelectMany(step => step.Outputs),
            output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached }));
    }

    private static void AssertCached(IncrementalStepRunReason[] reasons) => Assert.All(reasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

    private static IncrementalStepRunReason[] Reasons(int file, string text) =>
        [.. RunTwice(file, text).TrackedSteps[ArrayKernelGenerator.CompileStep].SelectMany(step => step.Outputs).Select(output => output.Reason)];

    private static GeneratorRunResult RunTwice(int file, string text)
    {
        CSharpCompilation compilation = CompiledKernels.Compilation(Kernels);
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Helpers, options, path: "Helpers.cs"));
        GeneratorDriver driver = CompiledKernels.Driver(compilation).RunGenerators(compilation);
        Assert.Equal(2, driver.GetRunResult().GeneratedTrees.Length);

        SyntaxTree old = compilation.SyntaxTrees[file];
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, options, old.FilePath));
        return driver.RunGenerators(edited).GetRunResult().Results.Single();
    }
}
