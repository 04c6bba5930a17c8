using System.Threading;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Schedule.Search;

namespace StaticGraph.Generator.Schedule;

/// <summary>Turns a graph into a schedule: searches the plans worth having, and builds the few that are carried.</summary>
internal static class Scheduler
{
    public static KernelSchedule Run(KernelGraph graph, CancellationToken cancellationToken)
    {
        var tasks = new TaskGraph(graph);
        var grid = new SampleGrid(graph);
        var effort = new SearchEffort(tasks, cancellationToken);
        IReadOnlyList<PartialPlan> carried = VariantPicker.Pick(PlanSearch.Run(tasks, grid, effort));
        if (carried.All(plan => plan.HasHalos))
        {
            // Within less than the samples' least limit small parts read what is around them a hundred times, where keeping values moves less.
            carried = VariantPicker.With(carried, PlanSearch.Run(tasks, grid, new SearchEffort(tasks, cancellationToken) { MayOverlap = false }));
        }

        PlanDefinition shared = Shared(graph) with { Gap = effort.IsExact ? 0 : PlanGap.Of(tasks, grid, carried) };
        VariantSchedule[] variants = carried
            .Select(plan => VariantBuilder.Build(tasks, plan.Moves(), shared))
            .ToArray();
        return ScheduleCheck.Run(new KernelSchedule(VariantNames.Give(variants), graph.Scalars));
    }

    private static PlanDefinition Shared(KernelGraph graph) => new(
        PlanContract.Version,
        graph.Name,
        graph.Expression,
        graph.Dims,
        graph.Parameters,
        graph.Equations,
        graph.Scalars.Select(scalar => scalar.Type).ToArray(),
        Array.Empty<HeldDefinition>(),
        Array.Empty<SweepDefinition>(),
        Outputs(graph),
        graph.MemoryLimit);

    private static OutputDefinition[] Outputs(KernelGraph graph)
    {
        var moved = new MovedAxes(graph);
        return graph.Outputs.Select((output, index) => Output(graph, moved, output, index)).ToArray();
    }

    private static OutputDefinition Output(KernelGraph graph, MovedAxes moved, GraphOutput output, int index)
    {
        GraphNode node = graph.Nodes[output.Node];
        return new OutputDefinition(
            output.Name.Length > 0 ? output.Name : Unnamed(graph, index),
            node.Type,
            output.Shape(node.Shape),
            output.Names(node.Shape.Select((length, axis) => DimMeeting.IsName(length) && !moved.Has(output.Node, axis) ? length.ToString() : "")));
    }

    // As no other result of the kernel is called.
    private static string Unnamed(KernelGraph graph, int index)
    {
        string name = graph.Outputs.Count == 1 ? "result" : $"result{index + 1}";
        while (graph.Outputs.Any(output => output.Name == name))
        {
            name += "_";
        }

        return name;
    }
}
