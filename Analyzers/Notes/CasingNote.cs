using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary><c>x.std(0)</c>, <c>arcsin(x)</c>: NumPy's name for something that is here under .NET's.</summary>
internal static class CasingNote
{
    private const string Length = "GetLength";

    private static readonly Dictionary<string, string> s_constants = new(StringComparer.Ordinal)
    {
        ["pi"] = "System.Math.PI",
        ["e"] = "System.Math.E",
        ["inf"] = "double.PositiveInfinity",
        ["nan"] = "double.NaN",
    };

    /// <summary>A member of an array or of the class of functions.</summary>
    public static Diagnostic? Member(NoteContext context, MemberAccessExpressionSyntax access)
    {
        if (context.IsModule(access.Expression))
        {
            string called = access.Name.Identifier.ValueText;
            if (s_constants.TryGetValue(called, out string constant))
            {
                return Report(access, constant);
            }

            if (access.Parent is InvocationExpressionSyntax call && CallNotes.OfNumbers(context, call) is not null)
            {
                return null;
            }

            string? function = context.Functions is not { } functions ? null : functions.GetMembers(called).IsEmpty ? Find(functions, called) : called;
            return function is null ? null : Report(access, context.FunctionsAt(access) + "." + function);
        }

        ITypeSymbol? type = context.Symbol(access.Expression) as INamedTypeSymbol ?? context.Type(access.Expression);
        return KnownSymbols.IsArrayApi(type) && context.IsUnknown(access.Name) ? Report(access.Name, Find(type!, access.Name.Identifier.ValueText)) : null;
    }

    /// <summary>A function called by its bare name.</summary>
    public static Diagnostic? Function(NoteContext context, InvocationExpressionSyntax call)
    {
        if (call.Expression is not SimpleNameSyntax name || !context.IsUnknown(name) || !call.ArgumentList.Arguments.Any(a => context.Element(a.Expression) is not null))
        {
            return null;
        }

        return context.Functions is { } functions ? Report(name, Find(functions, name.Identifier.ValueText)) : null;
    }

    /// <summary><c>pi</c>, <c>nan</c> and <c>inf</c> without a module. Most names are none of these, so where they stand is asked last.</summary>
    public static Diagnostic? Constant(NoteContext context, IdentifierNameSyntax name) =>
        name.Identifier.ValueText is "pi" or "nan" or "inf" && name.Parent is not MemberAccessExpressionSyntax && ArraySyntax.IsInArrayCode(name) && context.IsUnknown(name)
            ? Report(name, s_constants[name.Identifier.ValueText])
            : null;

    /// <summary><c>axis=0</c> among the arguments of a call.</summary>
    public static Diagnostic? NamedArgument(NoteContext context, AssignmentExpressionSyntax assignment)
    {
        if (assignment is not { Left: IdentifierNameSyntax name, Parent: ArgumentSyntax { Parent: ArgumentListSyntax } } || !context.IsUnknown(name))
        {
            return null;
        }

        return Report(assignment, Argument(assignment));
    }

    /// <summary>An argument as Python writes it, in C#.</summary>
    public static string Argument(AssignmentExpressionSyntax assignment)
    {
        string value = assignment.Right.ToString() is "True" or "False" ? assignment.Right.ToString().ToLowerInvariant() : assignment.Right.ToString();
        return $"{(assignment.Left.ToString() == "keepdims" ? "keepDims" : assignment.Left.ToString())}: {value}";
    }

    /// <summary><c>keepdims: true</c>: an argument by a name that differs from the parameter's by case and underscores.</summary>
    public static Diagnostic? ArgumentName(NoteContext context, NameColonSyntax colon)
    {
        if (colon.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } || context.Model.GetSymbolInfo(call) is not { Symbol: null, CandidateSymbols: var candidates })
        {
            return null;
        }

        string written = colon.Name.Identifier.ValueText;
        string? meant = candidates.OfType<IMethodSymbol>().Where(candidate => KnownSymbols.IsArrayApi(candidate.ContainingType))
            .SelectMany(candidate => candidate.Parameters)
            .Select(parameter => parameter.Name)
            .FirstOrDefault(name => name != written && string.Equals(name, written.Replace("_", ""), StringComparison.OrdinalIgnoreCase));
        return meant is null ? null : Report(colon.Name, meant);
    }

    /// <summary><c>x.Mean((0, 1))</c>.</summary>
    public static Diagnostic? ListOfAxes(NoteContext context, TupleExpressionSyntax tuple) =>
        IsAxes(context, tuple, tuple.Arguments.Select(item => item.Expression)) ? Report(tuple, "[" + tuple.Arguments + "]") : null;

    /// <summary><c>x.Mean(new[] { 0, 1 })</c>.</summary>
    public static Diagnostic? ArrayOfAxes(NoteContext context, ExpressionSyntax array)
    {
        InitializerExpressionSyntax? items = array switch
        {
            ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer,
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer,
            _ => null,
        };
        return items is not null && IsAxes(context, array, items.Expressions) ? Report(array, "[" + items.Expressions + "]") : null;
    }

    private static bool IsAxes(NoteContext context, ExpressionSyntax list, IEnumerable<ExpressionSyntax> items) =>
        list.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && context.Model.GetSymbolInfo(call) is { Symbol: null, CandidateSymbols: var candidates } && candidates.Any(candidate => KnownSymbols.IsArrayApi(candidate.ContainingType))
        && items.All(item => context.Constant(item) is int or string);

    /// <summary>The member of <paramref name="type"/> that NumPy, or someone who thinks of NumPy, calls <paramref name="name"/>; null where that is its name here too.</summary>
    public static string? Find(ITypeSymbol type, string name)
    {
        string plain = name.Replace("_", "");
        bool isLength = plain.Equals("shape", StringComparison.OrdinalIgnoreCase) || plain.Equals("length", StringComparison.OrdinalIgnoreCase);
        string wanted = isLength ? Length : OpTable.OfOtherName(plain)?.Name ?? plain;
        return type.GetMembers()
            .Where(m => m.DeclaredAccessibility == Accessibility.Public && m.CanBeReferencedByName)
            .Select(m => m.Name)
            .FirstOrDefault(n => n != name && string.Equals(n, wanted, StringComparison.OrdinalIgnoreCase));
    }

    private static Diagnostic? Report(SimpleNameSyntax name, string? found)
    {
        if (found is null)
        {
            return null;
        }

        Location place = name.Identifier.GetLocation();
        return Fix.Report(Descriptors.Find(ProblemIds.Casing)!, place, Rename(name, found), name.Identifier.ValueText, Called(name, found));
    }

    private static string Called(SimpleNameSyntax name, string found) => (found, name.Parent?.Parent) switch
    {
        (Length, ElementAccessExpressionSyntax access) when access.Expression == name.Parent => $"{Length}({access.ArgumentList.Arguments})",
        (Length, not InvocationExpressionSyntax) => $"{Length}(axis)",
        _ => found,
    };

    private static Diagnostic Report(ExpressionSyntax written, string meant) =>
        Fix.Report(Descriptors.Find(ProblemIds.Casing)!, written.GetLocation(), new Fix("Write '" + meant + "'", written.GetLocation(), meant), written.ToString(), meant);

    // NumPy's shape is a tuple, and GetLength a method: x.shape[0] is x.GetLength(0).
    private static Fix? Rename(SimpleNameSyntax name, string found)
    {
        string title = "Write '" + found + "'";
        Location place = name.Identifier.GetLocation();
        return (found, name.Parent?.Parent) switch
        {
            (Length, ElementAccessExpressionSyntax { ArgumentList: { Arguments.Count: 1 } index } access) when access.Expression == name.Parent =>
                new Fix(title, (place, found), (index.OpenBracketToken.GetLocation(), "("), (index.CloseBracketToken.GetLocation(), ")")),
            (Length, not InvocationExpressionSyntax) => null,
            _ => new Fix(title, place, found),
        };
    }
}
