using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Computes once what is looked at from several places so many elements apart, where computing it again for each of them costs more than keeping it: the search puts it into memory, a part at a time or whole, or into a file.
/// <code>
/// GaussianFilter(GaussianFilter(x, 2, 0), 2, 1)   =>   GaussianFilter(hold(GaussianFilter(x, 2, 0)), 2, 1)
/// Exp(x)[1..] - Exp(x)[..^1]                      =>   the same: one exponential more an element is less than a write and a read
/// SlidingWindow(Exp(x), 9)                        =>   SlidingWindow(hold(Exp(x)), 9)
/// </code>
/// </summary>
internal static class HoldViews
{
    // Lane instructions an element that take about as long as writing it and reading it again.
    private const double Worth = 128;

    // What is computed at so many places is worth keeping, whatever it costs.
    private const int MostCounted = 1 << 14;

    public static KernelGraph Run(KernelGraph graph)
    {
        ILookup<int, Access> views = Views(graph).ToLookup(view => view.Value, view => view.Access);
        var held = new HashSet<int>();
        foreach (IGrouping<int, Access> value in views.OrderBy(group => group.Key))
        {
            if (Saved(graph, held, value.Key, Largest(value.Distinct().ToArray())) >= Worth)
            {
                held.Add(value.Key);
            }
        }

        return held.Count == 0 ? graph : Hold(graph, held);
    }

    // What is computed again for each place from which a value is looked at, and for each point of windows.
    private static double Saved(KernelGraph graph, HashSet<int> held, int value, Access[] apart)
    {
        long points = apart.Max(view => view.WindowPoints());
        if (apart.Length == 1 && points == 1)
        {
            return 0;
        }

        double all = Cost(graph, held, value, apart) * points;
        return double.IsInfinity(all) ? all : all - Cost(graph, held, value, apart.Take(1));
    }

    private static KernelGraph Hold(KernelGraph graph, HashSet<int> held)
    {
        int next = 0;
        return GraphRewriter.Rewrite(graph, (editor, node) =>
        {
            int user = next++;
            return editor.Add(node.Kind == NodeKind.Hold ? node : node with { Inputs = node.Inputs.Select((input, i) => held.Contains(graph.Nodes[user].Inputs[i]) ? editor.Held(input) : input).ToArray() });
        });
    }

    // How expressions are looked at: through maps, and as they are.
    private static IEnumerable<(int Value, Access Access)> Views(KernelGraph graph)
    {
        bool[] isViewed = new bool[graph.Nodes.Count];
        foreach (GraphNode map in graph.Nodes.Where(node => node.Kind == NodeKind.Map && graph.Nodes[node.Inputs[0]].Kind == NodeKind.Elementwise))
        {
            isViewed[map.Inputs[0]] = true;
            yield return (map.Inputs[0], map.Access!);
        }

        foreach (int value in graph.Nodes.Where(node => node.Kind == NodeKind.Elementwise).SelectMany(node => node.Inputs).Distinct().Where(value => isViewed[value]))
        {
            yield return (value, Access.Identity(graph.Nodes[value].Shape.Count));
        }
    }

    // Of some views the most that differ by constants.
    private static Access[] Largest(Access[] views) => views.Select(one => views.Where(other => AreApart(one, other)).ToArray()).OrderByDescending(group => group.Length).First();

    private static bool AreApart(Access one, Access other) =>
        one.Rank == other.Rank && Enumerable.Range(0, one.Rank).All(i => one[i].Kind == other[i].Kind && (one[i].Table is null || one[i].Equals(other[i])) && one[i].Step == other[i].Step && one[i].Windows.Equals(other[i].Windows) && (one[i].From - other[i].From).IsConstant && Enumerable.SequenceEqual(one.Axes, other.Axes));

    // The instructions to compute a value at some places, each operation once where places share it. What looks over an edge itself is not computed over an edge: mirrored, it is held in any case; and each
    // place outside of which there is nothing would read the array for itself.
    private static double Cost(KernelGraph graph, HashSet<int> held, int root, IEnumerable<Access> places)
    {
        var seen = new HashSet<(int, Access)>();
        var stack = new Stack<(int Node, Access Access)>(places.Select(place => (root, place)));
        double cost = 0;
        while (stack.Count > 0)
        {
            (int number, Access access) = stack.Pop();
            GraphNode node = graph.Nodes[number];
            if (node.Kind is not (NodeKind.Elementwise or NodeKind.Map) || (held.Contains(number) && number != root) || !seen.Add((number, access)))
            {
                continue;
            }

            if (seen.Count > MostCounted)
            {
                return cost + (Worth * places.Count());
            }

            Access? inner = node.Kind != NodeKind.Map ? access : HasEdgesOver(access, node.Access!) ? null : node.Access!.TryCompose(access);
            if (inner is null)
            {
                return double.PositiveInfinity;
            }

            cost += node.Kind == NodeKind.Map ? 0 : OpTable.Find(node.Op)!.Cost;
            foreach (int input in node.Inputs)
            {
                stack.Push((input, inner));
            }
        }

        return cost;
    }

    private static bool HasEdgesOver(Access outer, Access inner) => Enumerable.Range(0, inner.Rank).Any(i => inner[i] is { Edge: not null, Axis: >= 0 } term && outer[term.Axis].Edge is not null);
}
