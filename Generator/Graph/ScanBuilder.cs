using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Scans along an axis. Where none is named, some go along the whole array as one row, and what is scanned may be made of the operand first:
/// <code>
/// CumSum(x)   =>   CumSum[0](Ravel(x))
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

    /// <summary>The value of a scan; null after telling what is wrong with it.</summary>
    public int? Add(KernelNode node, OpDef row, int[] inputs)
    {
        int input = inputs[0];
        if (row.Flattens && node.Argument(OpParameter.Axis.Name).Count == 0 && _graph[input].Shape.Count != 1)
        {
            Polynomial[] flat = { Polynomial.Product(_graph[input].Shape) };
            if (!_shapes.MayBeMade(node, flat))
            {
                return null;
            }

            input = _reshape.Add(input, flat);
        }

        EquatableArray<Polynomial> shape = _graph[input].Shape;
        return _shapes.ScannedAxis(node, shape) is int axis
            ? _graph.Add(new GraphNode(NodeKind.Scan, node.Type, shape, new[] { Scanned(node, row, input) }, ScanOps.NameOf(row.Scans!.Value), axis, Expression: node.Expression, Label: node.Label))
            : null;
    }

    private int Scanned(KernelNode node, OpDef row, int input)
    {
        var made = new GraphNode(NodeKind.Elementwise, _graph[input].Type, _graph[input].Shape, new[] { input }, row.Name, Expression: node.Expression);
        return row.Lower is null ? input : _terms.Add(row.Lower(new Lowering(made.Type, Count: 1, _ => false) { IsOfHalves = node.IsOfHalves }), made);
    }
}
