using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary>StaticGraph's attributes where C# allows them and nobody reads them.</summary>
internal static class AttributeNotes
{
    /// <summary><c>[ArrayKernel]</c> on what is no method of a type.</summary>
    public static Diagnostic? Kernel(NoteContext context, AttributeSyntax attribute)
    {
        string? owner = attribute.Parent?.Parent switch
        {
            LocalFunctionStatementSyntax => "A local function",
            LambdaExpressionSyntax => "A lambda",
            AccessorDeclarationSyntax => "An accessor",
            OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "An operator",
            DestructorDeclarationSyntax => "A finalizer",
            _ => null,
        };
        return owner is not null && IsOurs(context, attribute, "ArrayKernel")
            ? Fix.Report(Descriptors.Find(ProblemIds.NoMethod)!, attribute.GetLocation(), null, owner)
            : null;
    }

    /// <summary><c>[Shape]</c> and <c>[Dim]</c> in the declaration of a method that is no kernel, and <c>[Shape]</c> in that of a kernel on what is no single array.</summary>
    public static Diagnostic? Idle(NoteContext context, AttributeSyntax attribute)
    {
        string name = NameOf(attribute);
        if (name is not ("Shape" or "Dim") || !IsOurs(context, attribute, name) || attribute.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
        {
            return null;
        }

        ISymbol? owner = attribute.FirstAncestorOrSelf<LocalFunctionStatementSyntax>() is { } local ? context.Declared(local) : context.Declared(member);
        return owner is IMethodSymbol method && WhyIdle(context, attribute, method) is { } why
            ? Fix.Report(Descriptors.Find(ProblemIds.IdleAttribute)!, attribute.GetLocation(), null, name, why)
            : null;
    }

    private static string? WhyIdle(NoteContext context, AttributeSyntax attribute, IMethodSymbol method)
    {
        if (!KnownSymbols.IsKernel(method))
        {
            return $"'{method.Name}' is no kernel: add [ArrayKernel], or remove it";
        }

        if (attribute.Parent?.Parent is ParameterSyntax parameter)
        {
            return context.Declared(parameter) is IParameterSymbol { Type: { TypeKind: not TypeKind.Error } type } && IsNumber(type) ? $"'{parameter.Identifier.ValueText}' is no array: remove it" : null;
        }

        return NameOf(attribute) == "Shape" && method.ReturnType.IsTupleType ? $"the shapes of several results are not declared: give '{method.Name}' one result, or remove it" : null;
    }

    // What is neither a number nor an array cannot be there at all, which is said of the parameter.
    private static bool IsNumber(ITypeSymbol type) => KnownSymbols.IsLength(type) || KnownSymbols.DTypeOf(type) is not null;

    private static bool IsOurs(NoteContext context, AttributeSyntax attribute, string name) =>
        NameOf(attribute) == name && context.Symbol(attribute)?.ContainingType is { } type && type.ToDisplayString() == "StaticGraph." + name + "Attribute";

    private static string NameOf(AttributeSyntax attribute)
    {
        string name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }
}
