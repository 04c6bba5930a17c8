using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Passes;

/// <summary>Rebuilds a graph node by node, inputs first, and drops what no result needs.</summary>
internal static class GraphRewriter
{
    /// <param name="graph">The graph.</param>
    /// <param name="rewrite">Adds the replacement of a node, whose inputs are already replaced, and returns its number.</param>
    /// <param name="scalars">The scalars of the new graph, or null to keep them.</param>
    public static KernelGraph Rewrite(KernelGraph graph, Func<GraphEditor, GraphNode, int> rewrite, IReadOnlyList<GraphScalar>? scalars = null)
    {
        var editor = new GraphEditor();
        var numbers = new int[graph.Nodes.Count];
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            GraphNode node = graph.Nodes[i];
            numbers[i] = rewrite(editor, node with { Inputs = node.Inputs.Select(input => numbers[input]).ToArray() });
        }

        GraphOutput[] outputs = graph.Outputs.Select(output => output.Renumbered(node => numbers[node])).ToArray();
        return Prune(graph with { Nodes = editor.ToArray(), Outputs = outputs, Scalars = scalars?.ToArray() ?? graph.Scalars });
    }

    private static KernelGraph Prune(KernelGraph graph)
    {
        var needed = new bool[graph.Nodes.Count];
        foreach (int root in graph.Outputs.SelectMany(output => output.Roots))
        {
            needed[root] = true;
        }

        for (int i = graph.Nodes.Count - 1; i >= 0; i--)
        {
            foreach (int input in needed[i] ? graph.Nodes[i].Inputs : default)
            {
                needed[input] = true;
            }
        }

        var numbers = new int[graph.Nodes.Count];
        var kept = new List<GraphNode>();
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            if (needed[i])
            {
                GraphNode node = graph.Nodes[i];
                numbers[i] = kept.Count;
                kept.Add(node with { Inputs = node.Inputs.Select(input => numbers[input]).ToArray() });
            }
        }

        return graph with
        {
            Nodes = kept.ToArray(),
            Outputs = graph.Outputs.Select(output => output.Renumbered(node => numbers[node])).ToArray(),
        };
    }
}
