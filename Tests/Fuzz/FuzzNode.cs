extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Fuzz;

/// <summary>
/// One value of a fuzzed kernel: an array that is given, or an operation on values before it, written for C# and for NumPy over the names a, b, c and v of its operands,
/// with what the interpreter makes of that operation alone.
/// </summary>
internal sealed record FuzzNode
{
    /// <summary>The names of operands in <see cref="Kernel"/> and <see cref="NumPy"/>, in order.</summary>
    public const string Letters = "abcv";

    /// <summary>The row of the op table; null for an array that is given.</summary>
    public OpDef? Op { get; init; }

    /// <summary>The operation in C#.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>The operation in NumPy, or empty where NumPy is not asked.</summary>
    public string NumPy { get; init; } = "";

    /// <summary>How far NumPy's elements may be from these, in ulps.</summary>
    public double Ulps { get; init; }

    /// <summary>The values that it is computed of, as numbers of nodes.</summary>
    public EquatableArray<int> Operands { get; init; }

    public required DType Type { get; init; }

    /// <summary>The shape over the names of the kernel's dims.</summary>
    public required EquatableArray<Polynomial> Shape { get; init; }

    /// <summary>Its elements.</summary>
    public required ReferenceArray Value { get; init; }

    /// <summary>How many operations lie one in another.</summary>
    public int Depth { get; init; }

    public bool IsGiven => Op is null;

    public int Rank => Shape.Count;

    /// <summary>True where both have one length along each axis that both have, or one of them a 1.</summary>
    public bool IsStretchedWith(FuzzNode other) => Enumerable.Range(1, Math.Min(Rank, other.Rank)).All(i => Shape[Rank - i].Equals(other.Shape[other.Rank - i]) || Shape[Rank - i].Equals(Polynomial.One) || other.Shape[other.Rank - i].Equals(Polynomial.One));
}
