using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Scans along an axis. Where none is named, some go along the whole array as one row, and some are made up of others:
/// <code>
/// CumSum(x)            =>   CumSum[0](Ravel(x))
/// NanCumSum(x, axis)   =>   CumSum[axis](Where(IsNaN(x), 0, x))
/// </code>
/// </summary>
internal sealed class ScanBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly ReshapeBuilder _reshape;

    public ScanBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms, ReshapeBuilder reshape) => (_graph, _shapes, _terms, _reshape) = (graph, shapes, terms, reshape);

    /// <summary>The value of a scan of operands that have one shape; null after telling what is wrong with it.</summary>
    public int? Add(KernelNode node, OpDef row, int[] inputs)
    {
        if (row.Flattens && node.Argument(OpParameter.Axis.Name).Count == 0 && _graph[inputs[0]].Shape.Count != 1)
        {
            EquatableArray<Polynomial> flat = new[] { Polynomial.Product(_graph[inputs[0]].Shape) };
            if (!_shapes.MayBeMade(node, flat))
            {
                return null;
            }

            inputs = inputs.Select(input => _reshape.Add(input, flat)).ToArray();
        }

        EquatableArray<Polynomial> shape = _graph[inputs[0]].Shape;
        if (_shapes.ScannedAxis(node, shape) is not int axis)
        {
            return null;
        }

        var made = new GraphNode(NodeKind.Scan, node.Type, shape, inputs, row.Name, axis, Expression: node.Expression, Label: node.Label);
        return row.Lower is null ? _graph.Add(made) : _terms.Add(row.Lower(new Lowering(node.Type, inputs.Length, name => node.Argument(name).Count > 0) { IsOfHalves = node.IsOfHalves }), made with { Kind = NodeKind.Elementwise });
    }
}
