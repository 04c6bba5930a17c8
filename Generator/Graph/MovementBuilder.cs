using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Elements that move: how the result walks its operand, by what the row says of lengths and axes, by indexes or by lengths. A triangle is a choice by places:
/// <code>
/// TriL(x, k)   =>   Where(Position[column] &lt;= Position[row] + k, x, 0)
/// </code>
/// </summary>
internal sealed class MovementBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly ProblemList _problems;
    private readonly Func<DType, long, int> _whole;
    private readonly ReshapeBuilder _reshape;
    private readonly RepeatBuilder _repeat;
    private readonly TakeBuilder _take;

    /// <param name="graph">The graph.</param>
    /// <param name="shapes">What is known of lengths.</param>
    /// <param name="problems">What is wrong.</param>
    /// <param name="terms">What makes nodes of numbers and lengths.</param>
    /// <param name="reread">Gives the node of a part of an array parameter under another shape.</param>
    public MovementBuilder(GraphEditor graph, ShapeChecker shapes, ProblemList problems, TermBuilder terms, Func<GraphNode, ArrayPart, EquatableArray<Polynomial>, int> reread)
    {
        (_graph, _shapes, _problems, _whole) = (graph, shapes, problems, terms.Whole);
        _reshape = new ReshapeBuilder(graph, reread, terms.Length);
        _repeat = new RepeatBuilder(graph, shapes, _reshape);
        _take = new TakeBuilder(graph, shapes);
    }

    /// <summary>The value of a movement; null after telling what is wrong with it. <paramref name="numbers"/>: the number in the graph of each of the kernel's nodes, -1 for one that has a problem.</summary>
    public int? Add(KernelNode node, OpDef row, int[] numbers)
    {
        if (node.Shape.SelectMany(LengthPlaceholders.Nodes).Any(of => numbers[of] < 0))
        {
            return null;
        }

        int input = numbers[node.Inputs[0]];
        return row.Moves is not { } kind ? Viewed(node, row, input) : kind switch
        {
            MovementKind.Index => Indexed(node, row, input, numbers),
            MovementKind.AlongAxis => _take.AlongAxis(node, input, numbers[node.Inputs[1]], row.Name),
            MovementKind.Stretch => Stretched(node, input, _shapes.Lengths(node, numbers)),
            MovementKind.Reshape => Reshaped(node, input, _shapes.Lengths(node, numbers)),
            MovementKind.Tile => _repeat.Tile(node, input, _shapes.Lengths(node, numbers)),
            MovementKind.Repeat => _repeat.Repeat(node, input, _shapes.Lengths(node, numbers)),
            MovementKind.LowerTriangle => Triangle(node, row, input, "LessEqual"),
            MovementKind.UpperTriangle => Triangle(node, row, input, "GreaterEqual"),
        };
    }

    private int? Viewed(KernelNode node, OpDef row, int input)
    {
        EquatableArray<Polynomial> shape = _graph[input].Shape;
        var axes = new List<EquatableArray<int>>();
        foreach (OpParameter parameter in row.Parameters.Where(parameter => parameter.Kind == ParameterKind.Axes))
        {
            EquatableArray<string> said = node.Argument(parameter.Name);
            if (_shapes.Axes(node, said, shape, parameter.IsOfResult ? said.Count : 0) is not { } chosen)
            {
                return null;
            }

            axes.Add(chosen);
        }

        return row.View!(new MovementArguments(shape, axes.ToArray(), Number(node, row))) is { } moved
            ? Checked(node, shape, moved) ? _graph.Map(input, moved.View, moved.Shape, node.Expression) : null
            : WrongRank(node, row, shape, row.About > 0 ? row.About : axes.Max(chosen => chosen.Count));
    }

    private bool Checked(KernelNode node, EquatableArray<Polynomial> shape, Moved moved)
    {
        if (moved.Wrong.Length > 0)
        {
            return Refuse(node, shape, moved.Wrong);
        }

        string text = $"{node.Op} of shape {ShapeChecker.Text(shape)}";
        return moved.Ones.All(axis => _shapes.MayEqual(shape[axis], Polynomial.One, text) || Refuse(node, shape, $"axis {Text(axis)} has length {shape[axis]}, and only axes of length 1 can be left out"))
            && moved.Least.All(length => _shapes.Require(length, text) || Refuse(node, shape, "it has no such elements"));
    }

    private int? Indexed(KernelNode node, OpDef row, int input, int[] numbers)
    {
        if (Before(node, row, _graph[input].Shape) is not { } before)
        {
            return null;
        }

        EquatableArray<string> said = node.Argument(row.Parameters.First(parameter => parameter.Kind == ParameterKind.Index).Name);
        IEnumerable<string> indexes = (node.Shape.Count > 0 ? node.Shape : said)
            .Select(index => LengthPlaceholders.Index(index, (of, axis) => _shapes.AxisLength(numbers[of], axis, node.Expression), dim => _shapes.DimLength(dim, node.Expression)));
        string[] written = before.Concat(said).ToArray();
        string indexed = $"{NameOf(input)}[{string.Join(", ", written.Select(index => IndexText.Operand(index) is > 0 and int operand ? NameOf(numbers[node.Inputs[operand]]) : index))}]";
        if (_shapes.Indexes.Parts(node, written, before.Concat(indexes).ToArray(), indexed, _graph[input].Shape) is not { } parts)
        {
            return null;
        }

        if (node.Inputs.Count > 1)
        {
            return _take.Indexed(node, parts, input, Enumerable.Range(1, node.Inputs.Count - 1).ToDictionary(operand => operand, operand => numbers[node.Inputs[operand]]), indexed);
        }

        return _shapes.Indexes.View(node, parts, indexed) is { } moved ? _graph.Map(input, moved.View, moved.Shape, node.Expression) : null;
    }

    private string NameOf(int node) => _graph[node].Label is { Length: > 0 } name ? name : "the array";

    // What is said of one axis takes all of those before it.
    private string[]? Before(KernelNode node, OpDef row, EquatableArray<Polynomial> shape)
    {
        int? axis = row.Parameters.Contains(OpParameter.Axis) ? _shapes.ScannedAxis(node, shape) : 0;
        return axis is null ? null : Enumerable.Repeat(IndexText.All, axis.Value).ToArray();
    }

    private int? Stretched(KernelNode node, int input, EquatableArray<Polynomial> shape)
    {
        EquatableArray<Polynomial> from = _graph[input].Shape;
        int skip = shape.Count - from.Count;
        if (!_shapes.MayBeMade(node, shape))
        {
            return null;
        }

        bool Fits(int axis) => from[axis].Equals(Polynomial.One) || _shapes.MayEqual(from[axis], shape[axis + skip], $"{node.Op} of shape {ShapeChecker.Text(from)}");
        if (skip < 0 || !Enumerable.Range(0, from.Count).All(Fits))
        {
            Refuse(node, from, $"it does not stretch to {ShapeChecker.Text(shape)}, where lengths would be the same from the last one on, or 1 before");
            return null;
        }

        return _graph.Stretch(input, shape, node.Expression);
    }

    private int? Reshaped(KernelNode node, int input, Polynomial[] said)
    {
        EquatableArray<Polynomial> from = _graph[input].Shape;
        Polynomial elements = Polynomial.Product(from);
        if (WhyNot(from, said, out EquatableArray<Polynomial> shape) is { } reason)
        {
            Refuse(node, from, reason);
            return null;
        }

        if (!_shapes.MayBeMade(node, shape))
        {
            return null;
        }

        Polynomial made = Polynomial.Product(shape);
        if ((elements - made).IsConstant ? !elements.Equals(made) : !_shapes.MayEqual(elements, made, $"{node.Op} of shape {ShapeChecker.Text(from)} to {ShapeChecker.Text(shape)}"))
        {
            Refuse(node, from, $"it has {elements} elements, and {ShapeChecker.Text(shape)} has {made}");
            return null;
        }

        return _reshape.Add(input, shape);
    }

    private string? WhyNot(EquatableArray<Polynomial> from, Polynomial[] said, out EquatableArray<Polynomial> shape)
    {
        shape = said.Length == 0 ? new[] { Polynomial.Product(from) } : said;
        if (said.Count(length => length.Equals(ReshapeLengths.Rest)) > 1)
        {
            return "one length may be -1, which is what the others leave";
        }

        if (_shapes.Reshaped(from, shape.ToArray()) is not { } lengths)
        {
            return "what the others leave for the length -1 is no sum of lengths: make it a parameter of type Length";
        }

        shape = lengths;
        return null;
    }

    private int? Triangle(KernelNode node, OpDef row, int input, string comparison)
    {
        EquatableArray<Polynomial> shape = _graph[input].Shape;
        if (shape.Count < row.About)
        {
            return WrongRank(node, row, shape, row.About);
        }

        var index = new GraphNode(NodeKind.Elementwise, DType.Int64, shape, Expression: node.Expression);
        int k = Number(node, row), line = _graph.Position(index, shape.Count - 2), column = _graph.Position(index, shape.Count - 1);
        int shift = k == 0 ? 0 : _graph.Stretch(_whole(DType.Int64, Math.Abs((long)k)), shape, node.Expression);
        int Shifted(int place, bool isShifted) => isShifted ? _graph.Add(index with { Op = "Add", Inputs = new[] { place, shift } }) : place;
        int mask = _graph.Add(index with { Type = DType.Boolean, Op = comparison, Inputs = new[] { Shifted(column, k < 0), Shifted(line, k > 0) } });
        GraphNode kept = index with { Type = node.Type, Label = node.Label };
        return node.Type == DType.Boolean
            ? _graph.Add(kept with { Op = "And", Inputs = new[] { mask, input } })
            : _graph.Add(kept with { Op = "Where", Inputs = new[] { mask, input, _graph.Stretch(_whole(node.Type, 0), shape, node.Expression) } });
    }

    private int? WrongRank(KernelNode node, OpDef row, EquatableArray<Polynomial> shape, int about)
    {
        _problems.Add(ProblemIds.Rank, node.Expression, node.Op, Text(about), Text(shape.Count), ShapeChecker.Text(shape), row.WayOut);
        return null;
    }

    private bool Refuse(KernelNode node, EquatableArray<Polynomial> shape, string reason)
    {
        _problems.Add(ProblemIds.MovedLengths, node.Expression, node.Op, ShapeChecker.Text(shape), reason);
        return false;
    }

    private static int Number(KernelNode node, OpDef row) => row.Parameters.FirstOrDefault(parameter => parameter.Kind == ParameterKind.Number) is { } number
        ? number.NumberIn(node.Argument(number.Name))
        : 0;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
