using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary>Operators that look right and mean something else in C#.</summary>
internal static class OperatorNotes
{
    /// <summary><c>&amp;&amp;</c> and <c>||</c> between arrays.</summary>
    public static Diagnostic? ShortCircuit(NoteContext context, BinaryExpressionSyntax binary)
    {
        if (context.Element(binary.Left) is null && context.Element(binary.Right) is null)
        {
            return null;
        }

        string written = binary.OperatorToken.Text;
        string meant = written.Substring(1);
        (Location, string)[] edits = Looser(binary.Left).Append((binary.OperatorToken.GetLocation(), meant)).Concat(Looser(binary.Right)).ToArray();
        var fix = new Fix("Write '" + meant + "'", edits);
        return Fix.Report(Descriptors.Find(ProblemIds.ShortCircuit)!, binary.GetLocation(), fix, written, meant);
    }

    /// <summary><c>0 &lt; x &lt; 1</c>, which Python takes for two comparisons.</summary>
    public static Diagnostic? Chain(NoteContext context, BinaryExpressionSyntax binary)
    {
        if (binary.Left is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression } first
            || context.Element(first)?.SpecialType != SpecialType.System_Boolean || context.Symbol(binary) is not null)
        {
            return null;
        }

        string text = $"({first}) & ({first.Right} {binary.OperatorToken.Text} {binary.Right})";
        return Fix.Report(
            Descriptors.Find(ProblemIds.ShortCircuit)!, binary.GetLocation(), new Fix("Write '" + text + "'", binary.GetLocation(), NoteContext.InPlaceOf(binary, text)), binary.ToString(), text);
    }

    // x | y && z is (x | y) && z, and x | y & z is not.
    private static IEnumerable<(Location, string)> Looser(ExpressionSyntax operand) =>
        operand.Kind() is SyntaxKind.BitwiseOrExpression or SyntaxKind.ExclusiveOrExpression && operand.Parent.IsKind(SyntaxKind.LogicalAndExpression)
            ? new[] { (operand.GetLocation(), "(" + operand + ")") }
            : Array.Empty<(Location, string)>();

    /// <summary><c>x ^ 2</c>: a mistake for floating elements, which have no bits to exchange, and hardly meant for whole ones beside a number that is not written as bits.</summary>
    public static Diagnostic? Power(NoteContext context, BinaryExpressionSyntax binary)
    {
        // In C# '^' binds weaker than arithmetic: who writes y + x ^ 2 for a power means the square of x.
        ExpressionSyntax array = binary.Left, exponent = binary.Right;
        while (array is BinaryExpressionSyntax outer)
        {
            array = outer.Right;
        }

        while (exponent is BinaryExpressionSyntax outer)
        {
            exponent = outer.Left;
        }

        if (Power(context, array, exponent, isAlone: array == binary.Left && exponent == binary.Right) is not { } power)
        {
            return null;
        }

        string source = binary.ToString();
        string text = source.Substring(0, array.SpanStart - binary.SpanStart) + power + source.Substring(exponent.Span.End - binary.SpanStart);
        return Fix.Report(Descriptors.Find(ProblemIds.PowerOperator)!, binary.GetLocation(), new Fix("Write '" + text + "'", binary.GetLocation(), text), text);
    }

    /// <summary><c>x ** 2</c>, which C# takes for a product with what a pointer points to.</summary>
    public static Diagnostic? Stars(NoteContext context, BinaryExpressionSyntax binary)
    {
        if (binary.Right is not PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression, Operand: var exponent })
        {
            return null;
        }

        // In Python '**' binds stronger than everything before it.
        ExpressionSyntax array = binary.Left;
        while (array is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax)
        {
            array = array is BinaryExpressionSyntax outer ? outer.Right : ((PrefixUnaryExpressionSyntax)array).Operand;
        }

        if (Power(context, array, exponent, isAlone: array == binary.Left) is not { } power)
        {
            return null;
        }

        string text = binary.ToString().Substring(0, array.SpanStart - binary.SpanStart) + power;
        return Fix.Report(Descriptors.Find(ProblemIds.PowerOperator)!, binary.GetLocation(), new Fix("Write '" + text + "'", binary.GetLocation(), text), text);
    }

    private static string? Power(NoteContext context, ExpressionSyntax array, ExpressionSyntax exponent, bool isAlone)
    {
        string operand = NoteContext.Operand(array);
        switch (KnownSymbols.DTypeOf(context.Element(array)))
        {
            case { } type when type.IsFloating():
                return $"{operand}.Pow({exponent})";
            case { } type when type.IsInteger() && Times(exponent) is { } times:
                string product = string.Join(" * ", Enumerable.Repeat(operand, times));
                return isAlone ? product : "(" + product + ")";
            default:
                return null;
        }
    }

    // 2 to 9 in decimal: 0x02 and 0b10 are meant as bits.
    private static int? Times(ExpressionSyntax exponent) =>
        exponent is LiteralExpressionSyntax { Token.Text: { Length: 1 } digit } && digit[0] is >= '2' and <= '9' ? digit[0] - '0' : null;
}
