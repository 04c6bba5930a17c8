using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Arrays that are read from nowhere, as numbers that are stretched and operations on indices:
/// <code>
/// Zeros(n, m)              =>   stretch(0)
/// Arange(start, ., step)   =>   start + Position * step, but for elements of another value
/// Eye(n, m, k)             =>   (T)(Position[column] == Position[row] + k)
/// LinSpace(start, stop, n) =>   what its row makes it up of
/// </code>
/// </summary>
internal sealed class CreationBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;

    public CreationBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms) => (_graph, _shapes, _terms) = (graph, shapes, terms);

    /// <summary>The value of a creation. <paramref name="numbers"/>: the number in the graph of each of the kernel's nodes, -1 for one that has a problem.</summary>
    public int? Add(KernelNode node, OpDef row, int[] numbers)
    {
        if (node.Shape.SelectMany(LengthPlaceholders.Nodes).Any(of => numbers[of] < 0))
        {
            return null;
        }

        Polynomial[] shape = _shapes.Lengths(node, numbers);
        if (!_shapes.MayBeMade(node, shape))
        {
            return null;
        }

        int[] inputs = node.Inputs.Select(input => numbers[input]).ToArray();
        if (row.Makes == CreationKind.Choice)
        {
            return Choice(node, inputs, shape);
        }

        var made = new GraphNode(NodeKind.Elementwise, node.Type, shape, Expression: node.Expression, Label: node.Label);
        return row.Makes switch
        {
            CreationKind.Number => Stretch(inputs[0], made),
            CreationKind.Progression => Progression(made, inputs),
            CreationKind.Diagonal => Diagonal(made, inputs),
            CreationKind.Term or CreationKind.Indices => _terms.Add(
                row.Lower!(new Lowering(node.Type, inputs.Length, name => node.Argument(name).Count > 0) { Rank = shape.Length, IsOfHalves = node.IsOfHalves }),
                made with { Op = row.Name, Inputs = inputs.Select(input => Stretch(input, made)).ToArray() }),
            _ => throw new InvalidOperationException($"{row.Name} makes nothing."),
        };
    }

    private int Progression(GraphNode made, int[] inputs)
    {
        if (inputs.Length == 0)
        {
            return _graph.Position(made, axis: 0);
        }

        GraphNode inner = made with { Label = "" };
        int steps = _graph.Add(inner with { Op = "Multiply", Inputs = new[] { _graph.Position(made, axis: 0), Stretch(inputs[1], made) } });
        int elements = _graph.Add((inputs.Length == 2 ? made : inner) with { Op = "Add", Inputs = new[] { Stretch(inputs[0], made), steps } });
        for (int i = 2; i < inputs.Length; i += 2)
        {
            // An index, and the element there.
            int mask = _graph.Add(inner with { Type = DType.Boolean, Op = "Equal", Inputs = new[] { _graph.Position(inner with { Type = DType.Int64 }, axis: 0), Stretch(inputs[i], made) } });
            elements = _graph.Add((i + 2 == inputs.Length ? made : inner) with { Op = "Where", Inputs = new[] { mask, Stretch(inputs[i + 1], made), elements } });
        }

        return elements;
    }

    // As many whole numbers from 0 to below the length of the first axis, and what they say of it.
    private int? Choice(KernelNode node, int[] inputs, EquatableArray<Polynomial> shape)
    {
        EquatableArray<Polynomial> from = _graph[inputs[2]].Shape;
        if (from.Count == 0)
        {
            _shapes.Report(ProblemIds.Rank, node, node.Op, "1", "0", ShapeChecker.Text(from), "what is chosen from has an axis");
            return null;
        }

        var made = new GraphNode(NodeKind.Elementwise, DType.Int64, shape, Op: "Integers", Expression: node.Expression);
        int[] operands = { inputs[0], inputs[1], _terms.Whole(DType.Int64, 0), _terms.Length(from[0]) };
        Term drawn = OpTable.Find(made.Op)!.Lower!(new Lowering(DType.Int64, operands.Length, _ => false) { Rank = shape.Count });
        int places = _terms.Add(drawn, made with { Inputs = operands.Select(operand => Stretch(operand, made)).ToArray() });
        AxisPart[] parts = from.Select((length, axis) => new AxisPart(Polynomial.Zero, length, 1, Array.Empty<Polynomial>()) { Indices = axis == 0 ? 1 : 0 }).ToArray();
        return new TakeBuilder(_graph, _shapes).Indexed(node, parts, inputs[2], new Dictionary<int, int> { [1] = places }, node.Op);
    }

    private int Diagonal(GraphNode made, int[] inputs)
    {
        GraphNode index = made with { Type = DType.Int64, Label = "" };
        int row = _graph.Position(index, axis: 0), column = _graph.Position(index, axis: 1);
        int shifted = inputs.Length == 0 ? row : _graph.Add(index with { Op = "Add", Inputs = new[] { row, Stretch(inputs[0], made) } });
        int mask = _graph.Add(made with { Type = DType.Boolean, Op = "Equal", Inputs = new[] { column, shifted }, Label = made.Type == DType.Boolean ? made.Label : "" });
        return made.Type == DType.Boolean ? mask : _graph.Add(made with { Op = "Cast", Inputs = new[] { mask } });
    }

    // All over what is made.
    private int Stretch(int scalar, GraphNode made) => _graph.Stretch(scalar, made.Shape, made.Expression);
}
