using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Plans;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary><c>p * scale</c> across element types, and <c>2.0 * x</c> or <c>Maximum(x, 0.5)</c> for an array of float.</summary>
internal static class MixedTypesNote
{
    /// <summary>Operators.</summary>
    public static Diagnostic? Find(NoteContext context, BinaryExpressionSyntax binary) =>
        context.Symbol(binary) is null ? Of(context, binary, binary.Left, binary.Right) : null;

    /// <summary>Calls of functions that take arrays of one type, and numbers of it.</summary>
    public static Diagnostic? FindCall(NoteContext context, InvocationExpressionSyntax call)
    {
        SymbolInfo symbols = context.Model.GetSymbolInfo(call);
        if (symbols.Symbol is not null || symbols.CandidateSymbols.FirstOrDefault() is not IMethodSymbol { Name: var name } method || !KnownSymbols.IsArrayApi(method.ContainingType) || FoldNote.IsFold(name))
        {
            return null;
        }

        IEnumerable<ExpressionSyntax> arguments = call.ArgumentList.Arguments.Select(argument => argument.Expression).Skip(name == "Where" ? 1 : 0);
        ExpressionSyntax[] operands = call.Expression is MemberAccessExpressionSyntax { Expression: var instance } && context.Element(instance) is not null
            ? arguments.Prepend(instance).ToArray()
            : arguments.ToArray();
        ExpressionSyntax? array = operands.FirstOrDefault(operand => context.Element(operand) is not null);
        return array is null ? null : operands.Where(operand => operand != array).Select(operand => Of(context, call, array, operand)).FirstOrDefault(note => note is not null);
    }

    private static Diagnostic? Of(NoteContext context, ExpressionSyntax whole, ExpressionSyntax left, ExpressionSyntax right) => (context.Element(left), context.Element(right)) switch
    {
        ({ } a, { } b) when !SymbolEqualityComparer.Default.Equals(a, b) => BothArrays(whole, left, a, right, b),
        ({ } element, null) when context.IsNumber(right) => Number(context, whole, left, right, element),
        (null, { } element) when context.IsNumber(left) => Number(context, whole, right, left, element),
        _ => null,
    };

    // The array of the narrower type is cast to the wider one, on the ladder that NumPy climbs too.
    private static Diagnostic? BothArrays(ExpressionSyntax whole, ExpressionSyntax left, ITypeSymbol leftElement, ExpressionSyntax right, ITypeSymbol rightElement)
    {
        if (KnownSymbols.DTypeOf(leftElement.SpecialType) is not { } leftType || KnownSymbols.DTypeOf(rightElement.SpecialType) is not { } rightType)
        {
            return null;
        }

        (ExpressionSyntax cast, ITypeSymbol to) = leftType < rightType ? (left, rightElement) : (right, leftElement);
        return Report(ProblemIds.MixedTypes, whole, cast, Cast(cast, to.SpecialType));
    }

    private static Diagnostic? Number(NoteContext context, ExpressionSyntax whole, ExpressionSyntax array, ExpressionSyntax number, ITypeSymbol element)
    {
        if (ScalarRules.Keyword(element.SpecialType) is not { } keyword || context.Type(number) is not { } type || context.Model.ClassifyConversion(number, element).IsImplicit)
        {
            return null;
        }

        // Cast to a whole number, 0.5 would be 0.
        bool losesFraction = type.SpecialType is SpecialType.System_Double or SpecialType.System_Single && KnownSymbols.DTypeOf(element.SpecialType) is { } dtype && !dtype.IsFloating();
        if (losesFraction)
        {
            return Report(ProblemIds.MixedTypes, whole, array, Cast(array, type.SpecialType));
        }

        string? suffix = keyword switch { "float" => "f", "double" => "d", "long" => "L", _ => null };
        return number is LiteralExpressionSyntax literal && suffix is not null
            ? Report(ProblemIds.LiteralType, whole, number, Digits(literal.Token) + suffix)
            : Report(ProblemIds.MixedTypes, whole, number, "(" + keyword + ")" + NoteContext.Operand(number));
    }

    // Of 0x1F the last letter is a digit.
    private static string Digits(SyntaxToken literal) =>
        literal.Value is float or double ? literal.Text.TrimEnd('d', 'D', 'f', 'F') : literal.Text.TrimEnd('u', 'U', 'l', 'L');

    private static string Cast(ExpressionSyntax array, SpecialType to) => NoteContext.Operand(array) + ".Cast<" + ScalarRules.Keyword(to) + ">()";

    private static Diagnostic Report(string id, ExpressionSyntax whole, ExpressionSyntax replaced, string text) =>
        Fix.Report(Descriptors.Find(id)!, whole.GetLocation(), new Fix("Write '" + text + "'", replaced.GetLocation(), text), text);
}
