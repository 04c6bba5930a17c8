using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;

namespace StaticGraph.Analyzers.Notes;

/// <summary>What notes ask about an expression.</summary>
internal sealed class NoteContext
{
    private readonly CancellationToken _cancellationToken;

    public NoteContext(SemanticModel model, CancellationToken cancellationToken)
    {
        Model = model;
        _cancellationToken = cancellationToken;
    }

    public SemanticModel Model { get; }

    /// <summary>The expression's own type, before any conversion.</summary>
    public ITypeSymbol? Type(ExpressionSyntax expression) => Model.GetTypeInfo(expression, _cancellationToken).Type;

    /// <summary>What the expression is meant to become.</summary>
    public ITypeSymbol? ConvertedType(ExpressionSyntax expression) => Model.GetTypeInfo(expression, _cancellationToken).ConvertedType;

    /// <summary>The element type where the expression is an array of a kernel, or null.</summary>
    public ITypeSymbol? Element(ExpressionSyntax expression) => Type(expression) is INamedTypeSymbol type && KnownSymbols.IsArray(type) ? type.TypeArguments[0] : null;

    /// <summary>True for a single number.</summary>
    public bool IsNumber(ExpressionSyntax expression) => ScalarRules.Keyword(Type(expression)?.SpecialType) is not (null or "bool" or "char");

    /// <summary>What the expression means, or null where C# could make nothing of it.</summary>
    public ISymbol? Symbol(SyntaxNode node) => Model.GetSymbolInfo(node, _cancellationToken).Symbol;

    /// <summary>True for a name of which C# knows nothing at all, not even something that does not fit.</summary>
    public bool IsUnknown(SimpleNameSyntax name)
    {
        SymbolInfo symbols = Model.GetSymbolInfo(name, _cancellationToken);
        return symbols.Symbol is null && symbols.CandidateSymbols.Length == 0;
    }

    /// <summary>The value of a constant, or null.</summary>
    public object? Constant(ExpressionSyntax expression) => Model.GetConstantValue(expression, _cancellationToken) is { HasValue: true, Value: var value } ? value : null;

    /// <summary>The static class of array functions.</summary>
    public INamedTypeSymbol? Functions => Model.Compilation.GetTypeByMetadataName("StaticGraph.NDArray");

    /// <summary>How the class of array functions is written there: with its namespace where its name alone is unknown, or is something of the user's.</summary>
    public string FunctionsAt(SyntaxNode node)
    {
        return Means(node, "NDArray", symbol => symbol is INamedTypeSymbol type && KnownSymbols.IsArrayApi(type)) ? "NDArray"
            : Means(node, "StaticGraph", symbol => symbol is INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true }) ? "StaticGraph.NDArray"
            : "global::StaticGraph.NDArray";
    }

    /// <summary>True where a name means one thing there, and that is the one wanted.</summary>
    public bool Means(SyntaxNode node, string name, Func<ISymbol, bool> isWanted) =>
        Model.LookupSymbols(node.SpanStart, name: name).Where(symbol => symbol is not INamedTypeSymbol { Arity: > 0 }).ToArray() is { Length: 1 } found && isWanted(found[0]);

    /// <summary>True for <c>np</c> and what NumPy has in it, such as <c>np.linalg</c>, where C# knows nothing called so.</summary>
    public bool IsModule(ExpressionSyntax expression) =>
        (expression is MemberAccessExpressionSyntax { Expression: var outer, Name.Identifier.ValueText: "linalg" or "random" or "fft" } ? outer : expression)
        is IdentifierNameSyntax { Identifier.ValueText: "np" or "numpy" } name && IsUnknown(name);

    /// <summary>What a declaration declares, or null.</summary>
    public ISymbol? Declared(SyntaxNode node) => Model.GetDeclaredSymbol(node, _cancellationToken);

    /// <summary>The member the node stands in.</summary>
    public ISymbol? EnclosingMember(SyntaxNode node) => Model.GetEnclosingSymbol(node.SpanStart, _cancellationToken);

    /// <summary>The text of an operation that takes the place of a call, in parentheses where its surroundings would come between its operands.</summary>
    public static string InPlaceOf(ExpressionSyntax call, string text) =>
        call.Parent is ExpressionSyntax and not (ParenthesizedExpressionSyntax or AssignmentExpressionSyntax) ? "(" + text + ")" : text;

    /// <summary>The expression's text, in parentheses where a member access would not bind to the whole of it.</summary>
    public static string Operand(ExpressionSyntax expression) => KernelFixes.IsPrimary(expression) ? expression.ToString() : "(" + expression + ")";
}
