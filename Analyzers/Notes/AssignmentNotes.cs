using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary>Assignments that NumPy allows and symbolic arrays do not.</summary>
internal static class AssignmentNotes
{
    /// <summary><c>x[m] = 0</c>.</summary>
    public static Diagnostic? Elements(NoteContext context, AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is not ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } access || context.Element(access.Expression) is null)
        {
            return null;
        }

        ExpressionSyntax index = arguments[0].Expression;
        bool isMask = context.Element(index)?.SpecialType == SpecialType.System_Boolean;
        string text = $"{access.Expression} = {context.FunctionsAt(assignment)}.Where({(isMask ? index.ToString() : "mask")}, {assignment.Right}, {access.Expression})";
        Fix? fix = isMask && access.Expression is IdentifierNameSyntax ? new Fix("Write '" + text + "'", assignment.GetLocation(), text) : null;
        return Fix.Report(Descriptors.Find(ProblemIds.ElementAssignment)!, assignment.Left.GetLocation(), fix, text);
    }

    /// <summary><c>NDArray&lt;double&gt; s = 0</c>.</summary>
    public static Diagnostic? ScalarAsArray(NoteContext context, SyntaxNode node)
    {
        ExpressionSyntax? value = node switch
        {
            EqualsValueClauseSyntax clause => clause.Value,
            AssignmentExpressionSyntax assignment => assignment.Right,
            ReturnStatementSyntax statement => statement.Expression,
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            _ => null,
        };
        bool isUnderstood = value is not InvocationExpressionSyntax || context.Symbol(value) is not null;
        return value is not null && isUnderstood && context.IsNumber(value) && KnownSymbols.IsArray(context.ConvertedType(value))
            ? Fix.Report(Descriptors.Find(ProblemIds.ScalarAsArray)!, value.GetLocation(), null)
            : null;
    }
}
