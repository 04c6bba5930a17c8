using System.Globalization;
using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>What an argument is that is no operand.</summary>
internal enum ParameterKind : byte
{
    /// <summary>Numbers or names of axes, one or a list; none by default.</summary>
    Axes,

    /// <summary>A whole number known when the kernel is compiled, or null for none; <see cref="OpParameter.Default"/> by default.</summary>
    Number,

    /// <summary>The lengths of axes, one or a list: dims, or whole numbers known when the kernel is compiled.</summary>
    Lengths,

    /// <summary>A number of the element type, known when the kernel is compiled, or a length.</summary>
    Constant,

    /// <summary>True or false, known when the kernel is compiled; false by default, or true where <see cref="OpParameter.Default"/> is 1.</summary>
    Flag,

    /// <summary>For each of the first axes, or for the one that is named, a number, a range or a list of numbers, known when the kernel is compiled.</summary>
    Index,

    /// <summary>A member of an enum, known when the kernel is compiled; the first one by default.</summary>
    Word,

    /// <summary>How much is put before and behind an axis, for all axes or for each: whole numbers known when the kernel is compiled.</summary>
    Widths,

    /// <summary>For each axis how much further: whole numbers known when the kernel is compiled.</summary>
    Offsets,

    /// <summary>A number known when the kernel is compiled, whole or not; <see cref="OpParameter.Default"/> by default.</summary>
    Real,

    /// <summary>A text known when the kernel is compiled.</summary>
    Text,

    /// <summary>Numbers known when the kernel is compiled, whole or not, as a list.</summary>
    Reals,
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

    /// <summary>How much is put before and behind each axis.</summary>
    public static OpParameter Width { get; } = new("width", ParameterKind.Widths);

    /// <summary>What is put there.</summary>
    public static OpParameter Mode { get; } = new("mode", ParameterKind.Word) { Words = new[] { "Constant", "Edge", "Reflect", "Symmetric", "Wrap" } };

    /// <summary>Where a neighbour is.</summary>
    public static OpParameter Offset { get; } = new("offset", ParameterKind.Offsets);

    /// <summary>How long windows are, for one axis or for several.</summary>
    public static OpParameter Window { get; } = new("length", ParameterKind.Lengths);

    /// <summary>How wide a blur is.</summary>
    public static OpParameter Sigma { get; } = new("sigma", ParameterKind.Real) { Default = 1 };

    /// <summary>How many neighbours take part.</summary>
    public static OpParameter Size { get; } = new("size", ParameterKind.Number) { Default = 3 };

    /// <summary>Which sums of neighbours there are.</summary>
    public static OpParameter Sums { get; } = new("mode", ParameterKind.Word) { Words = new[] { "Full", "Same", "Valid" } };

    /// <summary>How far elements go.</summary>
    public static OpParameter Shift { get; } = new("shift", ParameterKind.Number);

    /// <summary>Which of two arrays goes along the first axis.</summary>
    public static OpParameter Indexing { get; } = new("indexing", ParameterKind.Word) { Words = new[] { "XY", "IJ" } };

    /// <summary>Into how many parts.</summary>
    public static OpParameter Parts { get; } = new("count", ParameterKind.Number);

    /// <summary>Which of the parts.</summary>
    public static OpParameter Part { get; } = new("part", ParameterKind.Number);

    /// <summary>How often differences are taken of differences.</summary>
    public static OpParameter Order { get; } = new("n", ParameterKind.Number) { Default = 1 };

    /// <summary>Whether variables are rows, and observations columns.</summary>
    public static OpParameter RowVar { get; } = new("rowVar", ParameterKind.Flag) { Default = 1 };

    /// <summary>Whether a sum is divided by the count alone.</summary>
    public static OpParameter Bias { get; } = new("bias", ParameterKind.Flag);

    /// <summary>Whether weights are those of the elements there are, and not of endlessly many.</summary>
    public static OpParameter Adjust { get; } = new("adjust", ParameterKind.Flag) { Default = 1 };

    /// <summary>What is taken from the count, where that is said.</summary>
    public static OpParameter DdofOrNone { get; } = Ddof with { Default = int.MinValue };

    /// <summary>The indices of the axes of an einsum.</summary>
    public static OpParameter Subscripts { get; } = new("subscripts", ParameterKind.Text);

    /// <summary>Over how many axes products are summed.</summary>
    public static OpParameter Count { get; } = new("axes", ParameterKind.Number) { Default = 2 };

    /// <summary>Over which axes of the first array.</summary>
    public static OpParameter AxesA { get; } = new("axesA", ParameterKind.Axes);

    /// <summary>Over which of the second.</summary>
    public static OpParameter AxesB { get; } = new("axesB", ParameterKind.Axes);

    /// <summary>The members of the enum of a <see cref="ParameterKind.Word"/>, in order.</summary>
    public EquatableArray<string> Words { get; init; }

    /// <summary>The word that a node's <paramref name="arguments"/> say, or the first one.</summary>
    public string WordIn(Func<string, EquatableArray<string>> arguments) => arguments(Name) is { Count: 1 } said ? said[0] : Words[0];

    /// <summary>The number that a parameter of <see cref="ParameterKind.Number"/> or <see cref="ParameterKind.Real"/> is where none is said.</summary>
    public int Default { get; init; }

    /// <summary>The least number that it can be, if that is said.</summary>
    public int Least { get; init; } = int.MinValue;

    /// <summary>The greatest number that it can be.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>True for a number that it can be.</summary>
    public bool May(double number) => number >= Least && number <= Most;

    /// <summary>The number that is said: the default where none is.</summary>
    public int NumberIn(EquatableArray<string> said) => said.Count == 1 ? int.Parse(said[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : Default;

    /// <summary>The same of a <see cref="ParameterKind.Real"/>.</summary>
    public double RealIn(EquatableArray<string> said) => said.Count == 1 ? double.Parse(said[0], CultureInfo.InvariantCulture) : Default;

    /// <summary>True where axes are counted among those of the result, which has as many more as are said.</summary>
    public bool IsOfResult { get; init; }

    /// <summary>True where one of the lengths may be -1, which is what the others leave.</summary>
    public bool LeavesOne { get; init; }

    /// <summary>What the canonical expression and messages call it: one word for one thing.</summary>
    public string Shown { get; init; } = Name;
}
