using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// Expressions over sources that more than one unit needs and that have fewer bytes than the sources they are made of: keeping one for a later
/// sweep may move less than reading its sources again. At most 8, those that save most first.
/// </summary>
internal static class CutExpressions
{
    private const int Most = 8;

    // The largest of the search's sample lengths: what saves there is worth trying.
    private const double Length = 1 << 20;

    public static IReadOnlyList<int> Find(TaskGraph tasks)
    {
        var users = new Dictionary<int, HashSet<int>>();
        for (int unit = 0; unit < tasks.Units.Count; unit++)
        {
            foreach (int node in tasks.Units[unit].SelectMany(tasks.Inside))
            {
                if (!users.TryGetValue(node, out HashSet<int> units))
                {
                    users.Add(node, units = new HashSet<int>());
                }

                units.Add(unit);
            }
        }

        // Where the same units use an expression and a larger one around it, the larger one is what is worth keeping.
        // What is done several times stores nothing, nor does what contracts. Products that are summed are computed by nobody.
        return users.Where(entry => entry.Value.Count > 1 && !tasks.IsProduct(entry.Key) && entry.Value.All(unit => tasks.Passes(unit) == 1 && !tasks.TakesBlocks(tasks.Units[unit][0])))
            .Select(entry => (Node: entry.Key, Units: entry.Value, Saved: Saved(tasks.Graph, entry.Key)))
            .Where(cut => cut.Saved > 0)
            .GroupBy(cut => string.Join(",", cut.Units.OrderBy(unit => unit)))
            .Select(group => group.OrderByDescending(cut => cut.Saved).ThenByDescending(cut => cut.Node).First())
            .OrderByDescending(cut => cut.Saved).ThenBy(cut => cut.Node)
            .Take(Most)
            .Select(cut => cut.Node)
            .ToArray();
    }

    private static double Saved(KernelGraph graph, int node) => ExpressionWalk.Bases(graph, node)
        .Where(leaf => graph.Nodes[leaf].Kind == NodeKind.Source)
        .Sum(source => Bytes(graph, source)) - Bytes(graph, node);

    private static double Bytes(KernelGraph graph, int node) =>
        graph.Nodes[node].Type.Size() * SampleGrid.Evaluate(Polynomial.Product(graph.Nodes[node].Shape), dim => SampleGrid.LengthOf(graph, dim, Length));
}
