using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Plans;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Computes once what would be computed again for every element it is stretched over: an expression over folds and scalars alone, under a broadcast, is held.
/// <code>
/// b - stretch(Mean(s, count))   =>   b - stretch(hold(Mean(s, count)))
/// </code>
/// It pays always: the expression costs one pass over memory that is held anyway, and its result takes no more room than the folds it is made of.
/// Expressions that read a source are left alone; they would need memory of the source's size.
/// </summary>
internal static class HoistBroadcasts
{
    public static KernelGraph Run(KernelGraph graph)
    {
        var overFolds = new List<bool>();
        return GraphRewriter.Rewrite(graph, (editor, node) =>
        {
            // Added first, so that a map of maps is seen as the one map it is.
            int added = editor.Add(node);
            GraphNode view = editor[added];
            if (view.Kind != NodeKind.Map)
            {
                return added;
            }

            GraphNode input = editor[view.Inputs[0]];
            if (input.Kind != NodeKind.Elementwise || !Stretches(view, input) || !IsOverFolds(editor, overFolds, view.Inputs[0]))
            {
                return added;
            }

            int hold = editor.Add(new GraphNode(NodeKind.Hold, input.Type, input.Shape, view.Inputs, Expression: input.Expression, Label: input.Label));
            return editor.Add(view with { Inputs = new[] { hold } });
        });
    }

    private static bool Stretches(GraphNode map, GraphNode input) => Enumerable.Range(0, map.Shape.Count)
        .Any(axis => !map.Shape[axis].Equals(Polynomial.One) && !Enumerable.Range(0, input.Shape.Count).Any(from => map.Map[from] == axis));

    // For every node added so far: does it need folds and scalars only, and at least one fold?
    private static bool IsOverFolds(GraphEditor editor, List<bool> known, int node)
    {
        for (int i = known.Count; i < editor.Nodes.Count; i++)
        {
            GraphNode next = editor[i];
            known.Add(next.Kind switch
            {
                NodeKind.Reduction or NodeKind.Hold => true,
                NodeKind.Elementwise or NodeKind.Map =>
                    next.Inputs.Any(input => known[input]) && next.Inputs.All(input => known[input] || IsScalar(editor, input)),
                _ => false,
            });
        }

        return known[node];
    }

    private static bool IsScalar(GraphEditor editor, int node) =>
        editor[node].Kind == NodeKind.Scalar || (editor[node].Kind == NodeKind.Map && editor[editor[node].Inputs[0]].Kind == NodeKind.Scalar);
}
