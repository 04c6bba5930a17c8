using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Schedule;

/// <summary>
/// For each operation of a sweep: the width of the lanes it runs on, and the stage after which it can run. A loop has one width;
/// an input of another width, or through a conversion or a scan, comes from an earlier stage.
/// </summary>
internal sealed class LaneWidths
{
    private readonly KernelGraph _graph;
    private readonly Dictionary<int, (int Size, int Stage, bool IsAlone)> _lanes = new();

    /// <param name="graph">The graph.</param>
    /// <param name="operations">The operations, inputs before users.</param>
    public LaneWidths(KernelGraph graph, IEnumerable<int> operations)
    {
        _graph = graph;
        Nodes = operations.ToArray();
        foreach (int node in Nodes)
        {
            bool alone = IsAlone(graph.Nodes[node]);
            int size = SizeOf(node);
            _lanes.Add(node, (size, StageOf(node, size, alone), alone));
        }

        MoveToUsers();
    }

    /// <summary>The operations, inputs before users.</summary>
    public IReadOnlyList<int> Nodes { get; }

    public (int Size, int Stage, bool IsAlone) this[int node] => _lanes[node];

    private bool IsAlone(GraphNode node)
    {
        DType from = _graph.Nodes[node.Inputs[0]].Type;
        return node.Kind == NodeKind.Scan || (OpTable.Find(node.Op)!.Types.IsConversion && from != DType.Boolean && node.Type != DType.Boolean);
    }

    private int SizeOf(int node)
    {
        GraphNode value = _graph.Nodes[node];
        DType first = _graph.Nodes[value.Inputs[0]].Type;
        if (value.Type != DType.Boolean)
        {
            return value.Type.LaneSize();
        }

        // A comparison, a test or a cast to bool has the width of what it looks at; logic on masks the width they were made in.
        return first != DType.Boolean ? first.LaneSize() : value.Inputs.Where(_lanes.ContainsKey).Select(input => _lanes[input].Size).FirstOrDefault() is int size and > 0 ? size : 1;
    }

    private int StageOf(int node, int size, bool alone)
    {
        int stage = 0;
        foreach (int input in _graph.Nodes[node].Inputs.Where(_lanes.ContainsKey))
        {
            (int inputSize, int inputStage, bool inputAlone) = _lanes[input];
            stage = Math.Max(stage, CanShareStage((inputSize, inputStage, inputAlone), size, alone) ? inputStage : inputStage + 1);
        }

        return stage;
    }

    // As late as its users allow: a value used in a later loop of its own width is computed there, and needs no row in memory.
    private void MoveToUsers()
    {
        var latest = new Dictionary<int, int>();
        foreach (int node in Nodes.Reverse())
        {
            (int size, int stage, bool alone) = _lanes[node];
            stage = latest.TryGetValue(node, out int limit) ? limit : stage;
            _lanes[node] = (size, stage, alone);
            foreach (int input in _graph.Nodes[node].Inputs.Where(_lanes.ContainsKey))
            {
                int allowed = CanShareStage(_lanes[input], size, alone) ? stage : stage - 1;
                latest[input] = latest.TryGetValue(input, out int other) ? Math.Min(other, allowed) : allowed;
            }
        }
    }

    // In the same loop, or in a loop after the conversions and scans of its stage.
    private static bool CanShareStage((int Size, int Stage, bool IsAlone) input, int size, bool alone) =>
        !alone && (input.IsAlone || input.Size == size);
}
