using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.Generator.Frontend;

namespace StaticGraph.Analyzers;

/// <summary>Casts the array that a fold takes, and changes the type of what the method returns where that is the fold.</summary>
internal static class CastFix
{
    /// <summary>The fix for the call of a fold, however it is spelled; null for the call of a helper that folds.</summary>
    public static Fix? For(SemanticModel model, SyntaxNode node, string type, CancellationToken cancellationToken)
    {
        if (node is not InvocationExpressionSyntax call || model.GetOperation(call, cancellationToken) is not IInvocationOperation fold || !KnownSymbols.IsArrayApi(fold.TargetMethod.ContainingType))
        {
            return null;
        }

        IOperation? operand = fold.Instance ?? fold.Arguments.FirstOrDefault(argument => KnownSymbols.IsArray(argument.Parameter?.Type))?.Value;
        if (operand?.Syntax is not ExpressionSyntax value)
        {
            return null;
        }

        // Operations have no parentheses.
        ExpressionSyntax array = fold.Instance is null ? value : Outermost(value);
        string text = (KernelFixes.IsPrimary(array) ? array.ToString() : "(" + array + ")") + ".Cast<" + type + ">()";
        IEnumerable<(Location, string)?> edits = new[] { Edit(Returned(call), type), Edit(TypeArguments(call), ""), (array.GetLocation(), text) };
        return new Fix("Cast to " + type + " first", edits.OfType<(Location, string)>().ToArray());
    }

    private static (Location, string)? Edit(SyntaxNode? node, string text) => node is null ? null : (node.GetLocation(), text);

    // Sum<int>(x): C# finds the new type by itself.
    private static SyntaxNode? TypeArguments(InvocationExpressionSyntax call) => call.Expression switch
    {
        GenericNameSyntax name => name.TypeArgumentList,
        MemberAccessExpressionSyntax { Name: GenericNameSyntax name } => name.TypeArgumentList,
        _ => null,
    };

    // The element type of the result that the call is, if it is one.
    private static TypeSyntax? Returned(InvocationExpressionSyntax call)
    {
        ExpressionSyntax value = Outermost(call);
        TypeSyntax? type = call.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType;
        if (value.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple } item)
        {
            value = Outermost(tuple);
            type = (type as TupleTypeSyntax)?.Elements.ElementAtOrDefault(tuple.Arguments.IndexOf(item))?.Type;
        }

        return value.Parent is ArrowExpressionClauseSyntax or ReturnStatementSyntax ? Element(type) : null;
    }

    private static ExpressionSyntax Outermost(ExpressionSyntax value)
    {
        while (value.Parent is ParenthesizedExpressionSyntax parentheses)
        {
            value = parentheses;
        }

        return value;
    }

    private static TypeSyntax? Element(TypeSyntax? type) => type switch
    {
        QualifiedNameSyntax name => Element(name.Right),
        AliasQualifiedNameSyntax name => Element(name.Name),
        GenericNameSyntax { Identifier.ValueText: "NDArray", TypeArgumentList.Arguments: { Count: 1 } elements } => elements[0],
        _ => null,
    };
}
