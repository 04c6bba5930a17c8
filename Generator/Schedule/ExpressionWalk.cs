using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Schedule;

/// <summary>The part of a graph that one sweep evaluates: elementwise nodes and scans down to the leaves (index maps, sources, scalars, folds, held values).</summary>
internal static class ExpressionWalk
{
    /// <summary>The nodes under <paramref name="roots"/>, leaves included, inputs before users.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="roots">Where to start.</param>
    /// <param name="isKept">Computed nodes that are leaves too, because their values are at hand; null for none.</param>
    public static IReadOnlyList<int> Nodes(KernelGraph graph, IEnumerable<int> roots, Func<int, bool>? isKept = null)
    {
        var seen = new HashSet<int>();
        var stack = new Stack<int>(roots);
        while (stack.Count > 0)
        {
            int node = stack.Pop();
            if (!seen.Add(node) || !graph.Nodes[node].IsComputed || isKept?.Invoke(node) == true)
            {
                continue;
            }

            foreach (int input in graph.Nodes[node].Inputs)
            {
                stack.Push(input);
            }
        }

        // Inputs have smaller numbers than their users.
        return seen.OrderBy(node => node).ToArray();
    }

    /// <summary>The array or scalar behind a leaf: the leaf itself, or what its index map looks at.</summary>
    public static int Base(KernelGraph graph, int leaf) => graph.Nodes[leaf].Kind == NodeKind.Map ? graph.Nodes[leaf].Inputs[0] : leaf;

    /// <summary>How the array or scalar behind a leaf is walked.</summary>
    public static Access AccessOf(KernelGraph graph, int leaf) => graph.Nodes[leaf].Access ?? Access.Identity(graph.Nodes[leaf].Shape.Count);

    /// <summary>The bases of all leaves under <paramref name="root"/>.</summary>
    public static HashSet<int> Bases(KernelGraph graph, int root) => new(Nodes(graph, new[] { root })
        .Where(node => !graph.Nodes[node].IsComputed)
        .Select(leaf => Base(graph, leaf)));
}
