using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Schedule.Search;

namespace StaticGraph.Generator.Schedule;

/// <summary>Builds one sweep from what it must do: its operands, stores, folds and temporaries as slots, and its tile program.</summary>
internal static class SweepBuilder
{
    // A product, and a sum.
    private const int OperationsOfProduct = 2;

    public static (SweepDefinition Sweep, TileProgram Program) Build(KernelGraph graph, KeptArrays kept, SweepTasks tasks)
    {
        if (tasks.Folds.Count == 1 && ReductionMemory.TakesBlocks(graph.Nodes[tasks.Folds[0].Node].Fold))
        {
            return (graph.Nodes[tasks.Folds[0].Node].Block is null ? Contraction(graph, kept, tasks) : Lines(graph, kept, tasks), new TileProgram(default));
        }

        int[] leaves = Leaves(graph, kept, tasks);
        OperandDefinition[] operands = leaves.Select(leaf => IsFetched(graph, kept, tasks, leaf) ? Fetched(graph, kept, leaves, leaf) : kept.Operand(ExpressionWalk.Base(graph, leaf), ExpressionWalk.AccessOf(graph, leaf))).ToArray();
        var planner = new TilePlanner(graph, tasks.Space.Count, leaves, operands, tasks.Stores.Select(store => store.Root).ToArray(), tasks.Folds.SelectMany(fold => Folded(graph, fold)).ToArray(), kept.NameOf);
        TileProgram program = planner.Plan();
        ReductionDefinition[] reductions = tasks.Folds.Select(fold => Fold(graph, fold, Folded(graph, fold).Select(planner.SlotOf).ToArray())).ToArray();
        ScanDefinition[] scans = program.Operations.OfType<TileScan>().Select(scan => scan.Definition).ToArray();
        int[] pair = reductions.Length > 0 || scans.Length > 0 || tasks.Counts.Count > 0 ? Array.Empty<int>() : BlockPairs.Find(tasks.Space, Reads(operands));
        var sweep = new SweepDefinition(
            tasks.Space.Select(length => length.ToString()).ToArray(),
            operands,
            tasks.Stores.Select(store => store.Store).ToArray(),
            planner.Temporaries.ToArray(),
            reductions,
            Operations(program, reductions.Sum(fold => fold.Other < 0 ? 1 : OperationsOfProduct) + scans.Length),
            pair,
            scans);
        return (sweep, program);
    }

    // Nothing is computed of the factors: they are arrays as they are (HoldFactors). Where both are one array, walked alike but for the axes that only one of them has, it is read once; parts of a nest may not be whole there.
    private static SweepDefinition Contraction(KernelGraph graph, KeptArrays kept, SweepTasks tasks)
    {
        SweepFold fold = tasks.Folds[0];
        OperandDefinition[] factors = graph.Nodes[fold.Root].Inputs.Select(factor => kept.Operand(ExpressionWalk.Base(graph, factor), ExpressionWalk.AccessOf(graph, factor))).ToArray();
        int[] reduced = graph.Nodes[fold.Node].ReducedAxes.ToArray();
        bool isSquare = tasks.Split.All(reduced.Contains) && Contractions.IsSquare(factors[0], factors[1], tasks.Space, reduced);
        var reduction = new ReductionDefinition(ReductionKind.Contract, graph.Nodes[fold.Root].Type, 0, graph.Nodes[fold.Node].Levels, fold.Held) { Other = isSquare ? 0 : 1 };
        return new SweepDefinition(
            tasks.Space.Select(length => length.ToString()).ToArray(),
            isSquare ? new[] { factors[0] } : factors,
            default,
            default,
            new[] { reduction },
            OperationsOfProduct);
    }

    // Of these too nothing is computed. The two operands of one that has labels may be one array.
    private static SweepDefinition Lines(KernelGraph graph, KeptArrays kept, SweepTasks tasks)
    {
        SweepFold fold = tasks.Folds[0];
        GraphNode node = graph.Nodes[fold.Node], root = graph.Nodes[fold.Root];
        int[] taken = root.Op == InnerOps.Labelled ? root.Inputs.ToArray() : new[] { fold.Root };
        OperandDefinition[] operands = taken.Select(operand => kept.Operand(ExpressionWalk.Base(graph, operand), ExpressionWalk.AccessOf(graph, operand))).ToArray();
        bool isOne = operands.Length == 2 && operands[0].Equals(operands[1]);
        var reduction = new ReductionDefinition(ReductionKind.Block, root.Type, 0, node.Levels, fold.Held) { Other = operands.Length == 1 ? -1 : isOne ? 0 : 1, Block = node.Block };
        return new SweepDefinition(tasks.Space.Select(length => length.ToString()).ToArray(), isOne ? new[] { operands[0] } : operands, default, default, new[] { reduction });
    }

    // What one element costs: an operation an instruction, a fold and a scan; what is the same in every lane costs nothing.
    private static int Operations(TileProgram program, int folded) =>
        program.Operations.OfType<LaneLoop>().Sum(loop => loop.Body.Count(instruction => !instruction.IsConstant)) + folded;

    // What arrays of indices choose is fetched as an operand that these are indices of.
    private static OperandDefinition Fetched(KernelGraph graph, KeptArrays kept, int[] leaves, int leaf)
    {
        EquatableArray<int> inputs = graph.Nodes[leaf].Inputs;
        return kept.Operand(ExpressionWalk.Base(graph, inputs[0]), ExpressionWalk.AccessOf(graph, inputs[0])) with { Indices = inputs.Skip(1).Select(index => Array.IndexOf(leaves, index)).ToArray() };
    }

    private static bool IsFetched(KernelGraph graph, KeptArrays kept, SweepTasks tasks, int node) => graph.Nodes[node].Kind == NodeKind.Take && !IsKept(graph, kept, tasks, node);

    // An expression that is kept somewhere is read from there; one that this sweep stores is computed.
    private static bool IsKept(KernelGraph graph, KeptArrays kept, SweepTasks tasks, int node) => graph.Nodes[node].IsComputed && kept.Has(node) && !tasks.Stores.Any(store => store.Root == node);

    private static int[] Leaves(KernelGraph graph, KeptArrays kept, SweepTasks tasks)
    {
        IReadOnlyList<int> nodes = ExpressionWalk.Nodes(graph, tasks.Stores.Select(store => store.Root).Concat(tasks.Folds.SelectMany(fold => Folded(graph, fold))).Concat(tasks.Counts), node => IsKept(graph, kept, tasks, node));
        int[] fetched = nodes.Where(node => IsFetched(graph, kept, tasks, node)).ToArray();
        var seen = new HashSet<int>(fetched.Select(node => graph.Nodes[node].Inputs[0]));
        return nodes.Where(node => (!graph.Nodes[node].IsComputed && !seen.Contains(node)) || IsKept(graph, kept, tasks, node) || fetched.Contains(node)).ToArray();
    }

    private static IEnumerable<(int Array, Access Stream)> Reads(OperandDefinition[] operands)
    {
        (int[] first, Access[] streams) = ReadStreams.Of(operands);
        return Enumerable.Range(0, operands.Length).Where(operand => first[operand] == operand).Select(operand => (Number(operands[operand]), streams[operand]));
    }

    private static int Number(OperandDefinition operand) => operand.Kind == OperandKind.Parameter ? operand.Index : -1 - operand.Index;

    private static ReductionDefinition Fold(KernelGraph graph, SweepFold fold, int[] slots)
    {
        GraphNode node = graph.Nodes[fold.Node];
        return new ReductionDefinition(node.Fold, graph.Nodes[fold.Root].Type, slots[0], node.Levels, fold.Held) { Other = slots.Length > 1 ? slots[1] : -1, Order = node.Order };
    }

    // What a fold takes: both factors, where products are summed. The product itself is computed by nobody.
    private static IEnumerable<int> Folded(KernelGraph graph, SweepFold fold) => graph.Nodes[fold.Node].Fold == ReductionKind.SumOfProducts ? graph.Nodes[fold.Root].Inputs : new[] { fold.Root };
}
