using Microsoft.CodeAnalysis;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// Names that a project leaves to generated code: <paramref name="Namespace"/> holds nothing of the project's; <paramref name="HidesNativeIntegers"/>: the project
/// has a type that C# would take for <c>nint</c> or <c>nuint</c> there.
/// </summary>
internal sealed record FreeNames(string Namespace, bool HidesNativeIntegers)
{
    private const string Root = "StaticGraph";

    /// <summary>The names in a project that declares nothing in the library's namespace, and no such types.</summary>
    public static FreeNames Usual { get; } = new(Root + ".Generated", HidesNativeIntegers: false);

    /// <summary>The names that the sources of <paramref name="compilation"/> leave.</summary>
    public static FreeNames In(Compilation compilation)
    {
        INamespaceSymbol all = compilation.SourceModule.GlobalNamespace;
        INamespaceSymbol? own = all.GetMembers(Root).OfType<INamespaceSymbol>().FirstOrDefault();
        string name = "Generated";
        for (int i = 2; own is not null && own.GetMembers(name).Any(); i++)
        {
            name = "Generated" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        bool Hides(INamespaceSymbol? members) => members is not null && (members.GetMembers("nint").Any() || members.GetMembers("nuint").Any());
        return new FreeNames(Root + "." + name, Hides(all) || Hides(own));
    }
}
