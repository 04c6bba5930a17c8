using System.IO;
using Microsoft.CodeAnalysis;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// Where a kernel is declared. <paramref name="Folder"/> is empty for source that is in no file; <paramref name="SharesName"/>: but for case, another kernel of its
/// type has the same name, or one in its folder whose type is called the same.
/// </summary>
internal sealed record KernelPlace(string Folder, bool SharesName)
{
    public static KernelPlace Of(IMethodSymbol method, SyntaxNode declaration, Compilation compilation)
    {
        string folder = FolderOf(method.PartialDefinitionPart?.DeclaringSyntaxReferences[0].SyntaxTree ?? declaration.SyntaxTree);
        bool sharesName = compilation.GetSymbolsWithName(name => IsSame(name, method.Name), SymbolFilter.Member).OfType<IMethodSymbol>()
            .Count(other => KnownSymbols.IsKernel(other) && IsBeside(method, folder, other)) > 1;
        return new KernelPlace(folder, sharesName);
    }

    private static bool IsBeside(IMethodSymbol method, string folder, IMethodSymbol other)
        => SymbolEqualityComparer.Default.Equals(method.ContainingType, other.ContainingType)
            || (IsCalledTheSame(method.ContainingType, other.ContainingType) && IsSame(folder, FolderOf(other.DeclaringSyntaxReferences[0].SyntaxTree)));

    private static bool IsCalledTheSame(INamedTypeSymbol? one, INamedTypeSymbol? other)
        => one is null || other is null ? one is null && other is null : IsSame(one.Name, other.Name) && IsCalledTheSame(one.ContainingType, other.ContainingType);

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string FolderOf(SyntaxTree tree) => Path.GetDirectoryName(tree.FilePath) ?? "";
}
