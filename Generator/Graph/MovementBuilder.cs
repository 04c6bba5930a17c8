using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Elements that move: how the result walks its operand, by what the row says of lengths and axes, or by indexes.</summary>
internal sealed class MovementBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly ProblemList _problems;

    public MovementBuilder(GraphEditor graph, ShapeChecker shapes, ProblemList problems) => (_graph, _shapes, _problems) = (graph, shapes, problems);

    /// <summary>The value of a movement; null after telling what is wrong with it. <paramref name="numbers"/>: the number in the graph of each of the kernel's nodes, -1 for one that has a problem.</summary>
    public int? Add(KernelNode node, OpDef row, int[] numbers)
    {
        if (node.Shape.SelectMany(LengthPlaceholders.Nodes).Any(of => numbers[of] < 0))
        {
            return null;
        }

        int input = numbers[node.Inputs[0]];
        return (row.View is null ? Indexed(node, input, numbers) : Viewed(node, row, _graph[input].Shape)) is { } moved
            ? _graph.Map(input, moved.View, moved.Shape, node.Expression)
            : null;
    }

    private (Access View, EquatableArray<Polynomial> Shape)? Indexed(KernelNode node, int input, int[] numbers)
    {
        string[] indexes = (node.Shape.Count > 0 ? node.Shape : node.Argument(OpParameter.Index.Name))
            .Select(index => LengthPlaceholders.Index(index, (of, axis) => _shapes.AxisLength(numbers[of], axis, node.Expression), dim => _shapes.DimLength(dim, node.Expression))).ToArray();
        return _shapes.Indexed(node, indexes, _graph[input].Label is { Length: > 0 } name ? name : "the array", _graph[input].Shape);
    }

    private (Access View, EquatableArray<Polynomial> Shape)? Viewed(KernelNode node, OpDef row, EquatableArray<Polynomial> shape)
    {
        string[] said = row.Parameters.Where(parameter => parameter.Kind == ParameterKind.Axes).SelectMany(parameter => node.Argument(parameter.Name)).ToArray();
        if (_shapes.Axes(node, said, shape) is not { } axes)
        {
            return null;
        }

        if (row.View!(shape, axes) is not { } view)
        {
            _problems.Add(ProblemIds.Rank, node.Expression, node.Op, Number(axes.Length), Number(shape.Count), ShapeChecker.Text(shape), "give each of its axes once");
            return null;
        }

        return (view, Enumerable.Range(0, shape.Count).Select(axis => shape[view.IndexOf(axis)]).ToArray());
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
