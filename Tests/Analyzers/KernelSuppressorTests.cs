using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticGraph.Analyzers;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Rules that take a kernel for code that runs are silenced on kernels, and only there.</summary>
public class KernelSuppressorTests
{
    [Fact]
    public async Task Only_kernels_are_spared()
    {
        string source = KernelSource.Wrap("""
            [ArrayKernel]
            private static NDArray<double> Kernel([Shape("n")] NDArray<double> x, double unused) => x + 1;

            private static int Method(int unused) => 1;
            """);
        CompilationWithAnalyzers compilation = KernelSource.Compile(source).WithAnalyzers(
            [new Complainer(), new KernelSuppressor()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));

        ImmutableArray<Diagnostic> found = await compilation.GetAnalyzerDiagnosticsAsync(CancellationToken.None);

        Assert.Equal(["IDE0051 Kernel", "IDE0060 unused", "IDE0060 x"], Texts(found.Where(d => d.IsSuppressed), source));
        Assert.Equal(["IDE0051 Method", "IDE0060 unused"], Texts(found.Where(d => !d.IsSuppressed), source));
    }

    [Fact]
    public void Every_rule_that_misreads_kernels_is_covered() => Assert.Equal(
        ["CA1062", "CA1801", "CA1811", "CA1814", "CA1822", "IDE0051", "IDE0052", "IDE0060"],
        new KernelSuppressor().SupportedSuppressions.Select(s => s.SuppressedDiagnosticId).Order());

    private static IEnumerable<string> Texts(IEnumerable<Diagnostic> found, string source) =>
        found.Select(d => $"{d.Id} {source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}").Order();

#pragma warning disable RS1001, RS2008 // This analyzer is never shipped.
    /// <summary>Stands in for the rules of the SDK: complains about every private method and every parameter.</summary>
    private sealed class Complainer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor s_unusedMember = new("IDE0051", "Unused", "Unused", "Style", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        private static readonly DiagnosticDescriptor s_unusedParameter = new("IDE0060", "Unused", "Unused", "Style", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_unusedMember, s_unusedParameter];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(c => c.ReportDiagnostic(Diagnostic.Create(s_unusedMember, c.Symbol.Locations[0])), SymbolKind.Method);
            context.RegisterSymbolAction(c => c.ReportDiagnostic(Diagnostic.Create(s_unusedParameter, c.Symbol.Locations[0])), SymbolKind.Parameter);
        }
    }
}
