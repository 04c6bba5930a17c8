using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticGraph.Analyzers.Notes;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers;

/// <summary>The fixes for problems that the compiler finds in a kernel.</summary>
internal static class KernelFixes
{
    /// <summary>The fix for a problem that stands at <paramref name="place"/>, or null.</summary>
    public static Fix? For(Problem problem, Location? place, IMethodSymbol kernel, Compilation compilation, CancellationToken cancellationToken) => (problem.Id, place?.SourceTree) switch
    {
        (ProblemIds.NotStatic, { } tree) when Node(tree, place!, cancellationToken) is MethodDeclarationSyntax method => new Fix("Make the kernel static", BeforeType(method), "static "),
        (ProblemIds.ReturnType, not null) => Returns(kernel, compilation, cancellationToken),
        (ProblemIds.UnboundedGrowth, not null) => Bound(kernel, problem.Arguments[4], cancellationToken),
        (ProblemIds.RepeatedReading, not null) => Bound(kernel, problem.Arguments[5], cancellationToken),
        (ProblemIds.NotPartial, { } tree) => Partial(Node(tree, place!, cancellationToken)),
        (ProblemIds.IntegerSum or ProblemIds.SmallIntegerSum, { } tree) => CastFix.For(compilation.GetSemanticModel(tree), Node(tree, place!, cancellationToken), "long", cancellationToken),
        (ProblemIds.IntegerMean, { } tree) => CastFix.For(compilation.GetSemanticModel(tree), Node(tree, place!, cancellationToken), "double", cancellationToken),
        _ => null,
    };

    private static SyntaxNode Node(SyntaxTree tree, Location place, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken).FindNode(place.SourceSpan, getInnermostNodeForTie: true);

    // The attributes stand behind the one that makes the method a kernel, and are qualified as it is.
    private static Fix? Bound(IMethodSymbol kernel, string attributes, CancellationToken cancellationToken)
    {
        if (KnownSymbols.Attribute(kernel.GetAttributes(), "ArrayKernelAttribute")?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax first)
        {
            return null;
        }

        string text = first.Name is QualifiedNameSyntax name ? attributes.Replace("Dim(", name.Left + ".Dim(") : attributes;
        return new Fix($"Add [{attributes}]", Location.Create(first.SyntaxTree, new TextSpan(first.Span.End, 0)), ", " + text);
    }

    // In both parts of a partial kernel.
    private static Fix? Returns(IMethodSymbol kernel, Compilation compilation, CancellationToken cancellationToken)
    {
        MethodDeclarationSyntax[] parts = new[] { kernel, kernel.PartialImplementationPart }
            .SelectMany(part => part?.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)) ?? Array.Empty<SyntaxNode>())
            .OfType<MethodDeclarationSyntax>()
            .ToArray();
        string? Meant(MethodDeclarationSyntax part) => ResultReader.Meant(kernel.ReturnType, new NoteContext(compilation.GetSemanticModel(part.SyntaxTree), cancellationToken).FunctionsAt(part));
        return parts.Length > 0 && Meant(parts[0]) is { } meant
            ? new Fix($"Return '{meant}'", parts.Select(part => (part.ReturnType.GetLocation(), Meant(part)!)).ToArray())
            : null;
    }

    private static Fix? Partial(SyntaxNode node) => node is TypeDeclarationSyntax type
        ? new Fix("Make '" + type.Identifier.ValueText + "' partial", Location.Create(type.SyntaxTree, new TextSpan(type.Keyword.SpanStart, 0)), "partial ")
        : null;

    // C# wants 'partial' right before the type.
    private static Location BeforeType(MethodDeclarationSyntax method)
    {
        SyntaxToken partial = method.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.PartialKeyword));
        return Location.Create(method.SyntaxTree, new TextSpan(partial.RawKind == 0 ? method.ReturnType.SpanStart : partial.SpanStart, 0));
    }

    /// <summary>True where a member access may follow without parentheses.</summary>
    public static bool IsPrimary(ExpressionSyntax expression) =>
        expression is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax or LiteralExpressionSyntax;
}
