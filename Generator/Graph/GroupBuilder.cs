using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Folds by label. Labels are of one axis of the elements, the first where none is named, or of all of them, each its own. What groups have of their folds are sums, counts and elements; all else is made of these:
/// <code>
/// GroupMean(x, day)   =>   GroupSum(x, day) / GroupCount(day)
/// GroupVar(x, day)    =>   GroupSum(Square(x - GroupMean(x, day)[day]), day) / (GroupCount(day) - ddof)
/// </code>
/// </summary>
internal sealed class GroupBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly LineBuilder _lines;
    private readonly KernelNode _node;
    private readonly OpDef _row;
    private readonly Polynomial _groups;

    public GroupBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms, KernelNode node, OpDef row, Polynomial groups) =>
        (_graph, _shapes, _terms, _lines, _node, _row, _groups) = (graph, shapes, terms, new LineBuilder(graph), node, row, groups);

    /// <summary>The value of a fold of <paramref name="x"/> by <paramref name="labels"/>; null after telling what is wrong with it.</summary>
    public int? Add(int x, int labels)
    {
        if (Lines(_graph[x].Shape, _graph[labels].Shape) is not { } lines)
        {
            return null;
        }

        var labelled = new Labels(labels, lines, lines, lines[0]);
        Labels counted = _row.SkipsNaN.Length > 0 ? labelled with { Value = OfNumbers(x, labelled), Axes = Enumerable.Range(0, _graph[x].Shape.Count).ToArray() } : labelled;
        int value = Value(x, counted, labelled);
        GraphNode made = _graph[value];
        return made.Type != _node.Type ? _graph.Cast(value, _node.Type, _node.Expression, _node.Label)
            : made.Kind == NodeKind.Elementwise ? _graph.Add(made with { Expression = _node.Expression, Label = _node.Label })
            : value;
    }

    private int Value(int x, Labels counted, Labels labels)
    {
        int Fold(BlockFunction function) => Folded(function, x, counted);
        return _row.Groups!.Value switch
        {
            GroupKind.Sum => Fold(BlockFunction.GroupSum),
            GroupKind.Count => Count(x, counted),
            GroupKind.Mean => Mean(x, counted),
            GroupKind.Min => OfAny(Fold(BlockFunction.GroupMin), Count(x, counted)),
            GroupKind.Max => OfAny(Fold(BlockFunction.GroupMax), Count(x, counted)),
            GroupKind.First => OfAny(Fold(BlockFunction.GroupFirst), Count(x, counted)),
            GroupKind.Last => OfAny(Fold(BlockFunction.GroupLast), Count(x, counted)),
            GroupKind.Var => Variance(x, counted, labels),
            GroupKind.Std => Term(Ops.Term.Of("Sqrt", new OperandTerm(0)), Variance(x, counted, labels)),
            GroupKind.Median => Folded(BlockFunction.GroupOrder, x, counted, QuantileRule.Middle),
        };
    }

    private int Folded(BlockFunction function, int x, Labels labels, params QuantileRule[] orders) =>
        _lines.Add(function, orders, x, labels.Lines, (labels.Value, labels.Axes), labels.At, _groups, new GraphNode(NodeKind.Reduction, default, default, Expression: _node.Expression));

    // Labels of one axis are counted once, for all elements beside.
    private int Count(int x, Labels labels)
    {
        GraphNode own = _graph[labels.Value];
        var fold = new GraphNode(NodeKind.Reduction, default, default, Expression: _node.Expression);
        int[] lines = labels.Lines.Select(line => Array.IndexOf(labels.Axes, line)).ToArray();
        EquatableArray<Polynomial> shape = labels.ResultOf(_graph[x].Shape, _groups);
        int at = own.Shape.Count == _graph[x].Shape.Count ? labels.At : 0;
        int counts = _lines.Add(BlockFunction.GroupCount, default, labels.Value, lines, null, at, _groups, fold);
        return _graph[counts].Shape.Count == shape.Count ? counts : _graph.Map(counts, Access.Walk(labels.At), shape, _node.Expression);
    }

    private int Mean(int x, Labels labels) => Term(new OperandTerm(0) / Ops.Term.Cast(new OperandTerm(1), DType.Double), Folded(BlockFunction.GroupSum, x, labels), Count(x, labels));

    // About the mean, so that nothing cancels; where there are no more elements than ddof there is none.
    private int Variance(int x, Labels counted, Labels labels)
    {
        EquatableArray<Polynomial> shape = _graph[x].Shape;
        int wide = _graph.Cast(x, DType.Double, _node.Expression), means = OfEach(Mean(x, counted), labels, shape);
        Term apart = new OperandTerm(0) - new OperandTerm(1);
        int squares = _terms.Add(apart * apart, new GraphNode(NodeKind.Elementwise, DType.Double, shape, new[] { wide, means }, Expression: _node.Expression));
        int ddof = OpParameter.Ddof.NumberIn(_node.Argument(OpParameter.Ddof.Name));
        Term count = Ops.Term.Cast(new OperandTerm(1), DType.Double) - new NumberTerm(DType.Double, ddof), zero = new NumberTerm(DType.Double, 0);
        return Term(Ops.Term.Where(count > zero, new OperandTerm(0) / count, new NumberTerm(DType.Double, double.NaN)), Folded(BlockFunction.GroupSum, squares, counted), Count(x, counted));
    }

    // What each element's group has; of -1, which nobody takes, anything.
    private int OfEach(int folded, Labels labels, EquatableArray<Polynomial> shape)
    {
        AxisPart[] parts = _graph[folded].Shape.Select((length, axis) => new AxisPart(Polynomial.Zero, length, 1, Array.Empty<Polynomial>()) { Indices = axis == labels.At ? 1 : 0 }).ToArray();
        return new TakeBuilder(_graph, _shapes).Indexed(_node with { Label = "" }, parts, folded, new Dictionary<int, int> { [1] = labels.Value }, _node.Op)!.Value;
    }

    // A group that has none is NaN, and 0 of whole numbers.
    private int OfAny(int value, int count)
    {
        DType type = _graph[value].Type;
        return Term(Ops.Term.Where(new OperandTerm(1) > new NumberTerm(DType.Int64, 0), new OperandTerm(0), new NumberTerm(type, type.IsFloating() ? double.NaN : 0)), value, count);
    }

    // -1 where there is no number.
    private int OfNumbers(int x, Labels labels)
    {
        EquatableArray<Polynomial> shape = _graph[x].Shape;
        DType type = _graph[labels.Value].Type;
        int stretched = _graph.Map(labels.Value, Access.Walk(labels.Axes), shape, _node.Expression);
        return _terms.Add(Ops.Term.Where(Ops.Term.Of("IsNaN", new OperandTerm(0)), new NumberTerm(type, -1), new OperandTerm(1)), new GraphNode(NodeKind.Elementwise, type, shape, new[] { x, stretched }, Expression: _node.Expression));
    }

    private int Term(Term term, params int[] operands) => _terms.Add(term, new GraphNode(NodeKind.Elementwise, _graph[operands[0]].Type, _graph[operands[0]].Shape, operands, Expression: _node.Expression));

    // The axes of the elements that labels are along; null after telling that they do not fit.
    private int[]? Lines(EquatableArray<Polynomial> shape, EquatableArray<Polynomial> labels)
    {
        bool isOfAll = labels.Count > 1;
        KernelNode along = _node.Argument(OpParameter.Axis.Name).Count > 0 || shape.Count == 0 ? _node : _node with { Arguments = new[] { new NodeArgument(OpParameter.Axis.Name, new[] { "0" }) } };
        int? named = isOfAll ? null : _shapes.ScannedAxis(along, shape);
        if (!isOfAll && named is null)
        {
            return null;
        }

        int[] lines = named is { } axis ? new[] { axis } : Enumerable.Range(0, shape.Count).ToArray();
        bool fits = labels.Count == lines.Length && (!isOfAll || _node.Argument(OpParameter.Axis.Name).Count == 0)
            && lines.Zip(labels, (line, length) => _shapes.MayEqual(shape[line], length, $"the labels of {ShapeChecker.Text(labels)} and the elements of {ShapeChecker.Text(shape)}")).All(isEqual => isEqual);
        if (!fits)
        {
            string wayOut = isOfAll ? "labels of several axes are those of all elements, and no axis is named" : $"labels are as long as the axis of the elements that they are along, which is axis {lines[0].ToString(CultureInfo.InvariantCulture)} here";
            _shapes.Report(ProblemIds.Labels, _node, _node.Op, ShapeChecker.Text(labels), ShapeChecker.Text(shape), wayOut);
            return null;
        }

        return lines;
    }

    // Which axis of the elements each axis of the labels is; the axes of a line; and where the groups are in what is folded.
    private sealed record Labels(int Value, int[] Axes, int[] Lines, int At)
    {
        public EquatableArray<Polynomial> ResultOf(EquatableArray<Polynomial> shape, Polynomial groups) =>
            shape.Select((length, axis) => axis == At ? groups : length).Where((_, axis) => axis == At || !Lines.Contains(axis)).ToArray();
    }
}
