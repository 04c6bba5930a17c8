using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Model;

/// <summary>
/// Names that a project leaves to generated code: <paramref name="Namespace"/> holds nothing of the project's or of what it references;
/// <paramref name="Aliases"/> are the library's types that something else beside the vector types is called like, so that their short names need an alias.
/// </summary>
internal sealed record FreeNames(string Namespace, EquatableArray<string> Aliases)
{
    /// <summary>The names in a project that declares nothing in the library's namespaces, nor beside the vector types.</summary>
    public static FreeNames Usual { get; } = new(Namespaces.Library + ".Generated", default);
}
