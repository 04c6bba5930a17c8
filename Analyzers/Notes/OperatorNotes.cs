using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        var fix = new Fix("Write '" + meant + "'", binary.OperatorToken.GetLocation(), meant);
        return Fix.Report(Descriptors.Find(ProblemIds.ShortCircuit)!, binary.GetLocation(), fix, written, meant);
    }

    /// <summary><c>x ^ 2</c> where x has elements that no bits can be exchanged of.</summary>
    public static Diagnostic? Power(NoteContext context, BinaryExpressionSyntax binary)
    {
        if (context.Element(binary.Left)?.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single))
        {
            return null;
        }

        string text = NoteContext.Operand(binary.Left) + ".Pow(" + binary.Right + ")";
        return Fix.Report(Descriptors.Find(ProblemIds.PowerOperator)!, binary.GetLocation(), new Fix("Write '" + text + "'", binary.GetLocation(), text), text);
    }
}
