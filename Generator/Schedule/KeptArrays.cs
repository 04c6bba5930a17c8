using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Schedule;

/// <summary>The arrays one variant keeps between its sweeps, in memory or in files, and where each value is to be found at the moment.</summary>
internal sealed class KeptArrays
{
    private readonly KernelGraph _graph;
    private readonly Dictionary<int, string> _names;
    private readonly Dictionary<int, (OperandKind Kind, int Index)> _places = new();
    private readonly List<HeldDefinition> _held = new();
    private readonly List<SpillDefinition> _spills = new();
    private readonly List<int> _expressions = new();

    public KeptArrays(KernelGraph graph, IReadOnlyList<int> values)
    {
        _graph = graph;
        int[] named = values.Concat(Enumerable.Range(0, graph.Nodes.Count).Where(node => graph.Nodes[node].Kind == NodeKind.Scan)).Distinct().ToArray();
        _names = named.Zip(new HeldNames(graph).Of(named), (node, name) => (node, name)).ToDictionary(pair => pair.node, pair => pair.name);
    }

    public EquatableArray<HeldDefinition> Held => _held.ToArray();

    public EquatableArray<SpillDefinition> Spills => _spills.ToArray();

    /// <summary>The kernel's expression that each held array comes from.</summary>
    public EquatableArray<int> Expressions => _expressions.ToArray();

    /// <summary>What people call a value or a scan.</summary>
    public string NameOf(int node) => _names[node];

    /// <summary>True when the value of <paramref name="node"/> is at hand.</summary>
    public bool Has(int node) => _places.ContainsKey(node);

    /// <summary>The held array of a value.</summary>
    public int HeldOf(int node) => _places.TryGetValue(node, out (OperandKind Kind, int Index) place) && place.Kind == OperandKind.Held ? place.Index : throw new InvalidOperationException("A number is held.");

    /// <summary>A new held array for a value.</summary>
    public int Hold(int node, bool isPart, string suffix = "")
    {
        GraphNode value = _graph.Nodes[node];
        _held.Add(new HeldDefinition(Unique(_names[node] + suffix, _held.Select(held => held.Name)), value.Type, Text(value.Shape), -1, -1, isPart));
        _expressions.Add(value.Expression);
        return _held.Count - 1;
    }

    /// <summary>A new spilled array for a value.</summary>
    public int Spill(int node)
    {
        GraphNode value = _graph.Nodes[node];
        _spills.Add(new SpillDefinition(Unique(_names[node], _spills.Select(spill => spill.Name)), value.Type, Text(value.Shape), -1, -1));
        return _spills.Count - 1;
    }

    /// <summary>From now on the value is read from that held or spilled array.</summary>
    public void Move(int node, OperandKind kind, int index) => _places[node] = (kind, index);

    /// <summary>The operand that reads a leaf: an array walked by <paramref name="access"/>.</summary>
    public OperandDefinition Operand(int node, Access access)
    {
        GraphNode value = _graph.Nodes[node];
        if (_places.TryGetValue(node, out (OperandKind Kind, int Index) place))
        {
            string name = place.Kind == OperandKind.Held ? _held[place.Index].Name : _spills[place.Index].Name;
            return new OperandDefinition(place.Kind, place.Index, name, value.Type, access);
        }

        return value.Kind switch
        {
            NodeKind.Source => new OperandDefinition(OperandKind.Parameter, value.Index, _graph.Parameters[value.Index].Name, value.Type, access),
            NodeKind.Position => new OperandDefinition(OperandKind.Position, 0, SweepText.PositionName(access.Axes[0]), value.Type, access),
            NodeKind.Scalar => new OperandDefinition(OperandKind.Scalar, value.Index, "", value.Type, access),
            NodeKind.Elementwise or NodeKind.Map or NodeKind.Reduction or NodeKind.Hold or NodeKind.Scan or NodeKind.Take => throw new InvalidOperationException("A value that is computed is read from where it is kept."),
        };
    }

    /// <summary>Records what a sweep writes and reads.</summary>
    public void Note(SweepDefinition sweep, int number)
    {
        foreach (int written in Written(sweep, StoreKind.Held))
        {
            _held[written] = _held[written] with { FirstSweep = number, LastSweep = number };
        }

        foreach (int written in Written(sweep, StoreKind.Spill))
        {
            _spills[written] = _spills[written] with { FirstSweep = number, LastSweep = number };
        }

        foreach (int read in Read(sweep, OperandKind.Held))
        {
            _held[read] = _held[read] with { LastSweep = number };
        }

        foreach (int read in Read(sweep, OperandKind.Spill))
        {
            _spills[read] = _spills[read] with { LastSweep = number };
        }
    }

    private static IEnumerable<int> Written(SweepDefinition sweep, StoreKind place) => Taker.Targets(sweep).Where(target => target.Place == place).Select(target => target.Index);

    private static IEnumerable<int> Read(SweepDefinition sweep, OperandKind kind) => sweep.Operands.Where(operand => operand.Kind == kind).Select(operand => operand.Index);

    private static EquatableArray<string> Text(EquatableArray<Polynomial> shape) => shape.Select(length => length.ToString()).ToArray();

    // A value that is computed again is kept again.
    private static string Unique(string name, IEnumerable<string> used)
    {
        var taken = new HashSet<string>(used, StringComparer.Ordinal);
        string unique = name;
        for (int i = 2; taken.Contains(unique); i++)
        {
            unique = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
