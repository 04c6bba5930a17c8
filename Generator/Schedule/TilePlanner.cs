using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Schedule;

/// <summary>
/// Cuts the expressions of a sweep into fused loops. Within a loop everything stays in registers; a value that a loop of another
/// width or a fold needs goes through a temporary row in the cache, or through the store it is written to anyway.
/// </summary>
internal sealed class TilePlanner
{
    // Beyond a few hundred statements the JIT stops optimising a method, and registers are long gone.
    private const int MaxLoopLength = 192;

    private readonly KernelGraph _graph;
    private readonly int _rank;
    private readonly int[] _leaves;
    private readonly IReadOnlyList<OperandDefinition> _operands;
    private readonly int[] _stored;
    private readonly int[] _folded;
    private readonly HashSet<int> _isLeaf;
    private readonly Func<int, string> _nameOf;
    private readonly LaneWidths _widths;
    private readonly SlotTable _slots;

    public TilePlanner(KernelGraph graph, int rank, int[] leaves, IReadOnlyList<OperandDefinition> operands, int[] stored, int[] folded, Func<int, string> nameOf)
    {
        _graph = graph;
        _nameOf = nameOf;
        _rank = rank;
        _leaves = leaves;
        _operands = operands;
        _stored = stored;
        _folded = folded;
        _isLeaf = new HashSet<int>(leaves);
        _widths = new LaneWidths(graph, ExpressionWalk.Nodes(graph, stored.Concat(folded), _isLeaf.Contains).Where(node => !IsLeaf(node)));
        _slots = new SlotTable(leaves, stored);
    }

    /// <summary>The element type of each temporary.</summary>
    public IReadOnlyList<DType> Temporaries => _slots.Temporaries;

    /// <summary>The slot where a folded value lies.</summary>
    public int SlotOf(int node) => _slots.Of(node);

    public TileProgram Plan()
    {
        IReadOnlyList<TileGroup> groups = TileGroup.Of(_widths, MaxLoopLength);
        AssignSlots(groups);
        var operations = new List<TileOperation>();
        for (int i = 0; i < groups.Count; i++)
        {
            if (groups[i].IsAlone)
            {
                operations.AddRange(Alone(groups[i].Nodes[0]));
            }
            else
            {
                operations.Add(Loop(groups[i]));
            }
        }

        int[] copied = _stored.Where(IsLeaf).Distinct().ToArray();
        operations.AddRange(copied.Select(Copy));
        return new TileProgram(WithBypasses(operations));
    }

    // Results that no later operation of the tile reads. Bools are few bytes, and stored in parts of vectors.
    private TileOperation[] WithBypasses(List<TileOperation> operations)
    {
        var read = new HashSet<int>(operations.SelectMany(Read));
        bool MayBypass(int slot, DType type) => _slots.IsStore(slot) && !read.Contains(slot) && type != DType.Boolean;
        return operations.Select(operation => operation switch
        {
            LaneLoop loop => loop with { Stores = loop.Stores.Select(store => store with { MayBypass = MayBypass(store.Slot, store.Type) }).ToArray() },
            TileScan scan => scan with { MayBypass = MayBypass(scan.Definition.Into, scan.Definition.Type) },
            _ => operation,
        }).ToArray();
    }

    private static IEnumerable<int> Read(TileOperation operation) => operation switch
    {
        LaneLoop loop => loop.Loads.Select(load => load.Slot),
        TileConversion conversion => new[] { conversion.FromSlot },
        TileScan scan => scan.Definition.Factor < 0 ? new[] { scan.Definition.Slot } : new[] { scan.Definition.Factor, scan.Definition.Slot },
        _ => throw new InvalidOperationException("An operation of a tile is one of these."),
    };

    // A value needs memory when it is stored or folded, when a later group uses it, or on either side of a conversion or scan.
    private void AssignSlots(IReadOnlyList<TileGroup> groups)
    {
        var home = new Dictionary<int, int>();
        for (int i = 0; i < groups.Count; i++)
        {
            foreach (int node in groups[i].Nodes)
            {
                home[node] = i;
            }
        }

        var lastUse = new Dictionary<int, int>();
        for (int i = 0; i < groups.Count; i++)
        {
            IEnumerable<int> inputs = groups[i].Nodes.SelectMany(node => _graph.Nodes[node].Inputs);
            foreach (int input in inputs.Where(input => home.TryGetValue(input, out int made) && (made != i || groups[made].IsAlone)))
            {
                lastUse[input] = i;
            }
        }

        foreach (int root in _folded.Where(root => !IsLeaf(root)))
        {
            lastUse[root] = int.MaxValue;
        }

        for (int i = 0; i < groups.Count; i++)
        {
            _slots.Release(i, lastUse);
            foreach (int node in groups[i].Nodes.Where(node => lastUse.ContainsKey(node) && !_stored.Contains(node)))
            {
                _slots.AddTemporary(node, _graph.Nodes[node].Type);
            }

            // A conversion or scan reads rows; a leaf that is one repeated element is spread first.
            foreach (int source in groups[i].IsAlone ? _graph.Nodes[groups[i].Nodes[0]].Inputs : Array.Empty<int>())
            {
                if (IsLeaf(source) && IsConstant(source))
                {
                    _slots.AddSpread(source, _graph.Nodes[source].Type);
                }
            }
        }
    }

    private IEnumerable<TileOperation> Alone(int node)
    {
        GraphNode value = _graph.Nodes[node];
        int into = _slots.Of(node);
        DType from = _graph.Nodes[value.Inputs[0]].Type;
        foreach (int source in value.Inputs.Distinct().Where(source => _slots.RowOf(source) != _slots.Of(source)))
        {
            yield return new LaneLoop(from.LaneSize(), new[] { Load(source) }, Array.Empty<LaneInstruction>(), new[] { new LaneStore(source, _slots.RowOf(source), from) });
        }

        int row = _slots.RowOf(value.Inputs[value.Inputs.Count - 1]), factor = value.Inputs.Count > 1 ? _slots.RowOf(value.Inputs[0]) : -1;
        yield return value.Kind == NodeKind.Scan
            ? new TileScan(new ScanDefinition(OpTable.Find(value.Op)!.Scans!.Value, value.Type, row, into, value.Index, _slots.IsStore(into) ? "" : _nameOf(node)) { Factor = factor })
            : new TileConversion(row, from, into, value.Type);
        foreach (int copy in _slots.AllOf(node).Skip(1))
        {
            yield return new LaneLoop(value.Type.LaneSize(), new[] { Load(node) }, Array.Empty<LaneInstruction>(), new[] { new LaneStore(node, copy, value.Type) });
        }
    }

    private TileOperation Loop(TileGroup group)
    {
        var inside = new HashSet<int>(group.Nodes);
        int[] loaded = group.Nodes.SelectMany(node => _graph.Nodes[node].Inputs).Where(input => !inside.Contains(input)).Distinct().OrderBy(node => node).ToArray();
        var constants = new HashSet<int>(loaded.Where(node => IsLeaf(node) && IsConstant(node)));
        var body = new List<LaneInstruction>();
        foreach (int node in group.Nodes)
        {
            GraphNode value = _graph.Nodes[node];
            bool constant = value.Inputs.All(constants.Contains);
            if (constant)
            {
                constants.Add(node);
            }

            body.Add(new LaneInstruction(node, value.Op, value.Type, value.Inputs, constant, value.Label));
        }

        LaneStore[] stores = group.Nodes.SelectMany(node => _slots.AllOf(node).Select(slot => new LaneStore(node, slot, _graph.Nodes[node].Type))).ToArray();
        return new LaneLoop(group.Size, loaded.Select(Load).ToArray(), body.ToArray(), stores);
    }

    private LaneLoad Load(int node)
    {
        GraphNode value = _graph.Nodes[node];
        if (!IsLeaf(node))
        {
            return new LaneLoad(node, _slots.Of(node), value.Type, false, value.Kind == NodeKind.Scan && !_slots.IsStore(_slots.Of(node)) ? _nameOf(node) : value.Label);
        }

        OperandDefinition operand = _operands[Array.IndexOf(_leaves, node)];
        return new LaneLoad(node, _slots.Of(node), value.Type, IsConstant(node), AccessText.Identifier(operand.Name, operand.Access));
    }

    // A result that is an operand as it is, perhaps through an index map.
    private TileOperation Copy(int leaf)
    {
        DType type = _graph.Nodes[leaf].Type;
        LaneStore[] stores = _slots.StoresOf(leaf).Select(slot => new LaneStore(leaf, slot, type)).ToArray();
        return new LaneLoop(type.LaneSize(), new[] { Load(leaf) }, Array.Empty<LaneInstruction>(), stores);
    }

    private bool IsLeaf(int node) => _isLeaf.Contains(node);

    private bool IsConstant(int leaf) => _operands[Array.IndexOf(_leaves, leaf)].Access.Lane(_rank) == AccessLane.Broadcast;
}
