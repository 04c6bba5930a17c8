using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;

namespace StaticGraph.Analyzers.Notes;

/// <summary>Tells by syntax alone, and so quickly, where arrays of kernels can occur.</summary>
internal static class ArraySyntax
{
    /// <summary>
    /// True in a kernel, and in a method with <c>NDArray</c> in its signature or in that of the block of extensions it stands in. The attribute counts
    /// because a <c>using</c> may give <c>NDArray&lt;double&gt;</c> another name.
    /// </summary>
    public static bool IsInArrayCode(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && (MentionsArray(method.ReturnType) || MentionsArray(method.ParameterList) || IsMarked(method) || (method.Parent is TypeDeclarationSyntax type && MentionsArray(type.ParameterList)));

    /// <summary>True for a member of an extension block over arrays.</summary>
    public static bool ExtendsArrays(ISymbol member) => ExtensionBlocks.Declare(member) && MentionsArray(ExtensionBlocks.Receiver(member));

    private static bool MentionsArray(SyntaxNode? signature) =>
        signature is not null && signature.DescendantNodesAndSelf().Any(node => node is GenericNameSyntax { Identifier.ValueText: "NDArray" });

    private static bool IsMarked(MethodDeclarationSyntax method) =>
        method.AttributeLists.Any(list => list.Attributes.Any(attribute => attribute.Name.ToString().Contains("ArrayKernel")));
}
