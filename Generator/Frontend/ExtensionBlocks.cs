using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticGraph.Generator.Frontend;

/// <summary>What C# 14 knows and the compiler this is built against does not: blocks of extension members, recognised by what both call them.</summary>
internal static class ExtensionBlocks
{
    /// <summary>True for a member of an <c>extension(...)</c> block: its type is the block, which has no name.</summary>
    public static bool Declare(ISymbol? member) => IsBlock(member?.ContainingType);

    /// <summary>True for an <c>extension(...)</c> block itself.</summary>
    public static bool IsBlock(INamedTypeSymbol? type) => type is { TypeKind: TypeKind.Extension };

    /// <summary>The parameter list of the block that declares <paramref name="member"/>: the receiver.</summary>
    public static ParameterListSyntax? Receiver(ISymbol member) =>
        member.ContainingType.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax block ? block.ParameterList : null;

    /// <summary>True for the receiver of a block, as the members of the block see it.</summary>
    public static bool IsReceiver(ISymbol symbol) => symbol is IParameterSymbol { ContainingSymbol: INamedTypeSymbol type } && IsBlock(type);
}
