using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Emit;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Schedule;
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
        IncrementalValuesProvider<(Kernel Kernel, KernelPlace Place, FreeNames Names)> read = context.SyntaxProvider
            .ForAttributeWithMetadataName("StaticGraph.ArrayKernelAttribute", static (node, _) => node is MethodDeclarationSyntax, Read)
            .Where(static pair => pair is not null)
            .Select(static (pair, _) => pair!.Value)
            .WithTrackingName(ReadStep);
        IncrementalValuesProvider<(Kernel Kernel, FreeNames Names)> kernels = read.Select(static (item, _) => (item.Kernel, item.Names));
        IncrementalValueProvider<long> limit = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectOptions.MemoryLimit(options.GlobalOptions));
        IncrementalValueProvider<bool> analyzers = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectOptions.RunAnalyzers(options.GlobalOptions));

        IncrementalValuesProvider<(string HintName, string Source)> files = kernels.Combine(limit).Combine(analyzers)
            .Select(static (item, cancellationToken) => Print(ProjectOptions.Apply(item.Left.Left.Kernel, item.Left.Right), item.Left.Left.Names, item.Right, cancellationToken))
            .WithTrackingName(CompileStep)
            .Where(static file => file.Source.Length > 0);
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, file.Source));

        IncrementalValueProvider<PlanFileMode> mode = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectOptions.PlanFiles(options.GlobalOptions));
        IncrementalValueProvider<EquatableArray<KernelPlace>> places = read.Collect().Combine(mode)
            .Select(static (item, _) => (EquatableArray<KernelPlace>)(item.Right == PlanFileMode.Update ? item.Left.Select(kernel => kernel.Place).ToArray() : Array.Empty<KernelPlace>()));
        IncrementalValuesProvider<(string HintName, string Source)> plans = read.Combine(limit).Combine(mode)
            .Where(static item => item.Right == PlanFileMode.Update)
            .Combine(places)
            .Select(static (item, cancellationToken) => PrintPlanFile(ProjectOptions.Apply(item.Left.Left.Left.Kernel, item.Left.Left.Right), item.Left.Left.Left.Place, item.Right, cancellationToken))
            .Where(static file => file.Source.Length > 0);
        context.RegisterSourceOutput(plans, static (output, file) => output.AddSource(file.HintName, file.Source));
    }

    // Null for the second part of a partial method that is marked on both: it is one kernel.
    private static (Kernel Kernel, KernelPlace Place, FreeNames Names)? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        if (method.PartialDefinitionPart is { } definition && KnownSymbols.IsMarkedAt(definition))
        {
            return null;
        }

        Kernel kernel = KernelReader.Read(method, context.TargetNode, context.SemanticModel.Compilation, cancellationToken).Kernel;
        return (kernel, KernelPlaces.Of(method), FreeNameFinder.In(context.SemanticModel.Compilation));
    }

    private static (string HintName, string Source) Print(Kernel kernel, FreeNames names, bool analyzersRun, CancellationToken cancellationToken)
    {
        CompiledKernel compiled = KernelCompiler.Compile(kernel, cancellationToken);
        if (!kernel.Declaration.HasOverload || compiled.Problems.Any(problem => problem.Id is ProblemIds.NotPartial or ProblemIds.Container or ProblemIds.HiddenName or ProblemIds.LanguageVersion))
        {
            // There is no type to add an overload to, no place in it, or no way to say what it is; trying would only add errors of C#'s own.
            return (HintNames.Of(kernel), "");
        }

        return (HintNames.Of(kernel), Source(kernel, names, compiled, analyzersRun));
    }

    // What is wrong is said once: by the analyzer, by C# itself, or else by each call. Of a fault while printing no analyzer knows.
    private static string Source(Kernel kernel, FreeNames names, CompiledKernel compiled, bool analyzersRun)
    {
        if (compiled.Schedule is null)
        {
            Problem problem = compiled.Problems.First(ProblemTable.IsError);
            return PlanPrinter.PrintBroken(kernel, ProblemTable.Format(problem), isQuoted: !analyzersRun && !ProblemTable.IsSilent(problem));
        }

        try
        {
            return PlanPrinter.Print(kernel, compiled.Schedule, names);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return PlanPrinter.PrintBroken(kernel, ProblemTable.Format(Faults.Of(kernel.Declaration.Name, fault)), isQuoted: true);
        }
    }

    private static (string HintName, string Source) PrintPlanFile(Kernel kernel, KernelPlace place, EquatableArray<KernelPlace> kernels, CancellationToken cancellationToken)
    {
        string path = PlanFile.PathOf(kernel, place, kernels);
        CompiledKernel compiled = KernelCompiler.Compile(kernel, cancellationToken);
        return (HintNames.OfPlan(kernel), compiled.Schedule is null || path.Length == 0 ? "" : PlanFilePrinter.Print(path, compiled.Schedule));
    }
}
