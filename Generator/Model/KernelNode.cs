using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Model;

/// <summary>
/// One operation. <paramref name="Op"/> is a row of the op table, or one of the leaves and marks in <see cref="KernelOps"/>.
/// <paramref name="Inputs"/> are indices of earlier nodes. <paramref name="Index"/> is the array parameter's or scalar's index for a leaf.
/// <paramref name="Arguments"/> is what is said beside the operands and is no default, in the order of the parameters.
/// <paramref name="Shape"/> is the declared shape for <see cref="KernelOps.Check"/>, the lengths of what a creation makes, <c>{dim:n}</c>, <c>({length:2:0} - 1)</c> or <c>3</c>, and indexes where lengths stand in them, <c>{dim:w}..</c>. <paramref name="Expression"/> numbers the C# expression for messages. <paramref name="Label"/> is the user's name for the value, or empty; for a Check what is checked.
/// <paramref name="IsUnchecked"/>: it stands inside <c>unchecked</c>, which says that whole numbers are meant to wrap.
/// </summary>
internal sealed record KernelNode(
    string Op,
    DType Type,
    EquatableArray<int> Inputs,
    int Expression,
    int Index = 0,
    EquatableArray<NodeArgument> Arguments = default,
    EquatableArray<string> Shape = default,
    string Label = "",
    bool IsUnchecked = false)
{
    /// <summary>True where elements are halves, computed in <see cref="Type"/>.</summary>
    public bool IsOfHalves { get; init; }

    /// <summary>What the argument called <paramref name="name"/> says; nothing where it has its default.</summary>
    public EquatableArray<string> Argument(string name) => Arguments.Where(argument => argument.Name == name).Select(argument => argument.Items).FirstOrDefault();
}

/// <summary>An argument that is no operand: axes as numbers or dim names in quotes (<c>-1</c>, <c>"y"</c>), one number, or <c>true</c>.</summary>
internal sealed record NodeArgument(string Name, EquatableArray<string> Items);

/// <summary>Nodes that are no rows of the op table.</summary>
internal static class KernelOps
{
    /// <summary>An array parameter; <see cref="KernelNode.Index"/> is its index among <see cref="Kernel.Parameters"/>.</summary>
    public const string Parameter = "Parameter";

    /// <summary>A scalar; <see cref="KernelNode.Index"/> is its index in <see cref="Kernel.Scalars"/>.</summary>
    public const string Scalar = "Scalar";

    /// <summary>The value of input 0, whose shape must be <see cref="KernelNode.Shape"/>: the argument of a called kernel (its dims are prefixed with a call number, <c>Callee#3.n</c> written <c>call3.n</c>), or a declared return shape (dims of this kernel).</summary>
    public const string Check = "Check";
}

/// <summary>
/// A scalar evaluated once, when the plan is bound. <paramref name="Code"/> is C# text over the plan's parameters, with invariant literals;
/// <c>{length:NODE:AXIS}</c> stands for the length of an axis of a node and <c>{dim:NAME}</c> for a dim. <paramref name="Text"/> is how the canonical expression shows it.
/// <paramref name="IsNeverZero"/>: it is a number known when the kernel is compiled, and not zero.
/// </summary>
internal sealed record KernelScalar(DType Type, string Code, string Text, bool IsNeverZero = false)
{
    /// <summary>The number where it is known when the kernel is compiled, and a double holds it; bools are 0 and 1.</summary>
    public double? Number { get; init; }
}
