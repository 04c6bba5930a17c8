using System.IO;
using Microsoft.CodeAnalysis;

namespace StaticGraph.Generator.Frontend;

/// <summary>Where a kernel is declared. <paramref name="Folder"/> is empty for source that is in no file; <paramref name="SharesName"/>: another kernel of its type has the same name, but for case.</summary>
internal sealed record KernelPlace(string Folder, bool SharesName)
{
    public static KernelPlace Of(IMethodSymbol method, SyntaxNode declaration)
    {
        bool sharesName = method.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .Count(member => string.Equals(member.Name, method.Name, StringComparison.OrdinalIgnoreCase) && KnownSymbols.IsKernel(member)) > 1;
        SyntaxTree tree = method.PartialDefinitionPart?.DeclaringSyntaxReferences[0].SyntaxTree ?? declaration.SyntaxTree;
        return new KernelPlace(Path.GetDirectoryName(tree.FilePath) ?? "", sharesName);
    }
}
