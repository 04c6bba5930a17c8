using StaticGraph.Generator.Plans;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// A kernel as it was read: operations in the order written, not yet typed for shape. The hand-over from Frontend to Graph.
/// Immutable, structurally equal, without any Roslyn object. <paramref name="Declared"/> is empty where the return type is none of arrays.
/// </summary>
internal sealed record Kernel(
    KernelDeclaration Declaration,
    EquatableArray<KernelParameter> Parameters,
    EquatableArray<KernelDim> Dims,
    EquatableArray<KernelNode> Nodes,
    EquatableArray<KernelScalar> Scalars,
    EquatableArray<KernelResult> Results,
    bool ReturnsTuple,
    string Expression,
    long MemoryLimit,
    EquatableArray<Problem> Problems,
    EquatableArray<DeclaredResult> Declared)
{
    /// <summary>The most results of a kernel: as many as <c>Plan&lt;T1, ..., T8&gt;</c> has.</summary>
    public const int MaxResults = 8;
}

/// <summary>Where and how the plan's overload is declared. <paramref name="Namespace"/> and <paramref name="Containers"/> are C# text, with keywords escaped; other names in the model are plain. <paramref name="Containers"/> are the containing types, outermost first. <paramref name="Documentation"/>: the lines of the XML comment, each with its <c>///</c>, or empty. <paramref name="HasOverload"/> is false where another member has the overload's place.</summary>
internal sealed record KernelDeclaration(
    string Namespace,
    EquatableArray<ContainerDeclaration> Containers,
    string Name,
    string Accessibility,
    bool IsExtension,
    string Documentation,
    bool HasOverload = true);

/// <summary>A containing type: what follows <c>partial</c>, e.g. keyword <c>class</c> or <c>record struct</c>, and the name with type parameters, e.g. <c>K&lt;T&gt;</c>.</summary>
internal sealed record ContainerDeclaration(string Keyword, string Name);

internal enum KernelParameterKind : byte
{
    Array,
    Scalar,
    Length,
}

/// <summary>A parameter in declared order. <paramref name="Shape"/>: one polynomial text an axis (arrays only). <paramref name="Default"/>: C# text or empty (scalars and lengths only).</summary>
internal sealed record KernelParameter(string Name, KernelParameterKind Kind, DType Type, EquatableArray<string> Shape, string Default);

/// <summary>A dim with a declared bound, or 0.</summary>
internal sealed record KernelDim(string Name, long Max);

/// <summary>
/// One operation. <paramref name="Op"/> is a row of the op table, or one of the leaves and marks in <see cref="KernelOps"/>.
/// <paramref name="Inputs"/> are indices of earlier nodes. <paramref name="Index"/> is the array parameter's or scalar's index for a leaf, ddof for Var and Std.
/// <paramref name="Axes"/> are the reduced axes or the permutation, as numbers or dim names in quotes (<c>-1</c>, <c>"y"</c>); none means all axes, or reversal.
/// <paramref name="Shape"/> is the declared shape for <see cref="KernelOps.Check"/>. <paramref name="Expression"/> numbers the C# expression for messages. <paramref name="Label"/> is the user's name for the value, or empty; for a Check what is checked.
/// <paramref name="IsUnchecked"/>: it stands inside <c>unchecked</c>, which says that whole numbers are meant to wrap.
/// </summary>
internal sealed record KernelNode(
    string Op,
    DType Type,
    EquatableArray<int> Inputs,
    int Expression,
    int Index = 0,
    EquatableArray<string> Axes = default,
    bool KeepDims = false,
    EquatableArray<string> Shape = default,
    string Label = "",
    bool IsUnchecked = false);

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
internal sealed record KernelScalar(DType Type, string Code, string Text, bool IsNeverZero = false);

/// <summary>A result: the node and its name in the result tuple (or empty).</summary>
internal sealed record KernelResult(int Node, string Name);

/// <summary>A result as the kernel's signature declares it; <paramref name="Name"/> is its name in the result tuple, or empty.</summary>
internal sealed record DeclaredResult(DType Type, string Name);

/// <summary>Something wrong with a kernel: a descriptor's id, the number of the expression it stands on (-1: the kernel's name), and the message's arguments.</summary>
internal sealed record Problem(string Id, int Expression, EquatableArray<string> Arguments)
{
    /// <summary>A problem whose arguments may quote the user's strings: a message is one line, whatever they hold.</summary>
    public static Problem Of(string id, int expression, params string[] arguments) => new(id, expression, arguments.Select(CSharpText.OneLine).ToArray());
}
