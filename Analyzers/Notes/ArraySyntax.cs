using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticGraph.Analyzers.Notes;

/// <summary>Tells by syntax alone, and so quickly, where arrays of kernels can occur.</summary>
internal static class ArraySyntax
{
    /// <summary>True in a method with <c>NDArray</c> in its signature: a kernel, or a helper over arrays.</summary>
    public static bool IsInArrayCode(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && (MentionsArray(method.ReturnType) || method.ParameterList.Parameters.Any(parameter => MentionsArray(parameter.Type)));

    private static bool MentionsArray(TypeSyntax? type) =>
        type is not null && type.DescendantNodesAndSelf().Any(node => node is GenericNameSyntax { Identifier.ValueText: "NDArray" });
}
