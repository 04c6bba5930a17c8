using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary><c>p * scale</c> across element types, and <c>2.0 * x</c> for an array of float.</summary>
internal static class MixedTypesNote
{
    public static Diagnostic? Find(NoteContext context, BinaryExpressionSyntax binary)
    {
        if (context.Symbol(binary) is not null)
        {
            return null;
        }

        return (context.Element(binary.Left), context.Element(binary.Right)) switch
        {
            ({ } left, { } right) when !SymbolEqualityComparer.Default.Equals(left, right) => BothArrays(binary, left, right),
            ({ } left, null) when context.IsNumber(binary.Right) => Number(binary, binary.Right, left),
            (null, { } right) when context.IsNumber(binary.Left) => Number(binary, binary.Left, right),
            _ => null,
        };
    }

    // The array of the narrower type is cast to the wider one, on the ladder that NumPy climbs too.
    private static Diagnostic? BothArrays(BinaryExpressionSyntax binary, ITypeSymbol left, ITypeSymbol right)
    {
        if (KnownSymbols.DTypeOf(left.SpecialType) is not { } leftType || KnownSymbols.DTypeOf(right.SpecialType) is not { } rightType)
        {
            return null;
        }

        (ExpressionSyntax cast, ITypeSymbol to) = leftType < rightType ? (binary.Left, right) : (binary.Right, left);
        string text = NoteContext.Operand(cast) + ".Cast<" + ScalarRules.Keyword(to.SpecialType) + ">()";
        return Report(ProblemIds.MixedTypes, binary, cast, text);
    }

    private static Diagnostic? Number(BinaryExpressionSyntax binary, ExpressionSyntax number, ITypeSymbol element)
    {
        if (ScalarRules.Keyword(element.SpecialType) is not { } keyword)
        {
            return null;
        }

        string? suffix = keyword switch { "float" => "f", "double" => "d", "long" => "L", _ => null };
        return number is LiteralExpressionSyntax literal && suffix is not null
            ? Report(ProblemIds.LiteralType, binary, number, literal.Token.Text.TrimEnd('d', 'D', 'm', 'M', 'f', 'F', 'l', 'L') + suffix)
            : Report(ProblemIds.MixedTypes, binary, number, "(" + keyword + ")" + NoteContext.Operand(number));
    }

    private static Diagnostic Report(string id, BinaryExpressionSyntax binary, ExpressionSyntax replaced, string text) =>
        Fix.Report(Descriptors.Find(id)!, binary.GetLocation(), new Fix("Write '" + text + "'", replaced.GetLocation(), text), text);
}
