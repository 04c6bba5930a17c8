using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Plans;

namespace StaticGraph.Generator.Schedule;

/// <summary>Builds one sweep from the tasks that share it: its operands, stores, folds and temporaries as slots, and its tile program.</summary>
internal static class SweepBuilder
{
    public static (SweepDefinition Sweep, TileProgram Program) Build(KernelGraph graph, HeldTable held, IReadOnlyList<PlanTask> tasks)
    {
        PlanTask[] folds = tasks.Where(task => IsFold(graph, task)).ToArray();
        PlanTask[] stored = tasks.Where(task => !IsFold(graph, task)).ToArray();
        int[] leaves = ExpressionWalk.Nodes(graph, tasks.Select(task => task.Root))
            .Where(node => graph.Nodes[node].Kind != NodeKind.Elementwise)
            .ToArray();
        OperandDefinition[] operands = leaves.Select(leaf => Operand(graph, held, leaf)).ToArray();
        StoreDefinition[] stores = stored.Select(task => Store(graph, held, task)).ToArray();

        var planner = new TilePlanner(graph, tasks[0].Space.Count, leaves, operands, stored.Select(task => task.Root).ToArray(), folds.Select(task => task.Root).ToArray());
        TileProgram program = planner.Plan();
        ReductionDefinition[] reductions = folds.Select(task => Fold(graph, held, task, planner.SlotOf(task.Root))).ToArray();
        var sweep = new SweepDefinition(
            tasks[0].Space.Select(length => length.ToString()).ToArray(), operands, stores, planner.Temporaries.ToArray(), reductions, Operations(program, reductions));
        return (sweep, program);
    }

    // What one element costs: an operation an instruction and a fold; what is the same in every lane costs nothing.
    private static int Operations(TileProgram program, ReductionDefinition[] reductions) =>
        program.Steps.OfType<LaneLoop>().Sum(loop => loop.Body.Count(instruction => !instruction.IsConstant)) + reductions.Length;

    private static bool IsFold(KernelGraph graph, PlanTask task) => !task.IsOutput && graph.Nodes[task.Node].Kind == NodeKind.Reduction;

    private static OperandDefinition Operand(KernelGraph graph, HeldTable held, int leaf)
    {
        int node = ExpressionWalk.Base(graph, leaf);
        GraphNode value = graph.Nodes[node];
        EquatableArray<int> map = graph.Nodes[leaf].Kind == NodeKind.Map ? graph.Nodes[leaf].Map : Enumerable.Range(0, value.Shape.Count).ToArray();
        return value.Kind switch
        {
            NodeKind.Source => new OperandDefinition(OperandKind.Parameter, value.Index, graph.Parameters[value.Index].Name, value.Type, map),
            NodeKind.Scalar => new OperandDefinition(OperandKind.Scalar, value.Index, "", value.Type, map),
            _ => new OperandDefinition(OperandKind.Held, held.IndexOf(node), held.NameOf(node), value.Type, map),
        };
    }

    private static StoreDefinition Store(KernelGraph graph, HeldTable held, PlanTask task) => task.IsOutput
        ? new StoreDefinition(StoreKind.Output, task.Output, graph.Nodes[task.Root].Type)
        : new StoreDefinition(StoreKind.Held, held.IndexOf(task.Node), graph.Nodes[task.Root].Type);

    private static ReductionDefinition Fold(KernelGraph graph, HeldTable held, PlanTask task, int slot)
    {
        GraphNode node = graph.Nodes[task.Node];
        var kind = (ReductionKind)Enum.Parse(typeof(ReductionKind), node.Op);
        return new ReductionDefinition(kind, node.Type, slot, node.Levels, held.IndexOf(task.Node));
    }
}
