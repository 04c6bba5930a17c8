using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary><c>Exp(x)</c> without the <c>using static</c> that brings it, and <c>x.Exp()</c>, which is no member.</summary>
internal static class ScopeNote
{
    private const string Using = "using static StaticGraph.NDArray;";

    /// <summary>A function called by its bare name.</summary>
    public static Diagnostic? Function(NoteContext context, InvocationExpressionSyntax call)
    {
        if (call.Expression is not SimpleNameSyntax name || !context.IsUnknown(name) || !IsFunction(context, name.Identifier.ValueText) || CallNotes.OfNumbers(context, call) is not null)
        {
            return null;
        }

        Fix? fix = call.SyntaxTree.GetRoot() is CompilationUnitSyntax file ? AddUsing(file) : null;
        return Report(name, fix, name.Identifier.ValueText, $"add '{Using}' to this file, or write {context.FunctionsAt(call)}.{name.Identifier.ValueText}");
    }

    /// <summary>A function called as a member of an array.</summary>
    public static Diagnostic? Member(NoteContext context, MemberAccessExpressionSyntax access)
    {
        if (access.Parent is not InvocationExpressionSyntax call || !KnownSymbols.IsArray(context.Type(access.Expression)) || !context.IsUnknown(access.Name) || context.Functions is not { } functions)
        {
            return null;
        }

        string written = access.Name.Identifier.ValueText;
        string? name = IsFunction(context, written) ? written : CasingNote.Find(context.Type(access.Expression)!, written) is null ? CasingNote.Find(functions, written) : null;
        if (name is null)
        {
            return null;
        }

        string arguments = string.Join(", ", new[] { access.Expression.ToString() }.Concat(call.ArgumentList.Arguments.Select(argument => argument.ToString())));
        string text = $"{context.FunctionsAt(call)}.{name}({arguments})";
        return Report(access.Name, new Fix("Write '" + text + "'", call.GetLocation(), text), name, "write " + text);
    }

    private static bool IsFunction(NoteContext context, string name) =>
        context.Functions is { } functions && functions.GetMembers(name).Any(member => member is IMethodSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: true });

    // Behind the other usings, and else behind what C# wants first: aliases of references, and directives such as #define.
    private static Fix AddUsing(CompilationUnitSyntax file)
    {
        SyntaxNode? last = file.Usings.LastOrDefault() ?? (SyntaxNode?)file.Externs.LastOrDefault();
        int place = last?.Span.End ?? file.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsDirective).FullSpan.End;
        string line = file.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end.ToString() : "\n";
        return new Fix("Add '" + Using + "'", Location.Create(file.SyntaxTree, new TextSpan(place, 0)), last is null ? Using + line + line : line + Using);
    }

    private static Diagnostic Report(SimpleNameSyntax name, Fix? fix, params object[] arguments) =>
        Fix.Report(Descriptors.Find(ProblemIds.FunctionScope)!, name.Identifier.GetLocation(), fix, arguments);
}
