using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Model;

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

/// <summary>A result: the node and its name in the result tuple (or empty).</summary>
internal sealed record KernelResult(int Node, string Name);

/// <summary>A result as the kernel's signature declares it; <paramref name="Name"/> is its name in the result tuple, or empty.</summary>
internal sealed record DeclaredResult(DType Type, string Name);
