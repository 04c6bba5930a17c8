namespace StaticGraph.Generator.Ops;

/// <summary>What an argument is that is no operand.</summary>
internal enum ParameterKind : byte
{
    /// <summary>Numbers or names of axes, one or a list; none by default.</summary>
    Axes,

    /// <summary>A whole number known when the kernel is compiled; <see cref="OpParameter.Default"/> by default.</summary>
    Number,

    /// <summary>The lengths of axes, one or a list: dims, or whole numbers known when the kernel is compiled.</summary>
    Lengths,

    /// <summary>A number of the element type, known when the kernel is compiled, or a length.</summary>
    Constant,

    /// <summary>True or false, known when the kernel is compiled; false by default.</summary>
    Flag,

    /// <summary>For each of the first axes a number or a range, known when the kernel is compiled.</summary>
    Index,
}

/// <summary>A parameter of an operation besides its operands, by the name it has in C#.</summary>
internal sealed record OpParameter(string Name, ParameterKind Kind)
{
    /// <summary>The axes that are folded, or along which elements move.</summary>
    public static OpParameter Axis { get; } = new("axis", ParameterKind.Axes);

    /// <summary>What is taken of each axis.</summary>
    public static OpParameter Index { get; } = new("index", ParameterKind.Index);

    /// <summary>What is taken from the count that a fold is divided by.</summary>
    public static OpParameter Ddof { get; } = new("ddof", ParameterKind.Number);

    /// <summary>Whether a folded axis stays, with length 1.</summary>
    public static OpParameter KeepDims { get; } = new("keepDims", ParameterKind.Flag);

    /// <summary>The lengths of what is made.</summary>
    public static OpParameter Shape { get; } = new("shape", ParameterKind.Lengths);

    /// <summary>How often differences are taken of differences.</summary>
    public static OpParameter Order { get; } = new("n", ParameterKind.Number) { Default = 1 };

    /// <summary>The number that is meant where none is given.</summary>
    public int Default { get; init; }

    /// <summary>What the canonical expression and messages call it: one word for one thing.</summary>
    public string Shown { get; init; } = Name;
}
