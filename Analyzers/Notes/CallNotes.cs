using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary>Calls of the wrong function, or in the wrong place.</summary>
internal static class CallNotes
{
    /// <summary><c>Math.Sqrt(x)</c> where x is an array.</summary>
    public static Diagnostic? MathFunction(NoteContext context, InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: var name }
            || context.Symbol(type) is not INamedTypeSymbol { Name: "Math" or "MathF", ContainingNamespace.Name: "System" }
            || !call.ArgumentList.Arguments.Any(a => context.Element(a.Expression) is not null))
        {
            return null;
        }

        if (OpTable.OfMathName(name) is not { } ours)
        {
            return null;
        }

        string text = context.FunctionsAt(call) + "." + ours.Name;
        return Fix.Report(
            Descriptors.Find(ProblemIds.MathFunction)!, call.GetLocation(), new Fix("Write '" + text + "'", call.Expression.GetLocation(), text), call.Expression.ToString(), "single numbers; for arrays", text + call.ArgumentList);
    }

    /// <summary><c>Sqrt(2.0)</c>, <c>np.exp(a)</c>, where all arguments are numbers.</summary>
    public static Diagnostic? ArrayFunction(NoteContext context, InvocationExpressionSyntax call) => OfNumbers(context, call) is { } text
        ? Fix.Report(
            Descriptors.Find(ProblemIds.MathFunction)!, call.GetLocation(), new Fix("Write '" + text + "'", call.Expression.GetLocation(), text), call.Expression.ToString(), "arrays; for single numbers", text + call.ArgumentList)
        : null;

    /// <summary>The function of Math that a call of an array's function with numbers alone means, or null.</summary>
    public static string? OfNumbers(NoteContext context, InvocationExpressionSyntax call)
    {
        SimpleNameSyntax? name = call.Expression switch
        {
            SimpleNameSyntax bare => bare,
            MemberAccessExpressionSyntax { Name: var member, Expression: var owner } when context.IsModule(owner) || KnownSymbols.IsArrayApi(context.Symbol(owner) as INamedTypeSymbol) => member,
            _ => null,
        };
        if (name is null || context.Symbol(call) is not null || call.ArgumentList.Arguments is not { Count: > 0 } arguments || !arguments.All(argument => context.IsNumber(argument.Expression)))
        {
            return null;
        }

        bool isOurs = context.IsUnknown(name) || context.Model.GetSymbolInfo(name).CandidateSymbols.All(candidate => KnownSymbols.IsArrayApi(candidate.ContainingType));
        string? function = isOurs && context.Functions is { } functions ? CasingNote.Find(functions, name.Identifier.ValueText) ?? name.Identifier.ValueText : null;
        string math = function is null ? "" : OpTable.Find(function) is { MathName: { Length: > 0 } other } ? other : function;
        return context.Model.Compilation.GetTypeByMetadataName("System.Math") is { } type && type.GetMembers(math).OfType<IMethodSymbol>().Any(method => method.Parameters.Length == arguments.Count)
            ? (context.Means(call, "Math", symbol => SymbolEqualityComparer.Default.Equals(symbol, type)) ? "Math." : "System.Math.") + math
            : null;
    }

    /// <summary>A function of arrays where it would really run.</summary>
    public static Diagnostic? OutsideKernel(NoteContext context, InvocationExpressionSyntax call)
    {
        if (context.Symbol(call) is not IMethodSymbol method || !KnownSymbols.IsArrayApi(method.ContainingType) || method.IsOverride)
        {
            return null;
        }

        return MayUseArrays(context.EnclosingMember(call))
            ? null
            : Fix.Report(Descriptors.Find(ProblemIds.OutsideKernel)!, call.GetLocation(), null, method.Name);
    }

    // A kernel, or a static helper over arrays: those are read and not run. Lambdas and local functions in them are refused by the reader.
    private static bool MayUseArrays(ISymbol? member)
    {
        while (member is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction })
        {
            member = member.ContainingSymbol;
        }

        return member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
            && (KnownSymbols.IsKernel(method) || (IsHelper(method) && (HasArrays(method.ReturnType) || method.Parameters.Any(p => HasArrays(p.Type)) || ArraySyntax.ExtendsArrays(method))));
    }

    private static bool IsHelper(IMethodSymbol method) => method.IsStatic || ExtensionBlocks.Declare(method);

    private static bool HasArrays(ITypeSymbol type) =>
        KnownSymbols.IsArray(type) || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(e => HasArrays(e.Type)));
}
