using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.House;

/// <summary>The sources of the product as syntax trees.</summary>
internal static class ProductSources
{
    /// <summary>The files below a folder of the repository.</summary>
    public static IEnumerable<SyntaxNode> Under(string folder) => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file).GetRoot());
}
