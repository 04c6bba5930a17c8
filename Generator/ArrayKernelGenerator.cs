using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Emit;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator;

/// <summary>Finds kernels, has them compiled, and adds their plans to the compilation. It reports nothing: that is the analyzer's part.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ArrayKernelGenerator : IIncrementalGenerator
{
    internal const string ReadStep = "ReadKernel";
    internal const string CompileStep = "CompileKernel";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Kernel> kernels = context.SyntaxProvider
            .ForAttributeWithMetadataName("StaticGraph.ArrayKernelAttribute", static (node, _) => node is MethodDeclarationSyntax, Read)
            .WithTrackingName(ReadStep);
        IncrementalValueProvider<long> limit = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectOptions.MemoryLimit(options.GlobalOptions));

        IncrementalValuesProvider<(string HintName, string Source)> files = kernels.Combine(limit)
            .Select(static (pair, cancellationToken) => Print(ProjectOptions.Apply(pair.Left, pair.Right), cancellationToken))
            .WithTrackingName(CompileStep)
            .Where(static file => file.Source.Length > 0);
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, file.Source));
    }

    private static Kernel Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        KernelReader.Read((IMethodSymbol)context.TargetSymbol, context.TargetNode, context.SemanticModel.Compilation, cancellationToken).Kernel;

    private static (string HintName, string Source) Print(Kernel kernel, CancellationToken cancellationToken)
    {
        CompiledKernel compiled = KernelCompiler.Compile(kernel, cancellationToken);
        if (compiled.Problems.Any(problem => problem.Id is ProblemIds.NotPartial or ProblemIds.Container))
        {
            // There is no type to add an overload to; trying would only add errors of C#'s own.
            return (HintNames.Of(kernel), "");
        }

        string source = compiled.Schedule is not null
            ? PlanPrinter.Print(kernel, compiled.Schedule)
            : PlanPrinter.PrintBroken(kernel, ProblemTable.Format(compiled.Problems.First(Graph.ProblemList.IsError)));
        return (HintNames.Of(kernel), source);
    }
}
