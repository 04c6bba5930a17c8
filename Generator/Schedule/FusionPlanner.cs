using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Plans;

namespace StaticGraph.Generator.Schedule;

/// <summary>
/// Groups tasks into sweeps. Tasks over the same space that are ready together and read a common source share one sweep, so it is read once.
/// A sweep over held values alone runs as soon as it can; results wait until no fold is ready, so that they join the sweep that reads their source last.
/// </summary>
internal static class FusionPlanner
{
    public static IReadOnlyList<IReadOnlyList<PlanTask>> Plan(KernelGraph graph)
    {
        var pending = PlanTask.Of(graph).Select(task => (Task: task, Bases: ExpressionWalk.Bases(graph, task.Root))).ToList();
        var done = new HashSet<int>();
        var sweeps = new List<IReadOnlyList<PlanTask>>();
        while (pending.Count > 0)
        {
            var ready = pending.Where(entry => entry.Bases.All(node => IsThere(graph, node, done))).ToList();
            var sweep = Next(graph, ready);
            sweeps.Add(sweep);
            pending.RemoveAll(entry => sweep.Contains(entry.Task));
            done.UnionWith(sweep.Where(task => !task.IsOutput).Select(task => task.Node));
        }

        return sweeps;
    }

    private static bool IsThere(KernelGraph graph, int node, HashSet<int> done) =>
        graph.Nodes[node].Kind is NodeKind.Source or NodeKind.Scalar || done.Contains(node);

    private static IReadOnlyList<PlanTask> Next(KernelGraph graph, List<(PlanTask Task, HashSet<int> Bases)> ready)
    {
        // Least surprise among equals: the order of the tasks is the order of the expression.
        int first = ready.FindIndex(entry => !entry.Task.IsOutput && !Sources(graph, entry.Bases).Any());
        first = first >= 0 ? first : ready.FindIndex(entry => !entry.Task.IsOutput);
        first = Math.Max(first, 0);

        var sweep = new List<PlanTask> { ready[first].Task };
        var sources = new HashSet<int>(Sources(graph, ready[first].Bases));
        bool grew = true;
        while (grew)
        {
            grew = false;
            foreach ((PlanTask task, HashSet<int> bases) in ready)
            {
                bool joins = !sweep.Contains(task) && task.Space.Equals(sweep[0].Space) && Shares(graph, sources, bases);
                if (joins)
                {
                    sweep.Add(task);
                    sources.UnionWith(Sources(graph, bases));
                    grew = true;
                }
            }
        }

        return sweep.OrderBy(task => ready.FindIndex(entry => entry.Task == task)).ToArray();
    }

    // Passes over held values alone share a sweep whenever their space is the same.
    private static bool Shares(KernelGraph graph, HashSet<int> sources, HashSet<int> bases) =>
        sources.Count == 0 ? !Sources(graph, bases).Any() : Sources(graph, bases).Any(sources.Contains);

    private static IEnumerable<int> Sources(KernelGraph graph, IEnumerable<int> bases) => bases.Where(node => graph.Nodes[node].Kind == NodeKind.Source);
}
