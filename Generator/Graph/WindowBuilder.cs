using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Operations on neighbours, as operations on parts of an array:
/// <code>
/// Diff(x)        =>   x[1..] - x[..^1]
/// Diff(x, n: 2)  =>   Diff(x)[1..] - Diff(x)[..^1]
/// </code>
/// </summary>
internal sealed class WindowBuilder
{
    // Of differences of differences each part is computed for itself: their number grows with the square of this.
    private const int HighestOrder = 32;

    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly ProblemList _problems;
    private readonly TermBuilder _terms;

    public WindowBuilder(GraphEditor graph, ShapeChecker shapes, ProblemList problems, TermBuilder terms) => (_graph, _shapes, _problems, _terms) = (graph, shapes, problems, terms);

    /// <summary>The value of an operation on neighbours; null after telling what is wrong.</summary>
    public int? Add(KernelNode node, OpDef row, int[] inputs) => row.Windows switch
    {
        WindowKind.Differences => Differences(node, inputs[0]),
        WindowKind.Neighbour => new NeighbourBuilder(_graph, _shapes, _terms).Add(node, inputs),
        WindowKind.Sliding => new SlidingBuilder(_graph, _shapes).Add(node, inputs[0]),
        WindowKind.Filter or WindowKind.Laplacian or WindowKind.Derivative or WindowKind.Gradient => new FilterBuilder(_graph, _shapes, _terms).Add(node, row, inputs),
        WindowKind.Convolution => new ConvolutionBuilder(_graph, _shapes, _terms).Add(node, convolves: true, inputs),
        WindowKind.Correlation => new ConvolutionBuilder(_graph, _shapes, _terms).Add(node, convolves: false, inputs),
        null => throw new InvalidOperationException($"{row.Name} looks at no neighbours."),
    };

    private int? Differences(KernelNode node, int input)
    {
        int order = OpParameter.Order.NumberIn(node.Argument(OpParameter.Order.Name));
        if (order is < 0 or > HighestOrder)
        {
            _problems.Add(ProblemIds.Construct, node.Expression, $"Differences of order {order.ToString(CultureInfo.InvariantCulture)}", $"give an order from 0 to {HighestOrder.ToString(CultureInfo.InvariantCulture)}");
            return null;
        }

        EquatableArray<Polynomial> shape = _graph[input].Shape;
        return _shapes.WindowAxis(node, shape) is { } axis && _shapes.MayReach(node, order, shape, axis) ? Differences(node, input, axis, order) : null;
    }

    private int Differences(KernelNode node, int input, int axis, int order)
    {
        for (int i = 1; i <= order; i++)
        {
            Polynomial[] shape = _graph[input].Shape.ToArray();
            shape[axis] -= 1;
            int[] parts = { Part(input, axis, start: 1, shape, node.Expression), Part(input, axis, start: 0, shape, node.Expression) };
            input = _graph.Add(new GraphNode(NodeKind.Elementwise, node.Type, shape, parts, "Subtract", Expression: node.Expression, Label: i == order ? node.Label : ""));
        }

        return input;
    }

    // As much of an array as there is in a shape, from a place along one axis on.
    private int Part(int input, int axis, long start, Polynomial[] shape, int expression) => _graph.Map(input, Access.Identity(shape.Length).From(axis, start, 1), shape, expression);
}
