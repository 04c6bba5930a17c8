using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Arrays with something around them: a number, or what the mode says of their own elements.</summary>
internal sealed class PadBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly JoinParts _parts;

    public PadBuilder(GraphEditor graph, ShapeChecker shapes, JoinParts parts) => (_graph, _shapes, _parts) = (graph, shapes, parts);

    /// <summary>The padded array; null after telling what is wrong with its widths.</summary>
    public int? Add(KernelNode node, int[] inputs)
    {
        EquatableArray<Polynomial> shape = _graph[inputs[0]].Shape;
        string mode = OpParameter.Mode.WordIn(node.Argument);
        if (Widths(node, shape) is not { } widths || !Reach(node, shape, widths, mode))
        {
            return null;
        }

        return mode switch
        {
            "Constant" => Constant(node, inputs[0], inputs[1], widths),
            "Wrap" => Wrapped(node, inputs[0], widths),
            _ => Mirrored(node, inputs[0], widths, (EdgeKind)Enum.Parse(typeof(EdgeKind), mode)),
        };
    }

    // Outside of the array it is not read at all.
    private int Constant(KernelNode node, int input, int value, (long Before, long Behind)[] widths)
    {
        EquatableArray<Polynomial> from = _graph[input].Shape, shape = Padded(from, widths);
        int number = _graph.Stretch(value, shape, node.Expression);
        int padded = View(node, input, widths, (axis, _) => AxisEdge.Only(Polynomial.Zero, from[axis]));
        for (int axis = widths.Length - 1; axis >= 0; axis--)
        {
            if (widths[axis].Behind > 0)
            {
                padded = _parts.Where(node, _parts.Before(node, shape, axis, from[axis] + widths[axis].Before), padded, number, isWhole: false);
            }

            if (widths[axis].Before > 0)
            {
                padded = _parts.Where(node, _parts.Before(node, shape, axis, widths[axis].Before), number, padded, isWhole: false);
            }
        }

        return padded;
    }

    private int Mirrored(KernelNode node, int input, (long Before, long Behind)[] widths, EdgeKind kind)
    {
        EquatableArray<Polynomial> from = _graph[input].Shape;
        return View(node, input, widths, (axis, width) => AxisEdge.Of(kind, Polynomial.Zero, from[axis], -width.Before, from[axis] + width.Behind));
    }

    private int View(KernelNode node, int input, (long Before, long Behind)[] widths, Func<int, (long Before, long Behind), AxisEdge> edgeOf)
    {
        Access view = Access.Identity(widths.Length);
        for (int axis = 0; axis < widths.Length; axis++)
        {
            view = widths[axis] == (0, 0) ? view : view.From(axis, -widths[axis].Before, 1).With(axis, edgeOf(axis, widths[axis]));
        }

        return _graph.Map(input, view, Padded(_graph[input].Shape, widths), node.Expression);
    }

    // Along each axis its end comes before it, and its beginning behind it.
    private int Wrapped(KernelNode node, int input, (long Before, long Behind)[] widths)
    {
        for (int axis = 0; axis < widths.Length; axis++)
        {
            (long before, long behind) = widths[axis];
            EquatableArray<Polynomial> from = _graph[input].Shape;
            Polynomial length = from[axis];
            Polynomial[] shape = Padded(from, widths.Select((width, i) => i == axis ? width : (0, 0)).ToArray());
            int padded = input;
            int Piece(Polynomial start, Polynomial low, Polynomial high) => _parts.View(padded, axis, start, AxisEdge.Only(low, high), shape, node);
            var parts = new List<(int Node, Polynomial End)> { (Piece(-before, Polynomial.Zero, length), length + before) };
            if (before > 0)
            {
                parts.Insert(0, (Piece(length - before, length - before, length), before));
            }

            if (behind > 0)
            {
                parts.Add((Piece(Polynomial.Zero - length - before, Polynomial.Zero, behind), length + before + behind));
            }

            input = parts.Count == 1 ? input : _parts.Choose(node, shape, axis, parts);
        }

        return input;
    }

    private (long Before, long Behind)[]? Widths(KernelNode node, EquatableArray<Polynomial> shape)
    {
        (long Before, long Behind)[] said = node.Argument(OpParameter.Width.Name).Select(Sides).ToArray();
        if (said.Length != 1 && said.Length != shape.Count)
        {
            _shapes.Report(ProblemIds.Parts, node, node.Op, $"{said.Length} widths for the {shape.Count} axes of shape {ShapeChecker.Text(shape)}: give one for each axis, or one for all");
            return null;
        }

        if (said.Any(width => width.Before < 0 || width.Behind < 0))
        {
            _shapes.Report(ProblemIds.Parts, node, node.Op, "a width below 0: take a part of the array with ranges, such as x[1..^1]");
            return null;
        }

        return shape.Select((_, axis) => said[said.Length == 1 ? 0 : axis]).ToArray();
    }

    private bool Reach(KernelNode node, EquatableArray<Polynomial> shape, (long Before, long Behind)[] widths, string mode)
    {
        bool IsLongEnough(int axis) => EdgeReach.Has(_shapes, node, shape, axis, Math.Max(widths[axis].Before, widths[axis].Behind), mode, "a width", "Pad less, or twice");
        return Enumerable.Range(0, widths.Length).All(IsLongEnough);
    }

    private static Polynomial[] Padded(EquatableArray<Polynomial> shape, (long Before, long Behind)[] widths) => shape.Select((length, axis) => length + widths[axis].Before + widths[axis].Behind).ToArray();

    // "3", or "1, 2".
    private static (long Before, long Behind) Sides(string text)
    {
        long[] sides = text.Trim('(', ')').Split(',').Select(side => long.Parse(side, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture)).ToArray();
        return (sides[0], sides[sides.Length - 1]);
    }
}
