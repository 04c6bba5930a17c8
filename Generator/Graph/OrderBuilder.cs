using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Elements by order: of all elements a fold each, and of lines along some axes one function for all of them. Of those that a mask takes the others count as NaNs, which are skipped:
/// <code>
/// Median(x[m])   =>   Where(Any(m &amp; IsNaN(x)), NaN, NanMedian(Where(m, x, NaN)))
/// </code>
/// </summary>
internal sealed class OrderBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly KernelNode _node;
    private readonly OpDef _row;
    private readonly FoldedAxes _axes;

    public OrderBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms, KernelNode node, OpDef row, FoldedAxes axes) =>
        (_graph, _shapes, _terms, _node, _row, _axes) = (graph, shapes, terms, node, row, axes);

    /// <summary>One of the elements, or several along a new first axis.</summary>
    /// <param name="x">The elements.</param>
    /// <param name="mask">Which of them are taken; -1 for all.</param>
    /// <param name="withOnes">What gives one of the results length 1 where axes were; null where they go.</param>
    public int Add(int x, int mask, Func<int, int>? withOnes)
    {
        (QuantileRule[] rules, bool isList) = OrderOps.Rules(_row, name => _node.Argument(name));
        if (isList && mask < 0 && withOnes is null && !IsOfAll)
        {
            return Lines(x, rules, _node.Label);
        }

        int[] found = mask < 0 ? Found(x, rules) : Taken(x, mask, rules);
        int[] results = withOnes is null ? found : found.Select(withOnes).ToArray();
        KernelNode stack = _node with { Arguments = new[] { new NodeArgument(OpParameter.Axis.Name, new[] { "0" }) } };
        return isList ? new JoinBuilder(_graph, _shapes, _terms.Length).Add(stack, OpTable.Find("Stack")!, results)!.Value : results[0];
    }

    // What is not taken is no number; a NaN that is taken is seen for itself.
    private int[] Taken(int x, int mask, QuantileRule[] rules)
    {
        GraphNode of = _graph[x];
        int[] operands = { mask, of.Type.IsFloating() ? x : _graph.Cast(x, DType.Double, _node.Expression) };
        DType type = _graph[operands[1]].Type;
        int Over(Term term, EquatableArray<Polynomial> shape, params int[] inputs) => _terms.Add(term, new GraphNode(NodeKind.Elementwise, type, shape, inputs, Expression: _node.Expression));
        Term nan = new NumberTerm(type, double.NaN);
        int numbers = Over(Term.Where(new OperandTerm(0), new OperandTerm(1), nan), of.Shape, operands);
        int[] found = Found(numbers, rules.Select(rule => rule with { SkipsNaN = true }).ToArray());
        if (_row.SkipsNaN.Length > 0 || !of.Type.IsFloating())
        {
            return found;
        }

        int taken = Over(new OperandTerm(0) & Term.Of("IsNaN", new OperandTerm(1)), of.Shape, operands), any = _axes.Fold(_graph, _terms, OpTable.Find("Any")!, taken);
        return found.Select(value => Over(Term.Where(new OperandTerm(0), nan, new OperandTerm(1)), _graph[value].Shape, any, value)).ToArray();
    }

    // One value each.
    private int[] Found(int x, QuantileRule[] rules)
    {
        string label = rules.Length > 1 ? "" : _node.Label;
        if (IsOfAll)
        {
            return rules.Select(rule => _axes.Fold(_graph, _terms, _row, x, label: label, order: rule.IsMean && !rule.SkipsNaN ? null : rule)).ToArray();
        }

        int all = Lines(x, rules, label), kept = _axes.Kept.Count;
        int One(int number) => _graph.Map(all, Access.Of(Enumerable.Range(0, kept + 1).Select(axis => axis == 0 ? AxisTerm.Fixed(number) : AxisTerm.Walk(axis - 1)).ToArray()), _axes.Kept, _node.Expression);
        return rules.Select((_, number) => One(number)).ToArray();
    }

    // All along a first axis. Of whole numbers what lies between two of them is none.
    private int Lines(int x, QuantileRule[] rules, string label)
    {
        int wide = _graph[x].Type.IsFloating() ? x : _graph.Cast(x, DType.Double, _node.Expression);
        var made = new GraphNode(NodeKind.Reduction, default, default, Expression: _node.Expression, Label: label);
        return new LineBuilder(_graph).Add(BlockFunction.Order, rules, wide, _axes.Axes.ToArray(), null, 0, rules.Length, made);
    }

    private bool IsOfAll => _axes.Axes.Count == _axes.Shape.Count;
}
