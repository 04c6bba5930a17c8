using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Gives what walks an array within its lengths the edges of what, in the same expression, walks it beyond them: there they say nothing, and both are read together.
/// <code>
/// x[i - 1] within 0..n (edge) - x   =>   x[i - 1] within 0..n (edge) - x[i] within 0..n (edge)
/// </code>
/// </summary>
internal static class ShareEdges
{
    public static KernelGraph Run(KernelGraph graph)
    {
        if (!graph.Nodes.Any(node => node.Kind == NodeKind.Map && node.Access!.HasEdges))
        {
            return graph;
        }

        int[] expressions = Expressions(graph);
        ILookup<(int Expression, int Array), Access> views = Views(graph, expressions).ToLookup(view => (view.Expression, view.Array), view => view.Access);
        int next = 0;
        return GraphRewriter.Rewrite(graph, (editor, node) =>
        {
            int user = next++;
            return editor.Add(node.IsComputed ? node with { Inputs = node.Inputs.Select((input, i) => Shared(graph, editor, graph.Nodes[user].Inputs[i], input, array => views[(expressions[user], array)])).ToArray() } : node);
        });
    }

    // The first of the operations that are computed together, for each of them.
    private static int[] Expressions(KernelGraph graph)
    {
        int[] first = Enumerable.Range(0, graph.Nodes.Count).ToArray();
        int Find(int node)
        {
            while (first[node] != node)
            {
                node = first[node];
            }

            return node;
        }

        for (int i = 0; i < first.Length; i++)
        {
            foreach (int input in graph.Nodes[i].IsComputed ? graph.Nodes[i].Inputs.Where(input => graph.Nodes[input].IsComputed) : Array.Empty<int>())
            {
                (int one, int other) = (Find(i), Find(input));
                first[Math.Max(one, other)] = Math.Min(one, other);
            }
        }

        return Enumerable.Range(0, first.Length).Select(Find).ToArray();
    }

    // How an expression walks its arrays.
    private static IEnumerable<(int Expression, int Array, Access Access)> Views(KernelGraph graph, int[] expressions) =>
        from user in Enumerable.Range(0, graph.Nodes.Count)
        where graph.Nodes[user].IsComputed
        from input in graph.Nodes[user].Inputs
        let view = graph.Nodes[input]
        where view.Kind == NodeKind.Map && view.Access!.HasEdges
        select (expressions[user], view.Inputs[0], view.Access);

    private static int Shared(KernelGraph graph, GraphEditor editor, int old, int input, Func<int, IEnumerable<Access>> viewsOf)
    {
        GraphNode leaf = graph.Nodes[old];
        int array = leaf.Kind == NodeKind.Map ? leaf.Inputs[0] : old;
        if (leaf.IsComputed || graph.Nodes[array].Kind is NodeKind.Scalar or NodeKind.Position)
        {
            return input;
        }

        Access own = leaf.Access ?? Access.Identity(leaf.Shape.Count), shared = viewsOf(array).Aggregate(own, (access, view) => Within(access, view, graph.Nodes[array].Shape));
        return shared.Equals(own) ? input : editor.Map(editor[input].Kind == NodeKind.Map ? editor[input].Inputs[0] : input, shared, leaf.Shape, leaf.Expression);
    }

    // The edges around a whole axis that another view has, where this one goes along it in the same way, so many indices apart.
    private static Access Within(Access access, Access view, EquatableArray<Polynomial> lengths)
    {
        for (int axis = 0; axis < access.Rank; axis++)
        {
            AxisTerm own = access[axis], other = view[axis];
            bool isWhole = (own.Kind, other.Kind) == (AxisTermKind.Walk, AxisTermKind.Walk) && other.Edge is { } edge && edge.First.Equals(Polynomial.Zero) && edge.Length.Equals(lengths[axis]);
            if (isWhole && own.Edge is null && !own.HasWindows && own.TryAxis(out int walked) && !access.IsDiagonal(walked) && other.IsWalkedBy(walked) && own.Step == other.Step && (own.From - other.From).IsConstant)
            {
                access = access.With(axis, AxisEdge.Of(other.Edge!.Kind, Polynomial.Zero, lengths[axis], Polynomial.Zero, lengths[axis]));
            }
        }

        return access;
    }
}
