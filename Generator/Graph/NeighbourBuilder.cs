using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// For every element its neighbour at an offset, as a view of the array's own shape that has an edge along each axis along which it looks elsewhere:
/// <code>
/// Reflect    =>   x[i - 1] within 0..n (reflect)
/// Constant   =>   Where(Position[0] &lt; 1, value, x[i - 1] within 0..n)
/// Wrap       =>   Where(Position[0] &lt; 1, x[i + n - 1] within n - 1..n, x[i - 1] within 0..n)
/// </code>
/// Neighbours at other offsets are within the same range, so that all of them are one stream.
/// </summary>
internal sealed class NeighbourBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly JoinParts _parts;

    public NeighbourBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms) => (_graph, _shapes, _terms, _parts) = (graph, shapes, terms, new JoinParts(graph, terms.Length));

    /// <summary>The neighbours of the first input, outside of which is the second one where a mode asks for a number; null after telling what is wrong with the offset.</summary>
    public int? Add(KernelNode node, int[] inputs)
    {
        EquatableArray<Polynomial> shape = _graph[inputs[0]].Shape;
        EquatableArray<string> said = node.Argument(OpParameter.Offset.Name);
        if (said.Count > 0 && said.Count != shape.Count)
        {
            string rank = shape.Count.ToString(CultureInfo.InvariantCulture);
            _shapes.Report(ProblemIds.Rank, node, node.Op, said.Count.ToString(CultureInfo.InvariantCulture), rank, ShapeChecker.Text(shape), $"give an offset for each of its axes, {rank}");
            return null;
        }

        long[] offset = said.Select(text => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ToArray();
        string mode = OpParameter.Mode.WordIn(node.Argument);
        int number = inputs.Length > 1 ? inputs[1] : _terms.Number(node.Type, 0);
        bool IsLongEnough(int axis) => mode == "Edge" || EdgeReach.Has(_shapes, node, shape, axis, Math.Abs(offset[axis]), mode, "an offset", "Look less far, or say what stands outside with another mode");
        return Enumerable.Range(0, offset.Length).All(IsLongEnough) ? At(node, inputs[0], offset, mode, number) : null;
    }

    /// <summary>The neighbours at an offset, for each axis or for none.</summary>
    public int At(KernelNode node, int input, long[] offset, string mode, int number) => mode switch
    {
        "Constant" => Constant(node, input, offset, number),
        "Wrap" => Wrapped(node, input, offset),
        _ => Mirrored(node, input, offset, (EdgeKind)Enum.Parse(typeof(EdgeKind), mode)),
    };

    private int Mirrored(KernelNode node, int input, long[] offset, EdgeKind kind) =>
        View(node, input, offset, (length, by) => AxisEdge.Of(kind, Polynomial.Zero, length, Math.Min(0, by), length + Math.Max(0, by)));

    // Outside of the array it is not read at all.
    private int Constant(KernelNode node, int input, long[] offset, int number)
    {
        EquatableArray<Polynomial> shape = _graph[input].Shape;
        int outside = _graph.Stretch(number, shape, node.Expression), chosen = View(node, input, offset, (length, _) => AxisEdge.Only(Polynomial.Zero, length));
        for (int axis = offset.Length - 1; axis >= 0; axis--)
        {
            chosen = offset[axis] == 0 ? chosen
                : offset[axis] < 0 ? _parts.Where(node, _parts.Before(node, shape, axis, -offset[axis]), outside, chosen, isWhole: false)
                : _parts.Where(node, _parts.Before(node, shape, axis, shape[axis] - offset[axis]), chosen, outside, isWhole: false);
        }

        return chosen;
    }

    // Along each axis its end comes before it, and its beginning behind it.
    private int Wrapped(KernelNode node, int input, long[] offset)
    {
        EquatableArray<Polynomial> shape = _graph[input].Shape;
        for (int axis = 0; axis < offset.Length; axis++)
        {
            long by = offset[axis];
            if (by == 0)
            {
                continue;
            }

            Polynomial length = shape[axis], again = by < 0 ? length + by : by - length, end = by < 0 ? -by : length - by;
            int inside = _parts.View(input, axis, by, AxisEdge.Only(Polynomial.Zero, length), shape, node);
            int other = _parts.View(input, axis, again, by < 0 ? AxisEdge.Only(length + by, length) : AxisEdge.Only(Polynomial.Zero, by), shape, node);
            input = _parts.Choose(node, shape, axis, by < 0 ? new[] { (other, end), (inside, length) } : new[] { (inside, end), (other, length) });
        }

        return input;
    }

    private int View(KernelNode node, int input, long[] offset, Func<Polynomial, long, AxisEdge> edgeOf)
    {
        EquatableArray<Polynomial> shape = _graph[input].Shape;
        Access view = Access.Identity(shape.Count);
        for (int axis = 0; axis < offset.Length; axis++)
        {
            view = offset[axis] == 0 ? view : view.From(axis, offset[axis], 1).With(axis, edgeOf(shape[axis], offset[axis]));
        }

        return _graph.Map(input, view, shape, node.Expression);
    }
}
