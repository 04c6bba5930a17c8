using Microsoft.CodeAnalysis;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// Where a kernel is declared. <paramref name="Folder"/> is empty for source that is in no file; <paramref name="Type"/> is the whole name of its type, and
/// <paramref name="Path"/> what that and those around it are called.
/// </summary>
internal sealed record KernelPlace(string Folder, string Type, string Path, string Name)
{
    public static KernelPlace Of(IMethodSymbol method)
    {
        method = method.PartialDefinitionPart ?? method;
        string path = "";
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            path = type.Name + "." + path;
        }

        return new KernelPlace(System.IO.Path.GetDirectoryName(method.DeclaringSyntaxReferences[0].SyntaxTree.FilePath) ?? "", method.ContainingType?.ToDisplayString() ?? "", path, method.Name);
    }

    /// <summary>The places of the kernels of a compilation that are called like one, but for case.</summary>
    public static IEnumerable<KernelPlace> Namesakes(IMethodSymbol method, Compilation compilation) =>
        compilation.GetSymbolsWithName(name => IsSame(name, method.Name), SymbolFilter.Member).OfType<IMethodSymbol>()
            .Where(other => other.PartialDefinitionPart is null && KnownSymbols.IsKernel(other))
            .Select(Of);

    /// <summary>True if, but for case, another kernel of its type has the same name, or one in its folder whose type is called the same.</summary>
    public bool SharesName(IEnumerable<KernelPlace> kernels) => kernels.Count(IsBeside) > 1;

    private bool IsBeside(KernelPlace other) =>
        IsSame(Name, other.Name) && (Type == other.Type || (IsSame(Path, other.Path) && IsSame(Folder, other.Folder)));

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
