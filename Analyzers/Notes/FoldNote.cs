using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary><c>Max(x, 0)</c> and <c>Sum(a, b)</c>: a fold of one array, where the second argument is hardly meant as an axis.</summary>
internal static class FoldNote
{
    /// <summary>True for the name of a fold over axes.</summary>
    public static bool IsFold(string name) => OpTable.Find(name) is { Kind: OpKind.Reduction };

    public static Diagnostic? Find(NoteContext context, InvocationExpressionSyntax call)
    {
        if (NameOf(call) is not { } fold || OpTable.Find(OpTable.Find(fold)?.Pairs ?? "") is not { } pair || Operands(context, call) is not { } operands)
        {
            return null;
        }

        string pairs = Written(pair, operands.Array, operands.Second, context.FunctionsAt(call));

        // x.Max(0) is how an axis is written; Max(x, 0) is how the greater of two numbers is.
        bool isAxis = context.Type(operands.Second)?.SpecialType == SpecialType.System_Int32;
        bool isDoubtful = isAxis ? IsFunction(pair) && !operands.IsMember && IsLiteral(operands.Second) : context.IsNumber(operands.Second) || context.Element(operands.Second) is not null;
        if (!isDoubtful)
        {
            return null;
        }

        string axis = isAxis ? $"; if the axis is meant, write {NoteContext.Operand(operands.Array)}.{fold}({operands.Second})" : "";
        return Fix.Report(Descriptors.Find(ProblemIds.FoldOfPairs)!, call.GetLocation(), new Fix("Write '" + pairs + "'", call.GetLocation(), IsFunction(pair) ? pairs : NoteContext.InPlaceOf(call, pairs)), fold, $"for each pair of elements write {pairs}" + axis);
    }

    // The array and what stands where an axis would: positional, and nothing behind it.
    private static (ExpressionSyntax Array, ExpressionSyntax Second, bool IsMember)? Operands(NoteContext context, InvocationExpressionSyntax call)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (arguments.Any(argument => argument.NameColon is not null))
        {
            return null;
        }

        bool isMember = call.Expression is MemberAccessExpressionSyntax { Expression: var instance } && context.Element(instance) is not null;
        if (isMember)
        {
            return arguments.Count == 1 ? (((MemberAccessExpressionSyntax)call.Expression).Expression, arguments[0].Expression, true) : null;
        }

        bool isFunction = call.Expression is SimpleNameSyntax || (call.Expression is MemberAccessExpressionSyntax { Expression: var type } && KnownSymbols.IsArrayApi(context.Symbol(type) as ITypeSymbol));
        return isFunction && arguments.Count == 2 && context.Element(arguments[0].Expression) is not null && MayBeOurs(context, call)
            ? (arguments[0].Expression, arguments[1].Expression, false)
            : null;
    }

    // A method of the user's own may have such a name too.
    private static bool MayBeOurs(NoteContext context, InvocationExpressionSyntax call)
    {
        SymbolInfo symbols = context.Model.GetSymbolInfo(call);
        return new[] { symbols.Symbol }.Concat(symbols.CandidateSymbols).OfType<IMethodSymbol>().Any(method => KnownSymbols.IsArrayApi(method.ContainingType));
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static string Written(OpDef pair, ExpressionSyntax array, ExpressionSyntax second, string functions) => IsFunction(pair)
        ? $"{functions}.{pair.Name}({array}, {second})"
        : pair.Notation.Replace("{0}", NoteContext.Operand(array)).Replace("{1}", NoteContext.Operand(second));

    private static bool IsFunction(OpDef row) => row.Notation.Length == 0;

    // A named constant says itself what it is.
    private static bool IsLiteral(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax };
}
