using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Frontend;

/// <summary>Finds the names that a project leaves to generated code.</summary>
internal static class FreeNameFinder
{
    // All kernels of a compilation have the same.
    private static readonly ConditionalWeakTable<Compilation, FreeNames> s_known = new();

    /// <summary>The names that <paramref name="compilation"/> leaves.</summary>
    public static FreeNames In(Compilation compilation) => s_known.GetValue(compilation, Find);

    private static FreeNames Find(Compilation compilation)
    {
        INamespaceSymbol? root = NeededNames.Namespace(compilation, Namespaces.Library);
        string name = "Generated";
        for (int i = 2; root is not null && IsTaken(root, name, compilation); i++)
        {
            name = "Generated" + i.ToString(CultureInfo.InvariantCulture);
        }

        INamespaceSymbol? vectors = NeededNames.Namespace(compilation, Namespaces.Vectors);
        IEnumerable<string> ours = NeededNames.Namespace(compilation, Namespaces.Services)?.GetTypeMembers().Where(type => type.Arity == 0).Select(type => type.Name) ?? Array.Empty<string>();
        string[] aliases = ours.Where(type => vectors is not null && NeededNames.Types(vectors, type, compilation).Any()).Distinct().OrderBy(type => type, StringComparer.Ordinal).ToArray();
        return new FreeNames(Namespaces.Library + "." + name, aliases);
    }

    // Not by types that an assembly or a file has for itself, as the plans of a referenced project are.
    private static bool IsTaken(INamespaceSymbol root, string name, Compilation compilation)
    {
        bool IsSeen(ISymbol member) => member is not INamedTypeSymbol type || (!type.IsFileLocal && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));
        return root.GetMembers(name).Any(member => member is INamespaceSymbol space ? space.GetMembers().Any(IsSeen) : IsSeen(member));
    }
}
