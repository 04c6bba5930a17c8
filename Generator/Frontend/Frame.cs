using Microsoft.CodeAnalysis;

namespace StaticGraph.Generator.Frontend;

/// <summary>A method body being read: the kernel's own, or one inlined into it.</summary>
internal sealed class Frame
{
    /// <summary>A frame for the kernel itself, or, with a <paramref name="caller"/>, for a body inlined at the expression numbered <paramref name="callSite"/>.</summary>
    public Frame(IMethodSymbol method, Frame? caller, int callSite, string dimPrefix)
    {
        Method = method;
        Caller = caller;
        CallSite = callSite;
        DimPrefix = dimPrefix;
        Depth = caller is null ? 0 : caller.Depth + 1;
        BindTypes(method.TypeParameters, method.TypeArguments);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            BindTypes(type.TypeParameters, type.TypeArguments);
        }
    }

    /// <summary>The method, constructed with its type arguments.</summary>
    public IMethodSymbol Method { get; }

    public Frame? Caller { get; }

    /// <summary>The kernel's own expression that led here, or -1 in the kernel's own body.</summary>
    public int CallSite { get; }

    /// <summary>What goes before a dim's name: empty in the kernel, <c>call3.</c> in a called kernel.</summary>
    public string DimPrefix { get; }

    public int Depth { get; }

    /// <summary>The dims of a called kernel that are the caller's under another name: its Length parameters.</summary>
    public Dictionary<string, string> DimNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Locals and parameters.</summary>
    public Dictionary<ISymbol, Value> Values { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What a method of an extension block was called on.</summary>
    public Value? Receiver { get; set; }

    /// <summary>What the body returned, once it has.</summary>
    public Value? Result { get; set; }

    private Dictionary<ISymbol, ITypeSymbol> Types { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The full name of a dim that this body calls <paramref name="name"/>.</summary>
    public string DimName(string name) => DimNames.TryGetValue(name, out string? other) ? other : DimPrefix + name;

    /// <summary>The type that a type parameter stands for here; any other type as it is.</summary>
    public ITypeSymbol? Resolve(ITypeSymbol? type)
    {
        for (Frame? frame = this; frame is not null && type is ITypeParameterSymbol; frame = frame.Caller)
        {
            type = frame.Types.TryGetValue(type, out ITypeSymbol? actual) ? actual : type;
        }

        return type;
    }

    private void BindTypes(IEnumerable<ITypeParameterSymbol> parameters, IEnumerable<ITypeSymbol> arguments)
    {
        foreach ((ITypeParameterSymbol parameter, ITypeSymbol argument) in parameters.Zip(arguments, (p, a) => (p, a)))
        {
            if (!SymbolEqualityComparer.Default.Equals(parameter, argument))
            {
                Types[parameter.OriginalDefinition] = argument;
            }
        }
    }
}
