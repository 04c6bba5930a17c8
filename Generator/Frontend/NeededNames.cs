using System.IO;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Frontend;

/// <summary>A name that generated code cannot say, and why, with the way out.</summary>
internal sealed record HiddenName(string Name, string Reason);

/// <summary>The names that generated code says in full, and what of a project comes before them. They begin with <c>global::</c>, so that nothing closer can.</summary>
internal static class NeededNames
{
    private static readonly (string Namespace, string[] Types)[] s_names =
    {
        ("System", new[] { "Double", "IntPtr", "InvalidOperationException", "Math", "MathF", "Obsolete", "ObsoleteAttribute", "Single", "UIntPtr" }),
        ("System.CodeDom.Compiler", new[] { "GeneratedCode", "GeneratedCodeAttribute" }),
        ("System.Numerics.Tensors", new[] { "Tensor" }),
        ("System.Runtime.CompilerServices", new[] { "MethodImpl", "MethodImplAttribute", "MethodImplOptions" }),
        (Namespaces.Vectors, new[] { "Vector128", "Vector256", "Vector512" }),
        (Namespaces.Library, new[] { "ArraySource", "NamedPlan", "Plan", "ScalarPlan" }),
        (Namespaces.Services, Array.Empty<string>()),
    };

    // All kernels of a compilation have the same.
    private static readonly ConditionalWeakTable<Compilation, StrongBox<HiddenName?>> s_hidden = new();

    /// <summary>The first name that generated code cannot say in a project, or null where it can say everything.</summary>
    public static HiddenName? Hidden(Compilation compilation) => s_hidden.GetValue(compilation, asked => new StrongBox<HiddenName?>(Find(asked))).Value;

    /// <summary>The namespace of a full name as <c>global::</c> finds it, or null.</summary>
    public static INamespaceSymbol? Namespace(Compilation compilation, string name)
    {
        INamespaceSymbol? space = compilation.GlobalNamespace;
        foreach (string part in name.Split('.'))
        {
            space = space?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return space;
    }

    /// <summary>The types of a namespace that a project can use under a name.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space, string name, Compilation compilation) =>
        space.GetTypeMembers(name).Where(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));

    private static HiddenName? Find(Compilation compilation)
    {
        foreach ((string name, string[] types) in s_names)
        {
            if (Before(compilation, name) is { } hidden)
            {
                return hidden;
            }

            if (Namespace(compilation, name) is not { } space)
            {
                return new HiddenName("the namespace " + name, "no assembly that is referenced without an alias has it; write Aliases=\"global,...\" at the reference that does");
            }

            IEnumerable<ISymbol> found = name == Namespaces.Services ? Strangers(space, compilation) : types.SelectMany(type => Strangers(space, type, compilation));
            if (found.FirstOrDefault() is { } stranger)
            {
                return Clash(name + "." + stranger.Name, stranger, compilation);
            }
        }

        return null;
    }

    // A type that is called like a namespace on the way to the one that is meant.
    private static HiddenName? Before(Compilation compilation, string name)
    {
        INamespaceSymbol? space = compilation.GlobalNamespace;
        string path = "";
        foreach (string part in name.Split('.'))
        {
            path = path.Length == 0 ? part : path + "." + part;
            if (space is not null && Types(space, part, compilation).FirstOrDefault(type => type.Arity == 0) is { } type)
            {
                return Clash("the namespace " + path, type, compilation);
            }

            space = space?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return null;
    }

    // Of types with one name, those of the project come first for C#; two of other assemblies are ambiguous, and the one of .NET or the library is meant.
    private static IEnumerable<ISymbol> Strangers(INamespaceSymbol space, string name, Compilation compilation) => Types(space, name, compilation)
        .GroupBy(type => type.Arity)
        .SelectMany(twins => twins.Where(type => IsOfProject(type, compilation) || twins.Count() > 1))
        .OrderBy(type => !IsOfProject(type, compilation) && (type.ContainingAssembly.Name == Namespaces.Library || type.ContainingAssembly.Name.StartsWith("System", StringComparison.Ordinal)));

    private static IEnumerable<ISymbol> Strangers(INamespaceSymbol space, Compilation compilation)
    {
        IAssemblySymbol? library = space.GetTypeMembers("PlanBinding").FirstOrDefault(type => !IsOfProject(type, compilation))?.ContainingAssembly;
        return space.GetTypeMembers().Where(type => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, library) && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));
    }

    private static HiddenName Clash(string name, ISymbol type, Compilation compilation)
    {
        string shown = "'" + type.ToDisplayString() + "'";
        return new HiddenName(name, IsOfProject(type, compilation)
            ? $"the type {shown} in {Path.GetFileName(type.Locations[0].SourceTree?.FilePath ?? "")} comes before it; rename that type, or move it into another namespace"
            : $"the type {shown} of the assembly {type.ContainingAssembly.Name} comes before it; reference that assembly under an alias, e.g. with Aliases=\"{type.ContainingAssembly.Name}\"");
    }

    private static bool IsOfProject(ISymbol type, Compilation compilation) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);
}
