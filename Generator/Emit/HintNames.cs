using System.Globalization;
using StaticGraph.Generator.Frontend;

namespace StaticGraph.Generator.Emit;

/// <summary>The name of a kernel's file: readable, and unique for overloads and for names that differ in case alone.</summary>
internal static class HintNames
{
    public static string Of(Kernel kernel)
    {
        KernelDeclaration declaration = kernel.Declaration;
        string path = string.Join(".", declaration.Containers.Select(container => container.Name).Concat(new[] { declaration.Name }));
        string parameters = string.Join(",", kernel.Parameters.Select(parameter => $"{parameter.Kind}:{parameter.Type}"));
        string readable = new(path.Where(c => char.IsLetterOrDigit(c) || c is '.' or '_').ToArray());
        return $"{readable}-{Hash($"{declaration.Namespace}|{path}|{parameters}")}.g.cs";
    }

    // FNV-1a: stable from run to run and machine to machine, unlike string.GetHashCode.
    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
