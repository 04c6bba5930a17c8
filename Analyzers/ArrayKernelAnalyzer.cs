using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticGraph.Analyzers.Rules;
using StaticGraph.Generator;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Support;

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
            if (start.Compilation.GetTypeByMetadataName(KnownSymbols.KernelAttribute) is not null)
            {
                start.RegisterSymbolAction(AnalyzeKernel, SymbolKind.Method);
            }
        });
    }

    private static void AnalyzeKernel(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!KnownSymbols.IsKernel(method) || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is not { } syntax)
        {
            return;
        }

        KernelReading reading = KernelReader.Read(method, syntax, context.Compilation, context.CancellationToken);
        long limit = ProjectOptions.MemoryLimit(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        CompiledKernel compiled = KernelCompiler.Compile(ProjectOptions.Apply(reading.Kernel, limit), context.CancellationToken);
        IEnumerable<Problem> memory = compiled.Schedule is { } schedule ? MemoryRule.Find(schedule) : Array.Empty<Problem>();
        foreach (Problem problem in compiled.Problems.Concat(memory))
        {
            if (Descriptors.Find(problem.Id) is { } descriptor)
            {
                Location? place = problem.Expression >= 0 ? reading.Locations[problem.Expression] : method.Locations.FirstOrDefault();
                context.ReportDiagnostic(Fix.Report(descriptor, place, KernelFixes.For(problem, place, syntax, context.CancellationToken), problem.Arguments.Cast<object>().ToArray()));
            }
        }
    }
}
