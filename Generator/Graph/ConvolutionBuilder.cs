using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Sums of neighbours times weights that are operands, of as many elements as the mode says; outside of the array are zeros, which the first and the last sums alone have:
/// <code>
/// Convolve(x, [a, b], Full)   =>   Where(Position[0] &lt; n, (x[i] within 0..n) * a, 0) + Where(Position[0] &lt; 1, 0, (x[i - 1] within 0..n) * b)
/// </code>
/// </summary>
internal sealed class ConvolutionBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly JoinParts _parts;

    public ConvolutionBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms) => (_graph, _shapes, _terms, _parts) = (graph, shapes, terms, new JoinParts(graph, terms.Length));

    /// <summary>The sums, the first weight with the last neighbour where it <paramref name="convolves"/>; null after telling what is wrong.</summary>
    public int? Add(KernelNode node, bool convolves, int[] inputs)
    {
        EquatableArray<Polynomial> from = _graph[inputs[0]].Shape;
        int[] weights = convolves ? inputs.Skip(1).ToArray() : inputs.Skip(1).Reverse().ToArray();
        if (_shapes.WindowAxis(node, from) is not int axis || weights.Length == 0)
        {
            return weights.Length == 0 ? inputs[0] : null;
        }

        string sums = Mode(node);
        (int more, int first) = sums switch
        {
            "Full" => (weights.Length - 1, 0),
            "Same" => (0, (weights.Length - 1) / 2),
            _ => (1 - weights.Length, weights.Length - 1),
        };
        int least = sums == "Full" ? 1 : weights.Length;
        if (!_shapes.Require(from[axis] - least, $"{node.Op} of shape {ShapeChecker.Text(from)} with {weights.Length.ToString(CultureInfo.InvariantCulture)} weights ({sums})"))
        {
            _shapes.Report(ProblemIds.Parts, node, node.Op, $"axis {axis} of length {from[axis]} has fewer elements than there are weights ({sums}): {least} or more. Pad the array, or exchange both");
            return null;
        }

        Polynomial[] shape = from.Select((length, i) => i == axis ? length + more : length).ToArray();
        return weights.Select((weight, i) => At(node, inputs[0], axis, first - i, shape, more, weight)).ToArray().Aggregate((sum, product) => Op(node, "Add", sum, product));
    }

    private static string Mode(KernelNode node) => OpParameter.Sums.WordIn(node.Argument);

    // The elements so many further, of a shape that has so many more, times a weight: outside of the array nothing is multiplied, for infinite weights.
    private int At(KernelNode node, int input, int axis, long offset, Polynomial[] shape, int more, int weight)
    {
        Polynomial length = _graph[input].Shape[axis];
        bool isBefore = offset < 0, isBehind = offset + more > 0;
        if (!isBefore && !isBehind)
        {
            return Product(node, _graph.Map(input, Access.Identity(shape.Length).From(axis, offset, 1), shape, node.Expression), weight);
        }

        int chosen = Product(node, _parts.View(input, axis, offset, AxisEdge.Only(Polynomial.Zero, length), shape, node), weight), zero = _graph.Stretch(_terms.Number(node.Type, 0), shape, node.Expression);
        chosen = isBehind ? _parts.Where(node, _parts.Before(node, shape, axis, length - offset), chosen, zero, isWhole: false) : chosen;
        return isBefore ? _parts.Where(node, _parts.Before(node, shape, axis, -offset), zero, chosen, isWhole: false) : chosen;
    }

    private int Product(KernelNode node, int value, int weight) => Op(node, "Multiply", value, _graph.Stretch(weight, _graph[value].Shape, node.Expression));

    private int Op(KernelNode node, string op, params int[] inputs) =>
        _graph.Add(new GraphNode(NodeKind.Elementwise, node.Type, _graph[inputs[0]].Shape, inputs, op, Expression: node.Expression, Label: node.Label));
}
