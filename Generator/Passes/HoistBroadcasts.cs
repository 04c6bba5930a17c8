using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Computes once what would be computed again for every element it is stretched over: below a broadcast, each largest expression over folds and scalars alone is held.
/// <code>
/// b - stretch(Mean(s, count))       =>   b - stretch(hold(Mean(s, count)))
/// b - stretch(v * Mean(s, count))   =>   b - stretch(v * hold(Mean(s, count)))
/// </code>
/// It pays always: the expression costs one pass over memory that is held anyway, and its result takes no more room than the largest fold it is made of.
/// What reads a source, or is larger than its folds, is left alone: holding it would need memory of another order.
/// </summary>
internal static class HoistBroadcasts
{
    public static KernelGraph Run(KernelGraph graph)
    {
        var made = new List<Makings>();
        var held = new Dictionary<int, int>();
        return GraphRewriter.Rewrite(graph, (editor, node) =>
        {
            // Added first, so that a map of maps is seen as the one map it is.
            int added = editor.Add(node);
            GraphNode view = editor[added];
            return view.Kind == NodeKind.Map && editor[view.Inputs[0]].Kind == NodeKind.Elementwise && Stretches(view)
                ? editor.Add(view with { Inputs = new[] { Hold(editor, made, held, view.Inputs[0]) } })
                : added;
        });
    }

    // The expression with its largest parts over folds held. The walk keeps its own stack: expressions are thousands of operations deep.
    private static int Hold(GraphEditor editor, List<Makings> made, Dictionary<int, int> held, int root)
    {
        var stack = new Stack<int>();
        stack.Push(root);
        while (stack.Count > 0)
        {
            GraphNode node = editor[stack.Peek()];
            bool isPart = node.Kind == NodeKind.Elementwise && MakingsOf(editor, made, stack.Peek()) == Makings.Folds;
            int[] inputs = node.Kind is NodeKind.Elementwise or NodeKind.Map && !isPart ? node.Inputs.ToArray() : Array.Empty<int>();
            int[] missing = inputs.Where(input => !held.ContainsKey(input)).Reverse().ToArray();
            foreach (int input in missing)
            {
                stack.Push(input);
            }

            if (missing.Length == 0)
            {
                int current = stack.Pop();
                held[current] = isPart ? editor.Add(new GraphNode(NodeKind.Hold, node.Type, node.Shape, new[] { current }, Expression: node.Expression, Label: node.Label))
                    : inputs.Length > 0 ? editor.Add(node with { Inputs = inputs.Select(input => held[input]).ToArray() })
                    : current;
            }
        }

        return held[root];
    }

    private static bool Stretches(GraphNode map) => Enumerable.Range(0, map.Shape.Count).Any(axis => !map.Shape[axis].Equals(Polynomial.One) && !map.Access!.Walks(axis));

    private static Makings MakingsOf(GraphEditor editor, List<Makings> known, int node)
    {
        for (int i = known.Count; i < editor.Nodes.Count; i++)
        {
            GraphNode next = editor[i];
            known.Add(next.Kind switch
            {
                NodeKind.Reduction or NodeKind.Hold => Makings.Folds,
                NodeKind.Scalar or NodeKind.Position => Makings.Stretched,
                NodeKind.Map when known[next.Inputs[0]] == Makings.Folds && Stretches(next) => Makings.Stretched,
                NodeKind.Map => known[next.Inputs[0]],
                NodeKind.Elementwise when next.Inputs.All(input => known[input] != Makings.Sources) => next.Inputs.Max(input => known[input]),
                NodeKind.Scan when next.Inputs.All(input => known[input] != Makings.Sources) && next.Inputs.Any(input => known[input] == Makings.Folds) => Makings.Folds,
                NodeKind.Elementwise or NodeKind.Scan or NodeKind.Source or NodeKind.Take => Makings.Sources,
            });
        }

        return known[node];
    }

    /// <summary>What a node is made of.</summary>
    private enum Makings : byte
    {
        /// <summary>A source takes part.</summary>
        Sources,

        /// <summary>Scalars, indices, or folds stretched to a shape that none of them has.</summary>
        Stretched,

        /// <summary>Folds and scalars, and as large as one of the folds.</summary>
        Folds,
    }
}
