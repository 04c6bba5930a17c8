using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary>Numbers that C# takes as written, and nobody means.</summary>
internal static class NumberNotes
{
    /// <summary><c>x == double.NaN</c>, and the other comparisons.</summary>
    public static Diagnostic? ComparedWithNaN(NoteContext context, BinaryExpressionSyntax binary)
    {
        ExpressionSyntax? array = IsNaN(context, binary.Right) ? binary.Left : IsNaN(context, binary.Left) ? binary.Right : null;
        if (array is null || context.Element(array) is null)
        {
            return null;
        }

        bool isUnequal = binary.IsKind(SyntaxKind.NotEqualsExpression);
        string text = (isUnequal ? "!" : "") + $"{context.FunctionsAt(binary)}.IsNaN({array})";
        Fix? fix = isUnequal || binary.IsKind(SyntaxKind.EqualsExpression) ? new Fix("Write '" + text + "'", binary.GetLocation(), text) : null;
        return Fix.Report(Descriptors.Find(ProblemIds.ComparedWithNaN)!, binary.GetLocation(), fix, binary.ToString(), isUnequal ? "true" : "false", text);
    }

    /// <summary><c>(1 / 2) * x</c>: the quotient of whole numbers where a fraction is wanted.</summary>
    public static Diagnostic? WholeDivision(NoteContext context, BinaryExpressionSyntax binary)
    {
        if (!IsWhole(context.Type(binary)) || IsExact(context, binary) || Wanted(context, binary) is not { } wanted)
        {
            return null;
        }

        string suffix = wanted == SpecialType.System_Single ? "f" : ".0";
        string left = binary.Left is LiteralExpressionSyntax literal && IsPlain(literal.Token.Text) ? literal.Token.Text + suffix : $"({(wanted == SpecialType.System_Single ? "float" : "double")}){NoteContext.Operand(binary.Left)}";
        string text = $"{left} / {binary.Right}";
        string effect = context.Constant(binary) is { } value ? $"which gives {value}" : "which drops the fraction";
        return Fix.Report(Descriptors.Find(ProblemIds.WholeDivision)!, binary.GetLocation(), new Fix("Write '" + text + "'", binary.Left.GetLocation(), left), binary.ToString(), effect, text);
    }

    private static bool IsNaN(NoteContext context, ExpressionSyntax expression) => context.Constant(expression) is double.NaN or float.NaN;

    private static bool IsWhole(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64;

    private static bool IsPlain(string digits) => digits.All(char.IsDigit);

    private static bool IsExact(NoteContext context, BinaryExpressionSyntax binary) =>
        (context.Constant(binary.Left), context.Constant(binary.Right), context.Constant(binary)) is ({ } left, { } right, { } quotient) && Number(quotient) * Number(right) == Number(left);

    private static decimal Number(object whole) => Convert.ToDecimal(whole, System.Globalization.CultureInfo.InvariantCulture);

    // The floating type that the quotient, or the whole number computed from it, becomes in the end.
    private static SpecialType? Wanted(NoteContext context, ExpressionSyntax expression)
    {
        while (IsWhole(context.Type(expression)))
        {
            if (context.ConvertedType(expression)?.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
            {
                return context.ConvertedType(expression)!.SpecialType;
            }

            if (expression.Parent is CastExpressionSyntax cast && context.Type(cast)?.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
            {
                return context.Type((ExpressionSyntax)expression.Parent)!.SpecialType;
            }

            if (expression.Parent is not (ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or BinaryExpressionSyntax) || IsOfBits(expression.Parent))
            {
                return null;
            }

            expression = (ExpressionSyntax)expression.Parent;
        }

        return null;
    }

    // Whole numbers are meant where bits are.
    private static bool IsOfBits(SyntaxNode operation) => operation.Kind() is SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression or SyntaxKind.ExclusiveOrExpression
        or SyntaxKind.LeftShiftExpression or SyntaxKind.RightShiftExpression or SyntaxKind.UnsignedRightShiftExpression or SyntaxKind.BitwiseNotExpression;
}
