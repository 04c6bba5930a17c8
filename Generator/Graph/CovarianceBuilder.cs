using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Covariances, as the product of what is centred with itself, which is a factor that is computed, as any (HoldFactors):
/// <code>
/// Cov(x)        =>   c = x - stretch(Mean(x, 1)), Einsum("io,jo->ij", c, c) / max(n - 1, 0)
/// CorrCoef(x)   =>   clip(Cov(x) / stretch(Sqrt(diagonal)) / stretch(Sqrt(diagonal)), -1, 1)
/// </code>
/// Of complex numbers the second factor is the conjugate, and all but the product is done with the parts.
/// </summary>
internal sealed class CovarianceBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly ComplexBuilder _complex;
    private readonly KernelNode _node;

    // The operation on one part of complex numbers, or on others as they are.
    private readonly KernelNode _part;

    /// <param name="graph">The graph.</param>
    /// <param name="shapes">What is known of lengths.</param>
    /// <param name="terms">What makes numbers.</param>
    /// <param name="complex">What knows the parts of complex numbers.</param>
    /// <param name="node">The operation in the kernel.</param>
    public CovarianceBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms, ComplexBuilder complex, KernelNode node)
    {
        (_graph, _shapes, _terms, _complex, _node) = (graph, shapes, terms, complex, node);
        _part = node with { Type = IsComplex ? DType.Double : node.Type, Label = "" };
    }

    /// <summary>The covariances of the variables of an array, or of two; null after telling what is wrong.</summary>
    public int? Cov(int[] inputs) => Variables(inputs) is { } x ? Whole(Covariances(x, PartLabel), _node.Label) : null;

    /// <summary>Their correlations.</summary>
    public int? CorrCoef(int[] inputs)
    {
        if (Variables(inputs) is not { } x)
        {
            return null;
        }

        int[] covariances = Covariances(x, "");
        EquatableArray<Polynomial> shape = _graph[covariances[0]].Shape;
        return Whole(shape.Count == 0 ? Itself(covariances[0]) : covariances.Select(part => Correlations(part, Spread(covariances[0], shape[0]), shape)).ToArray(), _node.Label);
    }

    private bool IsComplex => _node.Type == DType.Complex;

    // Of complex numbers the whole has the name, and not a part.
    private string PartLabel => IsComplex ? "" : _node.Label;

    // Variables along the first axis, observations along the last one, part by part. A single variable has no axis.
    private int[]? Variables(int[] inputs)
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

        int?[] parts = IsComplex
            ? new[] { Joined(inputs.Select(input => _complex.Part(input, ComplexOps.Real, _node))), Joined(inputs.Select(input => _complex.Part(input, ComplexOps.Imag, _node))) }
            : new[] { Joined(inputs) };
        return Array.TrueForAll(parts, part => part is not null) ? Array.ConvertAll(parts, part => part!.Value) : null;
    }

    private int? Joined(IEnumerable<int> inputs)
    {
        int[] variables = inputs.Select(InRows).ToArray();
        if (variables.Length == 1)
        {
            return variables[0];
        }

        int[] rows = variables.Select(value => _graph[value].Shape.Count == 2 ? value : _graph.Map(value, Access.Walk(1), new[] { Polynomial.One, _graph[value].Shape[0] }, _node.Expression)).ToArray();
        return new JoinBuilder(_graph, _shapes, _terms.Length).Add(_part with { Arguments = new[] { new NodeArgument(OpParameter.Axis.Name, new[] { "0" }) } }, OpTable.Find("Concatenate")!, rows);
    }

    private int InRows(int value) => _graph[value].Shape is { Count: 2 } shape && _node.Argument(OpParameter.RowVar.Name).Count > 0
        ? _graph.Map(value, Access.Walk(1, 0), new[] { shape[1], shape[0] }, _node.Expression)
        : value;

    private int[] Covariances(int[] x, string label)
    {
        EquatableArray<Polynomial> shape = _graph[x[0]].Shape;
        int axis = shape.Count - 1;
        int[] centred = Array.ConvertAll(x, part => Centred(part, shape, axis));
        var lengths = new LabelLengths(_shapes, _node, _node.Op);
        int[] left = lengths.New(shape), right = axis == 0 ? left : new[] { lengths.New(new[] { shape[0] })[0], left[1] };
        var factors = new[] { new Labelled(Whole(centred, ""), left), new Labelled(Conjugate(centred), right) };
        int products = new Contraction(_graph, lengths, _complex, _node with { Label = "" }).Of(factors, left.Take(axis).Concat(right.Take(axis)).ToArray());
        int count = _graph.Stretch(_terms.Count(_part.Type, shape[axis], Ddof), _graph[products].Shape, _node.Expression);
        return Array.ConvertAll(Parts(products), part => Op("Divide", label, part, count));
    }

    private int Centred(int x, EquatableArray<Polynomial> shape, int axis)
    {
        var mean = new GraphNode(NodeKind.Reduction, _part.Type, shape.Take(axis).ToArray(), new[] { x }, "Mean", Levels: ReductionLevels.Of(new[] { axis }, shape), Expression: _node.Expression);
        return Op("Subtract", "", x, _graph.Map(_graph.Add(mean), Access.Walk(Enumerable.Range(0, axis).ToArray()), shape, _node.Expression));
    }

    private int Conjugate(int[] parts) => IsComplex ? Whole(new[] { parts[0], Op("Negate", "", parts[1]) }, "") : parts[0];

    // The spread of each variable, from the covariance with itself, which is a real number.
    private int Spread(int covariances, Polynomial length) => Op("Sqrt", "", _graph.Map(covariances, Access.Walk(0, 0), new[] { length }, _node.Expression));

    private int Correlations(int covariances, int spread, EquatableArray<Polynomial> shape)
    {
        int quotient = Op("Divide", "", Op("Divide", "", covariances, _graph.Map(spread, Access.Walk(0), shape, _node.Expression)), _graph.Map(spread, Access.Walk(1), shape, _node.Expression));
        return Op("Clip", PartLabel, quotient, Number(-1, shape), Number(1, shape));
    }

    // Of a single variable NumPy divides the covariance, a real number, by itself: 1 or NaN, and the imaginary part is 0 or NaN.
    private int[] Itself(int covariance)
    {
        int quotient = Op("Divide", PartLabel, covariance, covariance);
        return IsComplex ? new[] { quotient, Op("Subtract", "", quotient, quotient) } : new[] { quotient };
    }

    // As in NumPy, what is said of the divisor goes before what the bias says of it.
    private int Ddof => _node.Argument(OpParameter.DdofOrNone.Name) is { Count: 1 } said ? OpParameter.DdofOrNone.NumberIn(said) : _node.Argument(OpParameter.Bias.Name).Count > 0 ? 0 : 1;

    private int Number(double number, EquatableArray<Polynomial> shape) => _graph.Stretch(_terms.Number(_part.Type, number), shape, _node.Expression);

    private int[] Parts(int value) => IsComplex ? new[] { _complex.Part(value, ComplexOps.Real, _node), _complex.Part(value, ComplexOps.Imag, _node) } : new[] { value };

    private int Whole(int[] parts, string label) => IsComplex ? _complex.Make(parts[0], parts[1], _node with { Label = label }) : parts[0];

    private int Op(string op, string label, params int[] inputs) =>
        _graph.Add(new GraphNode(NodeKind.Elementwise, _part.Type, _graph[inputs[0]].Shape, inputs, op, Expression: _node.Expression, Label: label));
}
