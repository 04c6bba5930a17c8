using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary>Assignments that NumPy allows and symbolic arrays do not.</summary>
internal static class AssignmentNotes
{
    /// <summary><c>x[m] = 0</c> and <c>x[m] += 1</c>.</summary>
    public static Diagnostic? Elements(NoteContext context, AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is not ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } access || context.Element(access.Expression) is null)
        {
            return null;
        }

        ExpressionSyntax index = arguments[0].Expression;
        bool isMask = context.Element(index)?.SpecialType == SpecialType.System_Boolean;
        string operation = assignment.OperatorToken.Text.TrimEnd('=');
        string value = operation.Length == 0 ? assignment.Right.ToString() : $"{access.Expression} {operation} {NoteContext.Operand(assignment.Right)}";
        string text = $"{access.Expression} = {context.FunctionsAt(assignment)}.Where({(isMask ? index.ToString() : "mask")}, {value}, {access.Expression})";
        Fix? fix = isMask && access.Expression is IdentifierNameSyntax ? new Fix("Write '" + text + "'", assignment.GetLocation(), text) : null;
        return Fix.Report(Descriptors.Find(ProblemIds.ElementAssignment)!, assignment.Left.GetLocation(), fix, text);
    }

    /// <summary><c>x[mask]</c>, <c>x[[0, 2]]</c>, <c>x["n"]</c>: an index that arrays do not take.</summary>
    public static Diagnostic? Indexer(NoteContext context, ElementAccessExpressionSyntax access) =>
        context.Element(access.Expression) is null || (context.Symbol(access) is not null && !IndexNotes.HasNull(access)) || (access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access)
            ? null
            : Fix.Report(Descriptors.Find(ProblemIds.NoElements)!, access.GetLocation(), null, access.ToString(), IndexNotes.WayOut(context, access));

    /// <summary><c>NDArray&lt;double&gt; s = 0</c>.</summary>
    public static Diagnostic? ScalarAsArray(NoteContext context, SyntaxNode node)
    {
        // What is assigned to elements has a word of its own.
        ExpressionSyntax? value = node is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax elements } && context.Element(elements.Expression) is not null ? null : Assigned(node);
        bool isUnderstood = value switch
        {
            InvocationExpressionSyntax => context.Symbol(value) is not null,
            CastExpressionSyntax cast => context.Element(cast.Expression) is null,
            _ => true,
        };
        return value is not null && isUnderstood && context.IsNumber(value) && KnownSymbols.IsArray(context.ConvertedType(value))
            ? Fix.Report(
                Descriptors.Find(ProblemIds.ScalarAsArray)!, value.GetLocation(), null, "A number", "an array", "start from the first term, or use the number in the expression, where it broadcasts")
            : null;
    }

    /// <summary><c>double m = x.Mean()</c>.</summary>
    public static Diagnostic? ArrayAsScalar(NoteContext context, SyntaxNode node)
    {
        if (Assigned(node) is not { } value || context.Element(value) is not { } element || ScalarRules.Keyword(context.ConvertedType(value)?.SpecialType) is null)
        {
            return null;
        }

        TypeSyntax? declared = Declared(node);
        if (declared?.Parent is MethodDeclarationSyntax method && context.Declared(method) is IMethodSymbol symbol && KnownSymbols.IsKernel(symbol))
        {
            // Its return type has a word of its own.
            return null;
        }

        string meant = $"{context.FunctionsAt(node)}<{element.ToDisplayString()}>";
        Fix? fix = declared is null ? null : new Fix("Declare it '" + meant + "'", declared.GetLocation(), meant);
        return Fix.Report(Descriptors.Find(ProblemIds.ScalarAsArray)!, value.GetLocation(), fix, "An array", "a number", "a single element is an array of rank 0, so declare it " + meant);
    }

    /// <summary><c>(double)x.Mean()</c>.</summary>
    public static Diagnostic? CastToNumber(NoteContext context, CastExpressionSyntax cast)
    {
        if (context.Element(cast.Expression) is not { } element || context.Type(cast) is not { } type || ScalarRules.Keyword(type.SpecialType) is null)
        {
            return null;
        }

        bool isSame = SymbolEqualityComparer.Default.Equals(element, type);
        string text = isSame ? cast.Expression.ToString() : $"{NoteContext.Operand(cast.Expression)}.Cast<{type.ToDisplayString()}>()";
        return Fix.Report(
            Descriptors.Find(ProblemIds.ScalarAsArray)!, cast.GetLocation(), new Fix("Write '" + text + "'", cast.GetLocation(), text), "An array", "a number", "a single element is an array of rank 0, so write " + text);
    }

    /// <summary>What a declaration, an assignment, a return or a body gives to what has a type of its own.</summary>
    public static ExpressionSyntax? Assigned(SyntaxNode node) => node switch
    {
        EqualsValueClauseSyntax clause => clause.Value,
        AssignmentExpressionSyntax assignment => assignment.Right,
        ReturnStatementSyntax statement => statement.Expression,
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        _ => null,
    };

    // Where the type of what is assigned stands, if for this alone.
    private static TypeSyntax? Declared(SyntaxNode node) => node switch
    {
        EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1 } variable } => variable.Type,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => method.ReturnType,
        ReturnStatementSyntax when node.Ancestors().First(outer => outer is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) is MethodDeclarationSyntax method => method.ReturnType,
        _ => null,
    };
}
