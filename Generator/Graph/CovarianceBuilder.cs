using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Covariances, as the product of what is centred with itself; nothing that is centred is stored:
/// <code>
/// Cov(x)        =>   c = x - stretch(Mean(x, 1)), Einsum("io,jo->ij", c, c) / max(n - 1, 0)
/// CorrCoef(x)   =>   clip(Cov(x) / stretch(Sqrt(diagonal)) / stretch(Sqrt(diagonal)), -1, 1)
/// </code>
/// </summary>
internal sealed class CovarianceBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly ComplexBuilder _complex;
    private readonly KernelNode _node;

    /// <param name="graph">The graph.</param>
    /// <param name="shapes">What is known of lengths.</param>
    /// <param name="terms">What makes numbers.</param>
    /// <param name="complex">What knows the parts of complex numbers.</param>
    /// <param name="node">The operation in the kernel.</param>
    public CovarianceBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms, ComplexBuilder complex, KernelNode node) =>
        (_graph, _shapes, _terms, _complex, _node) = (graph, shapes, terms, complex, node);

    /// <summary>The covariances of the variables of an array, or of two; null after telling what is wrong.</summary>
    public int? Cov(int[] inputs) => Joined(inputs) is { } x ? Covariances(x, _node) : null;

    /// <summary>Their correlations.</summary>
    public int? CorrCoef(int[] inputs)
    {
        if (Joined(inputs) is not { } x)
        {
            return null;
        }

        int covariances = Covariances(x, _node with { Label = "" });
        EquatableArray<Polynomial> shape = _graph[covariances].Shape;
        if (shape.Count == 0)
        {
            return Op("Divide", _node.Label, covariances, covariances);
        }

        int spread = Op("Sqrt", "", _graph.Map(covariances, Access.Walk(0, 0), new[] { shape[0] }, _node.Expression));
        int quotient = Op("Divide", "", Op("Divide", "", covariances, _graph.Map(spread, Access.Walk(0), shape, _node.Expression)), _graph.Map(spread, Access.Walk(1), shape, _node.Expression));
        return Op("Clip", _node.Label, quotient, Number(-1, shape), Number(1, shape));
    }

    // Variables along the first axis, observations along the last one. A single variable has no axis.
    private int? Joined(int[] inputs)
    {
        foreach (int input in inputs)
        {
            EquatableArray<Polynomial> shape = _graph[input].Shape;
            if (shape.Count is not (1 or 2))
            {
                _shapes.Report(ProblemIds.Rank, _node, _node.Op, "1 or 2", shape.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), ShapeChecker.Text(shape), "give it variables by observations, or one variable");
                return null;
            }
        }

        int[] variables = inputs.Select(InRows).ToArray();
        if (variables.Length == 1)
        {
            return variables[0];
        }

        int[] rows = variables.Select(value => _graph[value].Shape.Count == 2 ? value : _graph.Map(value, Access.Walk(1), new[] { Polynomial.One, _graph[value].Shape[0] }, _node.Expression)).ToArray();
        return new JoinBuilder(_graph, _shapes, _terms.Length).Add(_node with { Arguments = new[] { new NodeArgument(OpParameter.Axis.Name, new[] { "0" }) }, Label = "" }, OpTable.Find("Concatenate")!, rows);
    }

    private int InRows(int value) => _graph[value].Shape is { Count: 2 } shape && _node.Argument(OpParameter.RowVar.Name).Count > 0
        ? _graph.Map(value, Access.Walk(1, 0), new[] { shape[1], shape[0] }, _node.Expression)
        : value;

    private int Covariances(int x, KernelNode named)
    {
        EquatableArray<Polynomial> shape = _graph[x].Shape;
        int axis = shape.Count - 1;
        var mean = new GraphNode(NodeKind.Reduction, _node.Type, shape.Take(axis).ToArray(), new[] { x }, "Mean", Levels: ReductionLevels.Of(new[] { axis }, shape), Expression: _node.Expression);
        int centred = Op("Subtract", "", x, _graph.Map(_graph.Add(mean), Access.Walk(Enumerable.Range(0, axis).ToArray()), shape, _node.Expression));
        var lengths = new LabelLengths(_shapes, _node, _node.Op);
        int[] left = lengths.New(shape), right = axis == 0 ? left : new[] { lengths.New(new[] { shape[0] })[0], left[1] };
        int products = new Contraction(_graph, lengths, _complex, _node with { Label = "" }).Of(new[] { new Labelled(centred, left), new Labelled(centred, right) }, left.Take(axis).Concat(right.Take(axis)).ToArray());
        return Op("Divide", named.Label, products, _graph.Stretch(_terms.Count(_node.Type, shape[axis], Ddof), _graph[products].Shape, _node.Expression));
    }

    // As in NumPy, what is said of the divisor goes before what the bias says of it.
    private int Ddof => _node.Argument(OpParameter.DdofOrNone.Name) is { Count: 1 } said ? OpParameter.DdofOrNone.NumberIn(said) : _node.Argument(OpParameter.Bias.Name).Count > 0 ? 0 : 1;

    private int Number(double number, EquatableArray<Polynomial> shape) => _graph.Stretch(_terms.Number(_node.Type, number), shape, _node.Expression);

    private int Op(string op, string label, params int[] inputs) =>
        _graph.Add(new GraphNode(NodeKind.Elementwise, _node.Type, _graph[inputs[0]].Shape, inputs, op, Expression: _node.Expression, Label: label));
}
