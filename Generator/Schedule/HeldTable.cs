using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Plans;

namespace StaticGraph.Generator.Schedule;

/// <summary>The values kept in memory between sweeps: every fold and every hold, numbered in order, with the sweeps they live through.</summary>
internal sealed class HeldTable
{
    private readonly KernelGraph _graph;
    private readonly List<int> _nodes;
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly string[] _names;

    public HeldTable(KernelGraph graph)
    {
        _graph = graph;
        _nodes = Enumerable.Range(0, graph.Nodes.Count).Where(i => graph.Nodes[i].Kind is NodeKind.Reduction or NodeKind.Hold).ToList();
        _first = new int[_nodes.Count];
        _last = new int[_nodes.Count];
        _names = new HeldNames(graph).Of(_nodes);
    }

    public int IndexOf(int node) => _nodes.IndexOf(node);

    public string NameOf(int node) => _names[IndexOf(node)];

    /// <summary>Records what a sweep writes and reads.</summary>
    public void Note(SweepDefinition sweep, int number)
    {
        foreach (int written in sweep.Reductions.Select(r => r.Held).Concat(sweep.Stores.Where(s => s.Kind == StoreKind.Held).Select(s => s.Index)))
        {
            _first[written] = _last[written] = number;
        }

        foreach (OperandDefinition read in sweep.Operands.Where(operand => operand.Kind == OperandKind.Held))
        {
            _last[read.Index] = number;
        }
    }

    /// <summary>The kernel's expression that each held value comes from.</summary>
    public EquatableArray<int> Expressions() => _nodes.Select(node => _graph.Nodes[node].Expression).ToArray();

    public EquatableArray<HeldDefinition> Definitions() => _nodes
        .Select((node, i) => new HeldDefinition(
            _names[i], _graph.Nodes[node].Type, _graph.Nodes[node].Shape.Select(length => length.ToString()).ToArray(), _first[i], _last[i]))
        .ToArray();
}
