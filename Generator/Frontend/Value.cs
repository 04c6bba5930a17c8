using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Frontend;

/// <summary>What an expression of a kernel stands for while it is read.</summary>
internal abstract record Value;

/// <summary>Something that was wrong and has been reported; whatever uses it stays silent.</summary>
internal sealed record PoisonValue : Value
{
    public static PoisonValue Instance { get; } = new();
}

/// <summary>An array: a node of the kernel.</summary>
internal sealed record ArrayValue(int Node, DType Type) : Value;

/// <summary>
/// A single number. <paramref name="Code"/> and <paramref name="Text"/> are as in <see cref="KernelScalar"/>; <paramref name="Constant"/> is its value
/// where known now. <paramref name="IsInfix"/>: the text needs parentheses inside another.
/// </summary>
internal sealed record ScalarValue(SpecialType Type, string Code, string Text, object? Constant = null, bool IsInfix = false) : Value
{
    /// <summary>The dim this is the length of, or null.</summary>
    public string? Dim { get; init; }

    /// <summary>The lengths this is a sum of, or null: <c>{dim:n}</c>, <c>({length:2:0} - 1)</c>.</summary>
    public string? Length { get; init; }
}

/// <summary>A single complex number, as it is written and by its parts, which are doubles.</summary>
internal sealed record ComplexValue(ScalarValue Written, ScalarValue Real, ScalarValue Imaginary) : Value;

/// <summary>A constant that is no number: a string, an enum member, null or a type's default.</summary>
internal sealed record ConstantValue(object? Constant) : Value;

/// <summary>What is taken of an axis, as it is written: <c>3</c>, <c>^1</c>, <c>1..^1</c>, <c>..</c>.</summary>
internal sealed record IndexValue(string Text) : Value
{
    /// <summary>The same with lengths as placeholders: <c>{dim:w}..</c> where the text is <c>w..</c>.</summary>
    public string Code { get; init; } = Text;
}

/// <summary>A function written as a lambda, to be read where it is called.</summary>
internal sealed record LambdaValue(IAnonymousFunctionOperation Function) : Value;

/// <summary>What stands around each element of an array, and outside of it: the elements of a mode, or the array of one number.</summary>
internal sealed record WindowValue(ArrayValue Array, EquatableArray<string> Mode, ArrayValue? Outside) : Value;

/// <summary>A generator of random numbers.</summary>
internal sealed record GeneratorValue(ScalarValue Seed, ScalarValue Sequence) : Value;

/// <summary>Groups by labels: how many there are, as a length and as it is written.</summary>
internal sealed record GroupsValue(ArrayValue Labels, string Count, string Text) : Value;

/// <summary>A tuple.</summary>
internal sealed record TupleValue(EquatableArray<Value> Items) : Value;

/// <summary>A list, e.g. the axes <c>[0, "y"]</c>.</summary>
internal sealed record ListValue(EquatableArray<Value> Items) : Value;
