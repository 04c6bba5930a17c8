using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Graph;

/// <summary>Makes views of parts, and what chooses between them by the index along an axis.</summary>
internal sealed class JoinParts
{
    private readonly GraphEditor _graph;
    private readonly Func<Polynomial, int> _length;

    public JoinParts(GraphEditor graph, Func<Polynomial, int> length) => (_graph, _length) = (graph, length);

    /// <summary>An array of which an axis begins elsewhere, and has an edge.</summary>
    public int View(int input, int axis, Polynomial start, AxisEdge edge, EquatableArray<Polynomial> shape, KernelNode node) =>
        _graph.Map(input, Access.Identity(shape.Count).From(axis, start, 1).With(axis, edge), shape, node.Expression);

    /// <summary>Of parts one behind the other the one in which an element lies; each ends where the next one begins.</summary>
    public int Choose(KernelNode node, EquatableArray<Polynomial> shape, int axis, IReadOnlyList<(int Node, Polynomial End)> parts)
    {
        int chosen = parts[parts.Count - 1].Node;
        for (int i = parts.Count - 2; i >= 0; i--)
        {
            chosen = Where(node, Before(node, shape, axis, parts[i].End), parts[i].Node, chosen, isWhole: i == 0);
        }

        return chosen;
    }

    /// <summary>One value where a mask is true, and another one elsewhere. <paramref name="isWhole"/>: it is what the kernel has a name for.</summary>
    public int Where(KernelNode node, int mask, int taken, int other, bool isWhole) =>
        _graph.Add(new GraphNode(NodeKind.Elementwise, _graph[taken].Type, _graph[taken].Shape, new[] { mask, taken, other }, "Where", Expression: node.Expression, Label: isWhole ? node.Label : ""));

    /// <summary>Where the index along an axis is below a length.</summary>
    public int Before(KernelNode node, EquatableArray<Polynomial> shape, int axis, Polynomial end)
    {
        var index = new GraphNode(NodeKind.Elementwise, DType.Int64, shape, Expression: node.Expression);
        int[] operands = { _graph.Position(index, axis), _graph.Stretch(_length(end), shape, node.Expression) };
        return _graph.Add(index with { Type = DType.Boolean, Op = "Less", Inputs = operands });
    }
}
