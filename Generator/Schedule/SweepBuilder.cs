using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Schedule.Search;

namespace StaticGraph.Generator.Schedule;

/// <summary>Builds one sweep from what it must do: its operands, stores, folds and temporaries as slots, and its tile program.</summary>
internal static class SweepBuilder
{
    public static (SweepDefinition Sweep, TileProgram Program) Build(KernelGraph graph, KeptArrays kept, SweepTasks tasks)
    {
        int[] leaves = Leaves(graph, kept, tasks);
        OperandDefinition[] operands = leaves.Select(leaf => kept.Operand(ExpressionWalk.Base(graph, leaf), ExpressionWalk.AccessOf(graph, leaf))).ToArray();
        var planner = new TilePlanner(graph, tasks.Space.Count, leaves, operands, tasks.Stores.Select(store => store.Root).ToArray(), tasks.Folds.Select(fold => fold.Root).ToArray(), kept.NameOf);
        TileProgram program = planner.Plan();
        ReductionDefinition[] reductions = tasks.Folds.Select(fold => Fold(graph, fold, planner.SlotOf(fold.Root))).ToArray();
        ScanDefinition[] scans = program.Operations.OfType<TileScan>().Select(scan => scan.Definition).ToArray();
        int[] pair = reductions.Length > 0 || scans.Length > 0 ? Array.Empty<int>() : BlockPairs.Find(tasks.Space, Reads(operands));
        var sweep = new SweepDefinition(
            tasks.Space.Select(length => length.ToString()).ToArray(),
            operands,
            tasks.Stores.Select(store => store.Store).ToArray(),
            planner.Temporaries.ToArray(),
            reductions,
            Operations(program, reductions.Length + scans.Length),
            pair,
            scans);
        return (sweep, program);
    }

    // What one element costs: an operation an instruction, a fold and a scan; what is the same in every lane costs nothing.
    private static int Operations(TileProgram program, int folded) =>
        program.Operations.OfType<LaneLoop>().Sum(loop => loop.Body.Count(instruction => !instruction.IsConstant)) + folded;

    // An expression that is kept somewhere is read from there; one that this sweep stores is computed.
    private static int[] Leaves(KernelGraph graph, KeptArrays kept, SweepTasks tasks)
    {
        var stored = new HashSet<int>(tasks.Stores.Select(store => store.Root));
        bool IsKept(int node) => graph.Nodes[node].IsComputed && kept.Has(node) && !stored.Contains(node);
        return ExpressionWalk.Nodes(graph, stored.Concat(tasks.Folds.Select(fold => fold.Root)), IsKept)
            .Where(node => !graph.Nodes[node].IsComputed || IsKept(node))
            .ToArray();
    }

    private static IEnumerable<(int Array, Access Stream)> Reads(OperandDefinition[] operands)
    {
        (int[] first, Access[] streams) = ReadStreams.Of(operands);
        return Enumerable.Range(0, operands.Length).Where(operand => first[operand] == operand).Select(operand => (Number(operands[operand]), streams[operand]));
    }

    private static int Number(OperandDefinition operand) => operand.Kind == OperandKind.Parameter ? operand.Index : -1 - operand.Index;

    private static ReductionDefinition Fold(KernelGraph graph, SweepFold fold, int slot)
    {
        GraphNode node = graph.Nodes[fold.Node];
        return new ReductionDefinition(node.Fold, graph.Nodes[fold.Root].Type, slot, node.Levels, fold.Held);
    }
}
