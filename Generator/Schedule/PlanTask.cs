using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Schedule;

/// <summary>
/// Something a sweep must produce: a fold, a held value, or a result. <paramref name="Root"/> is the expression evaluated over
/// <paramref name="Space"/>; <paramref name="Node"/> is the fold or hold, or -1 for the result number <paramref name="Output"/>.
/// </summary>
internal sealed record PlanTask(int Root, EquatableArray<Polynomial> Space, int Node, int Output)
{
    public bool IsOutput => Node < 0;

    /// <summary>Of a result that has only what a mask takes: the mask, and how many it takes.</summary>
    public TakenElements? Taken { get; init; }

    /// <summary>The expressions that are evaluated: the root, and what says which of its elements are stored.</summary>
    public IEnumerable<int> Roots => Taken is null ? new[] { Root } : new[] { Root, Taken.Mask, Taken.Count };

    /// <summary>True for a value of which elements are looked at that lie around others: parts of it may overlap, and what is stored beside it need not.</summary>
    public bool IsLookedAround(KernelGraph graph) => !IsOutput && graph.Nodes[Node].Kind == NodeKind.Hold
        && graph.Nodes.Any(node => node.Kind == NodeKind.Map && node.Inputs[0] == Node && Enumerable.Range(0, node.Access!.Rank).Any(i => Halo.Of(node.Access[i]) is { } halo && (!halo.IsNone || halo.IsCut)));

    /// <summary>The tasks of a graph: its folds and holds in order, then its results.</summary>
    public static IReadOnlyList<PlanTask> Of(KernelGraph graph)
    {
        var tasks = new List<PlanTask>();
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            GraphNode node = graph.Nodes[i];
            if (node.Kind is NodeKind.Reduction or NodeKind.Hold)
            {
                tasks.Add(new PlanTask(node.Inputs[0], graph.Nodes[node.Inputs[0]].Shape, i, -1));
            }
        }

        for (int output = 0; output < graph.Outputs.Count; output++)
        {
            int root = graph.Outputs[output].Node;
            tasks.Add(new PlanTask(root, graph.Nodes[root].Shape, -1, output) { Taken = graph.Outputs[output].Taken });
        }

        return tasks;
    }
}
