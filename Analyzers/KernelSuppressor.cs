using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticGraph.Generator.Frontend;

namespace StaticGraph.Analyzers;

/// <summary>Silences rules that take a kernel for code that runs: its private method is "unused", its parameters are "not validated".</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelSuppressor : DiagnosticSuppressor
{
    private const string Reason = "A kernel is read by the compiler and not run";

    private static readonly string[] s_suppressed = { "IDE0051", "IDE0052", "IDE0060", "CA1062", "CA1801", "CA1811", "CA1814", "CA1822" };

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> s_byId =
        s_suppressed.ToImmutableDictionary(id => id, id => new SuppressionDescriptor("SGS" + id, id, Reason));

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = s_byId.Values.OrderBy(d => d.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree && IsInKernel(tree, diagnostic.Location, context))
            {
                context.ReportSuppression(Suppression.Create(s_byId[diagnostic.Id], diagnostic));
            }
        }
    }

    private static bool IsInKernel(SyntaxTree tree, Location place, SuppressionAnalysisContext context)
    {
        SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(place.SourceSpan);
        return node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && context.GetSemanticModel(tree).GetDeclaredSymbol(method, context.CancellationToken) is IMethodSymbol symbol
            && KnownSymbols.IsKernel(symbol);
    }
}
