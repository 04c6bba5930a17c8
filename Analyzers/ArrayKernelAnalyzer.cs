using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticGraph.Analyzers.Rules;
using StaticGraph.Generator;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers;

/// <summary>Reads and compiles every kernel exactly as the generator does, and says what is wrong where it stands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArrayKernelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.Problems;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownSymbols.IsReferenced(start.Compilation))
            {
                start.RegisterSymbolAction(AnalyzeKernel, SymbolKind.Method);
            }
        });
    }

    private static void AnalyzeKernel(SymbolAnalysisContext context)
    {
        // The parts of a partial method are one kernel, which is asked for twice.
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || !KnownSymbols.IsKernel(method) || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is not MethodDeclarationSyntax syntax)
        {
            return;
        }

        KernelReading reading = KernelReader.Read(method, syntax, context.Compilation, context.CancellationToken);
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        long limit = ProjectOptions.MemoryLimit(options);
        CompiledKernel compiled = KernelCompiler.Compile(ProjectOptions.Apply(reading.Kernel, limit), context.CancellationToken);
        var problems = new List<Problem>(compiled.Problems);
        if (compiled.Schedule is { } schedule)
        {
            problems.AddRange(MemoryRule.Find(schedule).Select(problem => RowVariables.Note(problem, reading.Kernel)));
            Problem? drift = ProjectOptions.PlanFiles(options) != PlanFileMode.Check ? null
                : PlanFileRule.Find(reading.Kernel, KernelPlaces.Of(method), KernelPlaces.Namesakes(method, context.Compilation), schedule, context.Options.AdditionalFiles, context.CancellationToken);
            problems.AddRange(drift is null ? Array.Empty<Problem>() : new[] { drift });
        }

        foreach (Problem problem in problems)
        {
            if (Descriptors.Find(problem.Id) is { } descriptor)
            {
                Location? place = problem.Expression >= 0 ? reading.Locations[problem.Expression] : method.Locations.FirstOrDefault();
                context.ReportDiagnostic(Fix.Report(descriptor, place, KernelFixes.For(problem, place, method, context.Compilation, context.CancellationToken), problem.Arguments.Cast<object>().ToArray()));
            }
        }
    }
}
