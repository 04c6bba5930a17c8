using System.Threading;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Plans;

namespace StaticGraph.Generator.Schedule;

/// <summary>Turns a graph into a schedule: tasks into sweeps, each sweep's expressions into a tile program, held values into memory.</summary>
internal static class Scheduler
{
    public static KernelSchedule Run(KernelGraph graph, CancellationToken cancellationToken)
    {
        var held = new HeldTable(graph);
        IReadOnlyList<IReadOnlyList<PlanTask>> tasks = FusionPlanner.Plan(graph);
        var sweeps = new List<SweepDefinition>();
        var programs = new List<TileProgram>();
        foreach (IReadOnlyList<PlanTask> sweep in tasks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (SweepDefinition definition, TileProgram program) = SweepBuilder.Build(graph, held, sweep);
            held.Note(definition, sweeps.Count);
            sweeps.Add(definition);
            programs.Add(program);
        }

        var plan = new PlanDefinition(
            PlanContract.Version,
            graph.Name,
            graph.Expression,
            graph.Dims,
            graph.Parameters,
            graph.Equations,
            graph.Scalars.Select(scalar => scalar.Type).ToArray(),
            held.Definitions(),
            sweeps.ToArray(),
            graph.Outputs.Select((output, index) => Output(graph, output, index)).ToArray(),
            graph.MemoryLimit);
        return ScheduleCheck.Run(new KernelSchedule(plan, programs.ToArray(), graph.Scalars) { HeldExpressions = held.Expressions() });
    }

    private static OutputDefinition Output(KernelGraph graph, GraphOutput output, int index)
    {
        GraphNode node = graph.Nodes[output.Node];
        string name = output.Name.Length > 0 ? output.Name : graph.Outputs.Count == 1 ? "result" : $"result{index + 1}";
        return new OutputDefinition(
            name,
            node.Type,
            node.Shape.Select(length => length.ToString()).ToArray(),
            node.Shape.Select(length => DimMeeting.IsName(length) ? length.ToString() : "").ToArray());
    }
}
