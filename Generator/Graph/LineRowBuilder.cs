using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>Rows of several results of each line: lines in order, counts, and folds by label.</summary>
internal sealed class LineRowBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly ReshapeBuilder _reshape;

    public LineRowBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms, ReshapeBuilder reshape) => (_graph, _shapes, _terms, _reshape) = (graph, shapes, terms, reshape);

    /// <summary>The value of a row; null after telling what is wrong with it. <paramref name="numbers"/>: the number in the graph of each of the kernel's nodes.</summary>
    public int? Add(KernelNode node, OpDef row, int[] numbers)
    {
        int[] inputs = node.Inputs.Select(input => numbers[input]).ToArray();
        Polynomial[] told = _shapes.Lengths(node, numbers);
        return !_shapes.MayBeMade(node, told) ? null
            : row.Groups is not null ? new GroupBuilder(_graph, _shapes, _terms, node, row, told[0]).Add(inputs[0], inputs[1])
            : row.Lines is LineKind.Order or LineKind.Best ? Ordered(node, row, inputs[0])
            : new BinBuilder(_graph, _shapes, _terms, _reshape, node).Add(row, inputs, told);
    }

    private int? Ordered(KernelNode node, OpDef row, int x)
    {
        EquatableArray<Polynomial> shape = _graph[x].Shape;
        long k = LineOps.K.NumberIn(node.Argument(LineOps.K.Name));
        if (_shapes.WindowAxis(node, shape) is not { } axis || (row.Lines == LineKind.Best && !_shapes.MayReach(node, Math.Abs(k), shape, axis)))
        {
            return null;
        }

        Polynomial results = row.Lines == LineKind.Best ? Polynomial.Constant(Math.Abs(k)) : shape[axis];
        var made = new GraphNode(NodeKind.Reduction, node.Type, default, Expression: node.Expression, Label: node.Label);
        return new LineBuilder(_graph).Add(LineOps.FunctionOf(row, k), default, x, new[] { axis }, null, axis, results, made);
    }
}
