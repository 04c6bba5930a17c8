using Microsoft.CodeAnalysis;
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
        if (call.Expression is not SimpleNameSyntax name || !context.IsUnknown(name) || !IsFunction(context, name.Identifier.ValueText))
        {
            return null;
        }

        Fix? fix = call.SyntaxTree.GetRoot() is CompilationUnitSyntax file ? new Fix("Add '" + Using + "'", Behind(file), file.Usings.Count > 0 ? "\n" + Using : Using + "\n\n") : null;
        return Report(name, fix, name.Identifier.ValueText, "add '" + Using + "' to this file, or write NDArray." + name.Identifier.ValueText);
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
        string text = $"NDArray.{name}({arguments})";
        return Report(access.Name, new Fix("Write '" + text + "'", call.GetLocation(), text), name, "write " + text);
    }

    private static bool IsFunction(NoteContext context, string name) =>
        context.Functions is { } functions && functions.GetMembers(name).Any(member => member is IMethodSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: true });

    private static Location Behind(CompilationUnitSyntax file) =>
        Location.Create(file.SyntaxTree, new TextSpan(file.Usings.Count > 0 ? file.Usings.Last().Span.End : 0, 0));

    private static Diagnostic Report(SimpleNameSyntax name, Fix? fix, params object[] arguments) =>
        Fix.Report(Descriptors.Find(ProblemIds.FunctionScope)!, name.Identifier.GetLocation(), fix, arguments);
}
