using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticGraph.Analyzers.Notes;

/// <summary>What to write instead of an index that arrays do not take.</summary>
internal static class IndexNotes
{
    private const string Masks = "a mask is an array of the kernel, as x > 0 is";
    private const string Lists = "list the indices where they are used, x[[0, 2]]";

    /// <summary>The way out for the first index that says by its kind what it is for.</summary>
    public static string WayOut(NoteContext context, ElementAccessExpressionSyntax access) =>
        access.ArgumentList.Arguments.Select(argument => Of(context, argument.Expression)).OfType<string>().FirstOrDefault() ?? Masks;

    /// <summary>True where null is an index, which could be any array of indices.</summary>
    public static bool HasNull(ElementAccessExpressionSyntax access) => access.ArgumentList.Arguments.Any(argument => argument.Expression.IsKind(SyntaxKind.NullLiteralExpression));

    private static string? Of(NoteContext context, ExpressionSyntax index) => context.Type(index) switch
    {
        _ when index.IsKind(SyntaxKind.NullLiteralExpression) => "an axis of length 1 is added by NewAxis",
        _ when index.IsKind(SyntaxKind.CollectionExpression) => Lists,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Boolean } => Masks,
        IArrayTypeSymbol => Lists,
        { SpecialType: SpecialType.System_String } => "an axis is known by its place, as the second is in x[.., 0]",
        { SpecialType: SpecialType.System_Boolean } => Masks,
        _ when context.Element(index)?.SpecialType == SpecialType.System_Boolean => Masks,
        _ when context.Element(index) is not null => "arrays of indices are of ints or longs: convert them, i.Cast<long>()",
        _ when context.IsNumber(index) => "an index is an int",
        _ => null,
    };
}
