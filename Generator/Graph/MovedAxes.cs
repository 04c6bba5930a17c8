using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>Along which axes the elements of a value are no longer where they were in the arrays it is made of: what names and coordinates say of these axes is not true of it.</summary>
internal sealed class MovedAxes
{
    private readonly bool[][] _isMoved;

    public MovedAxes(KernelGraph graph)
    {
        _isMoved = new bool[graph.Nodes.Count][];
        for (int i = 0; i < _isMoved.Length; i++)
        {
            GraphNode node = graph.Nodes[i];
            _isMoved[i] = Enumerable.Range(0, node.Shape.Count).Select(axis => IsReshaped(graph, node) || node.Inputs.Any(input => IsMoved(graph.Nodes[input], node, input, axis))).ToArray();
        }
    }

    /// <summary>True where elements have moved along an axis of a node.</summary>
    public bool Has(int node, int axis) => _isMoved[node][axis];

    // Which of its axes are still those of the array it is made of the lengths alone do not say.
    private static bool IsReshaped(KernelGraph graph, GraphNode node) => node.Kind == NodeKind.Source ? graph.Parameters[node.Index].Of >= 0
        : node.Kind == NodeKind.Hold && !node.Shape.Equals(graph.Nodes[node.Inputs[0]].Shape);

    private bool IsMoved(GraphNode input, GraphNode node, int number, int axis) => node.Kind switch
    {
        NodeKind.Map => Enumerable.Range(0, input.Shape.Count).Any(from => node.Access!.IsWalked(from, axis) && (!node.Access[from].IsInPlace || Has(number, from))),
        NodeKind.Reduction => Has(number, Enumerable.Range(0, input.Shape.Count).Except(node.ReducedAxes).ElementAt(axis)),
        NodeKind.Elementwise or NodeKind.Hold or NodeKind.Scan => Has(number, axis),
        NodeKind.Take => Has(number, axis) || input.Access?.IsChosenAlong(axis) == true,
        NodeKind.Source or NodeKind.Scalar or NodeKind.Position => false,
    };
}
