using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers;

/// <summary>The fixes for problems that the compiler finds in a kernel.</summary>
internal static class KernelFixes
{
    /// <summary>The fix for a problem that stands at <paramref name="place"/>, or null.</summary>
    public static Fix? For(Problem problem, Location? place, SyntaxNode kernel, CancellationToken cancellationToken) => (problem.Id, place?.SourceTree) switch
    {
        (ProblemIds.NotStatic, not null) when kernel is MethodDeclarationSyntax method => new Fix("Make the kernel static", Before(method.ReturnType), "static "),
        (ProblemIds.UnboundedGrowth, not null) when kernel is MethodDeclarationSyntax method => Bound(method, problem.Arguments[4]),
        (ProblemIds.RepeatedReading, not null) when kernel is MethodDeclarationSyntax method => Bound(method, problem.Arguments[5]),
        (ProblemIds.NotPartial, { } tree) => Partial(Node(tree, place!, cancellationToken)),
        (ProblemIds.IntegerSum or ProblemIds.SmallIntegerSum, { } tree) => Cast(Node(tree, place!, cancellationToken), problem.Arguments[0], "long"),
        (ProblemIds.IntegerMean, { } tree) => Cast(Node(tree, place!, cancellationToken), problem.Arguments[0], "double"),
        _ => null,
    };

    private static SyntaxNode Node(SyntaxTree tree, Location place, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken).FindNode(place.SourceSpan, getInnermostNodeForTie: true);

    // The attributes stand behind the one that makes the method a kernel.
    private static Fix? Bound(MethodDeclarationSyntax kernel, string attributes)
    {
        AttributeSyntax? first = kernel.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Name.ToString().Contains("ArrayKernel"));
        return first is null ? null : new Fix($"Add [{attributes}]", Location.Create(first.SyntaxTree, new TextSpan(first.Span.End, 0)), ", " + attributes);
    }

    private static Fix? Partial(SyntaxNode node) => node is TypeDeclarationSyntax type
        ? new Fix("Make '" + type.Identifier.ValueText + "' partial", Location.Create(type.SyntaxTree, new TextSpan(type.Keyword.SpanStart, 0)), "partial ")
        : null;

    // x.Sum(0) and Sum(x, 0): the array is what is cast. A call that has been inlined is not the operation itself.
    private static Fix? Cast(SyntaxNode node, string operation, string type)
    {
        if (node is not InvocationExpressionSyntax call || CalledName(call.Expression) != operation)
        {
            return null;
        }

        ExpressionSyntax? array = call.Expression is MemberAccessExpressionSyntax { Expression: not SimpleNameSyntax { Identifier.ValueText: "NDArray" } } member
            ? member.Expression
            : call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        if (array is null)
        {
            return null;
        }

        string text = (IsPrimary(array) ? array.ToString() : "(" + array + ")") + ".Cast<" + type + ">()";
        string title = "Cast to " + type + " first";
        return ReturnedElement(call) is { } element
            ? new Fix(title, (element.GetLocation(), type), (array.GetLocation(), text))
            : new Fix(title, array.GetLocation(), text);
    }

    private static string? CalledName(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    // Where the call is all that the method returns, the method returns arrays of the new type.
    private static TypeSyntax? ReturnedElement(InvocationExpressionSyntax call) =>
        call.Parent is ArrowExpressionClauseSyntax or ReturnStatementSyntax
        && call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { ReturnType: GenericNameSyntax { Identifier.ValueText: "NDArray", TypeArgumentList.Arguments: { Count: 1 } elements } }
            ? elements[0]
            : null;

    /// <summary>True where a member access may follow without parentheses.</summary>
    public static bool IsPrimary(ExpressionSyntax expression) =>
        expression is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax or LiteralExpressionSyntax;

    private static Location Before(SyntaxNode node) => Location.Create(node.SyntaxTree, new TextSpan(node.SpanStart, 0));
}
