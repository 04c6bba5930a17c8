using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Graph;

/// <summary>A kernel as a typed graph: every node has a shape and an element type, inputs come before users. The hand-over from Graph to Passes to Schedule.</summary>
internal sealed record KernelGraph(
    string Name,
    EquatableArray<GraphNode> Nodes,
    EquatableArray<GraphOutput> Outputs,
    EquatableArray<GraphScalar> Scalars,
    EquatableArray<ParameterDefinition> Parameters,
    EquatableArray<DimDefinition> Dims,
    EquatableArray<EquationDefinition> Equations,
    string Expression,
    long MemoryLimit);

/// <summary>A result of the graph.</summary>
internal sealed record GraphOutput(int Node, string Name)
{
    /// <summary>What a mask takes of the node; null for all of it.</summary>
    public TakenElements? Taken { get; init; }

    /// <summary>The nodes that the result is made of.</summary>
    public IEnumerable<int> Roots => Taken is null ? new[] { Node } : new[] { Node, Taken.Mask, Taken.Count };

    /// <summary>The shape of the result, whose lengths are known but for that of what is taken.</summary>
    public EquatableArray<string> Shape(EquatableArray<Polynomial> shape) => Seen(shape.Select(length => length.ToString()).ToArray(), OutputDefinition.Untold);

    /// <summary>The names of its axes; what is taken is named by nobody.</summary>
    public EquatableArray<string> Names(IEnumerable<string> names) => Seen(names.ToArray(), "");

    private EquatableArray<string> Seen(string[] axes, string taken) => Taken is null ? axes : axes.Take(Taken.Axis).Append(taken).Concat(axes.Skip(Taken.Axis + Taken.Axes)).ToArray();

    /// <summary>The same result of other nodes.</summary>
    public GraphOutput Renumbered(Func<int, int> number) => this with { Node = number(Node), Taken = Taken is null ? null : Taken with { Mask = number(Taken.Mask), Count = number(Taken.Count) } };
}

/// <summary>What a mask takes of a node.</summary>
/// <param name="Mask">The mask, of the node's shape.</param>
/// <param name="Count">How many of its indices are taken, a number.</param>
/// <param name="Axis">The first of the axes that the mask stands for, in whose place the result has one.</param>
/// <param name="Axes">How many there are.</param>
internal sealed record TakenElements(int Mask, int Count, int Axis, int Axes);

/// <summary>
/// A value known when the plan is bound. Either C# text over the plan's parameters (<paramref name="Code"/>), or a count of elements less
/// <paramref name="Ddof"/>, never below zero (<paramref name="Count"/>). <paramref name="IsNeverZero"/>: it is a number that the kernel says itself, and not zero.
/// </summary>
internal sealed record GraphScalar(DType Type, string Code, string Text, Polynomial? Count = null, int Ddof = 0, bool IsNeverZero = false)
{
    /// <summary>The number where it is known when the kernel is compiled, and a double holds it; bools are 0 and 1.</summary>
    public double? Number { get; init; }
}

internal enum NodeKind : byte
{
    /// <summary>An array parameter.</summary>
    Source,

    /// <summary>A scalar.</summary>
    Scalar,

    /// <summary>An array of one axis each element of which is its own index.</summary>
    Position,

    /// <summary>An operation on elements; all inputs have the node's shape.</summary>
    Elementwise,

    /// <summary>An index map: see <see cref="GraphNode.Access"/>.</summary>
    Map,

    /// <summary>A fold over axes; its shape is the input's without the reduced axes.</summary>
    Reduction,

    /// <summary>The input, computed once and kept in memory or in a file.</summary>
    Hold,

    /// <summary>Of each point the element of input 0, a map that looks at some axes of an array as a whole, that the other inputs say by an index for each of these axes, in order.</summary>
    Take,

    /// <summary>A running sum, product, ... along axis <see cref="GraphNode.Index"/>; its shape is the input's.</summary>
    Scan,
}

/// <summary>
/// One node. <paramref name="Op"/> is a row of the op table (elementwise, reduction, scan) or empty. <paramref name="Index"/> is the parameter, the scalar, ddof, or the axis.
/// <paramref name="Access"/> (Map nodes) says how the axes of this node walk the input.
/// <paramref name="Levels"/> (reductions) are the nested reduced axes, outermost first.
/// </summary>
internal sealed record GraphNode(
    NodeKind Kind,
    DType Type,
    EquatableArray<Polynomial> Shape,
    EquatableArray<int> Inputs = default,
    string Op = "",
    int Index = 0,
    Access? Access = null,
    EquatableArray<EquatableArray<int>> Levels = default,
    int Expression = -1,
    string Label = "")
{
    /// <summary>Of a median which element it is; null for the one in the middle.</summary>
    public QuantileRule? Order { get; init; }

    /// <summary>What a fold of whole blocks makes; null for other folds.</summary>
    public BlockRule? Block { get; init; }

    /// <summary>The node without what only messages need, so that equal computations are equal nodes.</summary>
    public GraphNode Key => this with { Expression = -1, Label = "" };

    /// <summary>True for what is computed in the sweep that needs it, element by element, from inputs of its own shape.</summary>
    public bool IsComputed => Kind is NodeKind.Elementwise or NodeKind.Scan or NodeKind.Take;

    /// <summary>The axes of the input that a reduction folds, in the order of its levels.</summary>
    public IEnumerable<int> ReducedAxes => Levels.SelectMany(level => level);

    /// <summary>How a reduction folds.</summary>
    public ReductionKind Fold => (ReductionKind)Enum.Parse(typeof(ReductionKind), Op);
}
