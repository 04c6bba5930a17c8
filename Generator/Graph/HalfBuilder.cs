using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Arrays of halves, which a graph has where they are read, where they are stored, and where a kernel rounds to them. All else is computed in float:
/// <code>
/// x + y             =>   Cast&lt;Half&gt;(Cast&lt;float&gt;(x) + Cast&lt;float&gt;(y))
/// y.Cast&lt;Half&gt;()    =>   Cast&lt;float&gt;(Cast&lt;Half&gt;(y))
/// </code>
/// </summary>
internal sealed class HalfBuilder
{
    private readonly GraphEditor _graph;

    public HalfBuilder(GraphEditor graph) => _graph = graph;

    /// <summary>What is computed with: the same numbers as floats.</summary>
    public int Widen(int half, KernelNode node) => Cast(half, DType.Single, node, "");

    /// <summary>A value rounded to halves. What was widened, and only moved since, is what it was.</summary>
    public int Narrow(int value, KernelNode node)
    {
        GraphNode from = _graph[value];
        if (Widened(from) is { } half)
        {
            return half;
        }

        if (from.Kind == NodeKind.Map && Widened(_graph[from.Inputs[0]]) is { } moved)
        {
            return _graph.Map(moved, from.Access!, from.Shape, node.Expression);
        }

        return Cast(from.Type.IsFloating() ? value : Cast(value, DType.Single, node, ""), DType.Half, node, node.Label);
    }

    private int? Widened(GraphNode value) => value.Kind == NodeKind.Elementwise && value.Op == "Cast" && _graph[value.Inputs[0]].Type == DType.Half ? value.Inputs[0] : null;

    private int Cast(int value, DType type, KernelNode node, string label) => _graph.Cast(value, type, node.Expression, label);
}
