using System.IO;
using Microsoft.CodeAnalysis;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Frontend;

/// <summary>Finds where kernels are declared.</summary>
internal static class KernelPlaces
{
    /// <summary>The place of a kernel.</summary>
    public static KernelPlace Of(IMethodSymbol method)
    {
        method = method.PartialDefinitionPart ?? method;
        string path = "";
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            path = type.Name + "." + path;
        }

        return new KernelPlace(Path.GetDirectoryName(method.DeclaringSyntaxReferences[0].SyntaxTree.FilePath) ?? "", method.ContainingType?.ToDisplayString() ?? "", path, method.Name);
    }

    /// <summary>The places of the kernels of a compilation that are called like one, but for case.</summary>
    public static IEnumerable<KernelPlace> Namesakes(IMethodSymbol method, Compilation compilation) =>
        compilation.GetSymbolsWithName(name => KernelPlace.IsSame(name, method.Name), SymbolFilter.Member).OfType<IMethodSymbol>()
            .Where(other => other.PartialDefinitionPart is null && KnownSymbols.IsKernel(other))
            .Select(Of);
}
