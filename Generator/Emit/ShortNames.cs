using StaticGraph.Generator.Model;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>
/// The names that the code of one file says without their namespace. Whoever prints one asks for it here, and the usings of the file are those of the names
/// asked for: C# says of each other one that it is unnecessary, as loud as a project likes.
/// </summary>
internal sealed class ShortNames
{
    private readonly FreeNames _free;
    private readonly SortedSet<string> _aliases = new(StringComparer.Ordinal);
    private bool _saysVectors;

    public ShortNames(FreeNames free) => _free = free;

    /// <summary>The signed number of a place in memory. It is no keyword: C# takes a type that is called so for it.</summary>
    public string Signed => Alias("nint", "System.IntPtr");

    /// <summary>The number of a place in memory.</summary>
    public string Unsigned => Alias("nuint", "System.UIntPtr");

    /// <summary>The vectors of a width.</summary>
    public string Vector(int bits)
    {
        _saysVectors = true;
        return "Vector" + CSharpText.Number(bits);
    }

    /// <summary>
    /// Prints the usings, for the inside of the namespace, so that no type and no global using of the project's can come between. The library's own names are
    /// said everywhere and noted nowhere, so that where one has a double beside the vectors its alias is printed whether it is said or not.
    /// </summary>
    public void PrintUsings(CodeWriter writer)
    {
        if (_saysVectors)
        {
            writer.Line($"using global::{Namespaces.Vectors};");
        }

        writer.Line($"using global::{Namespaces.Services};");
        foreach (string alias in _aliases.Concat(_saysVectors ? _free.Aliases.Select(type => $"{type} = global::{Namespaces.Services}.{type}") : Array.Empty<string>()))
        {
            writer.Line($"using {alias};");
        }
    }

    private string Alias(string name, string type)
    {
        _aliases.Add($"{name} = global::{type}");
        return name;
    }
}
