using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Gives the axes of the operands of a contraction their labels, by which <see cref="Contraction"/> multiplies and sums: those that are summed have one label, and the result has not.</summary>
internal sealed class ContractionBuilder
{
    private const string Transposes = "transpose one of them with .T, or if they are one length, give it one name";

    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly ReshapeBuilder _reshape;
    private readonly ComplexBuilder _complex;

    /// <param name="graph">The graph.</param>
    /// <param name="shapes">What is known of lengths.</param>
    /// <param name="terms">What makes numbers.</param>
    /// <param name="reshape">What gives a value another shape.</param>
    /// <param name="complex">What knows the parts of complex numbers.</param>
    public ContractionBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms, ReshapeBuilder reshape, ComplexBuilder complex) =>
        (_graph, _shapes, _terms, _reshape, _complex) = (graph, shapes, terms, reshape, complex);

    /// <summary>The value of a contraction; null after telling what is wrong with it.</summary>
    public int? Add(KernelNode node, OpDef row, int[] inputs)
    {
        if (row.Contracts == ContractionKind.Einsum)
        {
            return new EinsumBuilder(_graph, _shapes, _complex, node, inputs).Add(inputs);
        }

        if (row.Contracts is ContractionKind.Cov or ContractionKind.CorrCoef)
        {
            var covariance = new CovarianceBuilder(_graph, _shapes, _terms, _complex, node);
            return row.Contracts == ContractionKind.Cov ? covariance.Cov(inputs) : covariance.CorrCoef(inputs);
        }

        string shapes = string.Join(" and ", inputs.Select(input => ShapeChecker.Text(_graph[input].Shape)));
        var lengths = new LabelLengths(_shapes, node, $"{node.Op} of shapes {shapes}");
        return row.Contracts!.Value switch
        {
            ContractionKind.Dot => Dot(node, lengths, inputs[0], inputs[1]),
            ContractionKind.MatMul => MatMul(node, lengths, inputs[0], inputs[1]),
            ContractionKind.TensorDot => TensorDot(node, lengths, inputs[0], inputs[1]),
            ContractionKind.Inner => Inner(node, lengths, inputs[0], inputs[1]),
            ContractionKind.Outer => Over(node, lengths, Raveled(inputs[0]), Raveled(inputs[1])),
            ContractionKind.Kron => Kron(node, lengths, inputs[0], inputs[1]),
            ContractionKind.VDot => VDot(node, lengths, inputs[0], inputs[1]),
            ContractionKind.Einsum or ContractionKind.Cov or ContractionKind.CorrCoef => throw new InvalidOperationException("These give labels themselves."),
        };
    }

    // Of a number and an array it is the product.
    private int? Dot(KernelNode node, LabelLengths lengths, int a, int b)
    {
        EquatableArray<Polynomial> left = _graph[a].Shape, right = _graph[b].Shape;
        return left.Count == 0 || right.Count == 0 ? Over(node, lengths, a, b) : Over(node, lengths, a, b, (left.Count - 1, Math.Max(0, right.Count - 2)));
    }

    private int? Inner(KernelNode node, LabelLengths lengths, int a, int b)
    {
        EquatableArray<Polynomial> left = _graph[a].Shape, right = _graph[b].Shape;
        return left.Count == 0 || right.Count == 0 ? Over(node, lengths, a, b) : Over(node, lengths, a, b, (left.Count - 1, right.Count - 1));
    }

    // Axis by axis where both have one shape; else in their order.
    private int? VDot(KernelNode node, LabelLengths lengths, int a, int b)
    {
        (int left, int right) = _graph[a].Shape.Equals(_graph[b].Shape) ? (a, b) : (Raveled(a), Raveled(b));
        return Over(node, lengths, Conjugate(node, left), right, Enumerable.Range(0, _graph[left].Shape.Count).Select(axis => (axis, axis)).ToArray());
    }

    private int Conjugate(KernelNode node, int value)
    {
        if (node.Type != DType.Complex)
        {
            return value;
        }

        int imaginary = _complex.Part(value, ComplexOps.Imag, node);
        int negated = _graph.Add(new GraphNode(NodeKind.Elementwise, DType.Double, _graph[imaginary].Shape, new[] { imaginary }, "Negate", Expression: node.Expression));
        return _complex.Make(_complex.Part(value, ComplexOps.Real, node), negated, node with { Label = "" });
    }

    private int? TensorDot(KernelNode node, LabelLengths lengths, int a, int b)
    {
        EquatableArray<Polynomial> left = _graph[a].Shape, right = _graph[b].Shape;
        EquatableArray<string> ofA = node.Argument(OpParameter.AxesA.Name), ofB = node.Argument(OpParameter.AxesB.Name);
        if (ofA.Count + ofB.Count == 0)
        {
            int count = OpParameter.Count.NumberIn(node.Argument(OpParameter.Count.Name));
            return count < 0 || count > Math.Min(left.Count, right.Count)
                ? Refuse(node, lengths, $"it sums over {Axes(count)}, the last of the first array and the first of the second: give a number from 0 to that of the axes they have, or the axes of both")
                : Over(node, lengths, a, b, Enumerable.Range(0, count).Select(i => (left.Count - count + i, i)).ToArray());
        }

        return _shapes.Axes(node, ofA, left) is not { } first || _shapes.Axes(node, ofB, right) is not { } second ? null
            : first.Length != second.Length ? Refuse(node, lengths, $"{Axes(first.Length)} of the first array {(first.Length == 1 ? "is" : "are")} summed with {Text(second.Length)} of the second: give as many of both")
            : Over(node, lengths, a, b, first.Zip(second, (axis, other) => (axis, other)).ToArray());
    }

    // Each axis of the first array with that of the second as one.
    private int? Kron(KernelNode node, LabelLengths lengths, int a, int b)
    {
        int[] ofA = lengths.New(_graph[a].Shape), ofB = lengths.New(_graph[b].Shape);
        int rank = Math.Max(ofA.Length, ofB.Length);
        IEnumerable<int>[] axes = Enumerable.Range(0, rank).Select(axis => Last(ofA, rank - axis).Concat(Last(ofB, rank - axis))).ToArray();
        int product = Of(node, lengths, new[] { new Labelled(a, ofA), new Labelled(b, ofB) }, axes.SelectMany(labels => labels));
        return _reshape.Add(product, axes.Select(labels => Polynomial.Product(labels.Select(label => lengths[label]))).ToArray());
    }

    // The label so many from the end, where there is one.
    private static IEnumerable<int> Last(int[] labels, int fromEnd) => labels.Skip(labels.Length - fromEnd).Take(fromEnd <= labels.Length ? 1 : 0);

    // All elements in their order, along one axis.
    private int Raveled(int value) => _graph[value].Shape.Count == 1 ? value : _reshape.Add(value, new[] { Polynomial.Product(_graph[value].Shape) });

    // Some axes of the first array summed with axes of the second; the result has the others, those of the first array before.
    private int? Over(KernelNode node, LabelLengths lengths, int a, int b, params (int OfA, int OfB)[] summed)
    {
        int[] left = lengths.New(_graph[a].Shape), right = lengths.New(_graph[b].Shape);
        foreach ((int ofA, int ofB) in summed)
        {
            if (!lengths.Meet(left[ofA], _graph[b].Shape[ofB], mayStretch: false, $"axis {Text(ofA)} of the first and axis {Text(ofB)} of the second, which are summed,", Transposes))
            {
                return null;
            }

            right[ofB] = left[ofA];
        }

        return Of(node, lengths, new[] { new Labelled(a, left), new Labelled(b, right) }, left.Where((_, axis) => summed.All(pair => pair.OfA != axis)).Concat(right.Where((_, axis) => summed.All(pair => pair.OfB != axis))));
    }

    // An array of one axis is a row before a matrix and a column behind one.
    private int? MatMul(KernelNode node, LabelLengths lengths, int a, int b)
    {
        EquatableArray<Polynomial> left = _graph[a].Shape, right = _graph[b].Shape;
        if (left.Count == 0 || right.Count == 0)
        {
            _shapes.Report(ProblemIds.Rank, node, node.Op, "1 or more", "0", "()", "write a * b where one of them is a number");
            return null;
        }

        int[] ofA = lengths.New(left), ofB = lengths.New(right);
        int summed = Math.Max(0, right.Count - 2);
        bool fits = lengths.Meet(ofA[left.Count - 1], right[summed], mayStretch: false, $"axis {Text(left.Count - 1)} of the first and axis {Text(summed)} of the second, which are summed,", Transposes);
        ofB[summed] = ofA[left.Count - 1];
        for (int i = 3; fits && i <= Math.Min(left.Count, right.Count); i++)
        {
            (int axisOfA, int axisOfB) = (left.Count - i, right.Count - i);
            fits = lengths.Meet(ofA[axisOfA], right[axisOfB], mayStretch: true, $"axis {Text(axisOfA)} of the first and axis {Text(axisOfB)} of the second, along which there are matrices,", "give them as many matrices, or one");
            ofB[axisOfB] = ofA[axisOfA];
        }

        IEnumerable<int> batch = (left.Count >= right.Count ? ofA : ofB).Take(Math.Max(left.Count, right.Count) - 2);
        return fits ? Of(node, lengths, new[] { new Labelled(a, ofA), new Labelled(b, ofB) }, batch.Concat(ofA.Skip(left.Count - 2).Take(left.Count < 2 ? 0 : 1)).Concat(ofB.Skip(summed + 1))) : null;
    }

    private int Of(KernelNode node, LabelLengths lengths, IEnumerable<Labelled> factors, IEnumerable<int> result) => new Contraction(_graph, lengths, _complex, node).Of(factors, result.ToArray());

    private int? Refuse(KernelNode node, LabelLengths lengths, string wrong)
    {
        _shapes.Report(ProblemIds.Contraction, node, lengths.Text, wrong);
        return null;
    }

    private static string Axes(int count) => count == 1 ? "1 axis" : $"{Text(count)} axes";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
