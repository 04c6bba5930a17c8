using StaticGraph.CompilerServices;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Functions of lines as nodes: the axes of the lines come last, and one more, which no operand has, is that of their results.
/// <code>
/// Sort(x, 0)          =>   Block[2](Map[2, 1](x)), of shape (n, m)
/// GroupSum(x, day)    =>   Block[2](Labelled(Map[2, 1](x), Map[2](day))), of shape (groups, m)
/// </code>
/// </summary>
internal sealed class LineBuilder
{
    private readonly GraphEditor _graph;

    public LineBuilder(GraphEditor graph) => _graph = graph;

    /// <summary>The value of a function of lines.</summary>
    /// <param name="function">The function.</param>
    /// <param name="orders">Which elements by order it finds, if it does.</param>
    /// <param name="value">The elements.</param>
    /// <param name="lines">The axes of the lines, in ascending order.</param>
    /// <param name="labels">Their labels, and which axis of the elements each axis of these is; null for none.</param>
    /// <param name="at">Which axis of the result its results are along, counted among those that are kept and itself.</param>
    /// <param name="results">How many there are.</param>
    /// <param name="made">The operation in the kernel.</param>
    public int Add(BlockFunction function, EquatableArray<QuantileRule> orders, int value, int[] lines, (int Value, int[] Axes)? labels, int at, Polynomial results, GraphNode made)
    {
        GraphNode of = _graph[value];
        List<int> order = Enumerable.Range(0, of.Shape.Count).Where(axis => !lines.Contains(axis)).ToList();
        order.Insert(at, -1);
        int kept = order.Count;
        order.AddRange(lines);
        Polynomial[] space = order.Select(axis => axis < 0 ? results : of.Shape[axis]).ToArray();
        int Seen(int node, IEnumerable<int> axes) => _graph.Map(node, Access.Walk(axes.Select(axis => order.IndexOf(axis)).ToArray()), space, made.Expression);

        int operands = Seen(value, Enumerable.Range(0, of.Shape.Count));
        if (labels is { } its)
        {
            int[] both = { operands, Seen(its.Value, its.Axes) };
            operands = _graph.Add(new GraphNode(NodeKind.Elementwise, of.Type, space, both, InnerOps.Labelled, Expression: made.Expression));
        }

        var rule = new BlockRule(function, space.Length - at, orders);
        int[] level = Enumerable.Range(kept, lines.Length).ToArray();
        return _graph.Add(made with
        {
            Kind = NodeKind.Reduction, Type = rule.ResultOf(of.Type), Shape = space.Take(kept).ToArray(), Inputs = new[] { operands }, Op = InnerOps.Block, Levels = new EquatableArray<int>[] { level }, Block = rule,
        });
    }
}
