using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// The tasks of a graph as the search sees them. Tasks with the same sources, space, predecessors, reduced axes, scanned axis and number of passes are a <em>unit</em> (a bundle; without
/// sources: a finish): no plan gains by parting them, while folds over other axes may have to be parted so that one of them can finish inside parts, and what is looked at around from what is not.
/// A <em>value</em> is what a sweep may leave for later ones: the result of a fold, of a hold, or a cut expression.
/// </summary>
internal sealed class TaskGraph
{
    // Up to so many bundles the search is exact.
    private const int ExactBundles = 12;

    private readonly Dictionary<int, int> _valueOf = new();
    private readonly Dictionary<(int Task, BitSet Cuts), Leaf[]> _leaves = new();
    private readonly Dictionary<(int Unit, BitSet Cuts), (Leaf[] Leaves, BitSet Needs)> _units = new();
    private readonly Dictionary<int, HashSet<int>> _inside = new();
    private readonly Dictionary<int, BitSet> _users = new();
    // Of each unit where no cut expression is kept: what is asked for most.
    private readonly Leaf[]?[] _plainLeaves;
    private readonly BitSet[] _plainNeeds;
    private readonly int[][] _reduced;
    private readonly Access?[] _results;
    private readonly bool[] _isOrdered;
    private readonly int[] _along;
    private readonly int[] _passes;
    private readonly int[][] _made;
    private readonly EquatableArray<Polynomial>[] _spaces;
    private readonly BitSet _cuts;

    public TaskGraph(KernelGraph graph)
    {
        Graph = graph;
        Tasks = PlanTask.Of(graph);
        Values = Tasks.Where(task => !task.IsOutput).Select(task => task.Node).ToArray();
        Index();
        _reduced = Tasks.Select((_, task) => IsFold(task) ? graph.Nodes[Tasks[task].Node].ReducedAxes.ToArray() : Array.Empty<int>()).ToArray();
        _results = new Access?[Tasks.Count];
        Units = Tasks.Select((task, i) => (Key: KeyOf(i), Task: i)).GroupBy(entry => entry.Key).Select(unit => unit.Select(entry => entry.Task).ToArray()).ToArray();
        _spaces = Spaces();
        _plainLeaves = new Leaf[]?[Units.Count];
        _plainNeeds = new BitSet[Units.Count];
        _isOrdered = Tasks.Select((task, i) => IsFold(i) && ReductionMemory.IsOrdered(graph.Nodes[task.Node].Fold, graph.Nodes[task.Node].Type)).ToArray();
        _along = Units.Select(unit => AlongOf(unit[0])).ToArray();
        _passes = Units.Select(unit => PassesOf(unit[0])).ToArray();
        MaySeparate = _along.Any(along => along >= 0) || _passes.Any(passes => passes > 1) || Enumerable.Range(0, Tasks.Count).Any(TakesBlocks);
        _made = Units.Select(unit => unit.Where(task => !Tasks[task].IsOutput).ToArray()).ToArray();
        Bundles = Units.Count(unit => unit.Any(task => Leaves(task, default).Any(IsSource)));
        if (!IsLarge)
        {
            Values = Values.Concat(CutExpressions.Find(this)).ToArray();
            Index();
        }

        _cuts = BitSet.Of(Enumerable.Range(0, Values.Count).Where(value => Graph.Nodes[Values[value]].IsComputed));
    }

    public KernelGraph Graph { get; }

    public IReadOnlyList<PlanTask> Tasks { get; }

    /// <summary>The tasks of each unit.</summary>
    public IReadOnlyList<int[]> Units { get; }

    /// <summary>The node of each value: of the folds and holds, which are the first tasks and have the same numbers, then of cut expressions.</summary>
    public IReadOnlyList<int> Values { get; }

    /// <summary>The number of units that read a source: what the search is exponential in.</summary>
    public int Bundles { get; }

    /// <summary>True when there are too many bundles for every choice to be tried.</summary>
    public bool IsLarge => Bundles > ExactBundles;

    /// <summary>The value that <paramref name="node"/> is, or -1.</summary>
    public int ValueOf(int node) => _valueOf.TryGetValue(node, out int value) ? value : -1;

    /// <summary>True for a value that is an expression over sources, kept only where that moves fewer bytes than computing it again.</summary>
    public bool IsCut(int value) => _cuts.Contains(value);

    /// <summary>Those of the values that are cut expressions.</summary>
    public BitSet CutsAmong(BitSet values) => values.And(_cuts);

    /// <summary>False where no expression is worth keeping.</summary>
    public bool HasCuts => !_cuts.IsEmpty;

    /// <summary>The cut expressions.</summary>
    public IEnumerable<int> Cuts => Enumerable.Range(0, Values.Count).Where(IsCut);

    /// <summary>The units that compute a cut expression where it is not kept.</summary>
    public BitSet UsersOf(int cut)
    {
        if (!_users.TryGetValue(cut, out BitSet users))
        {
            users = BitSet.Of(Enumerable.Range(0, Units.Count).Where(unit => Units[unit].Any(task => Inside(task).Contains(Values[cut]))));
            _users.Add(cut, users);
        }

        return users;
    }

    /// <summary>True for a task that folds; it makes a value, but does not store elements.</summary>
    public bool IsFold(int task) => !Tasks[task].IsOutput && Graph.Nodes[Tasks[task].Node].Kind == NodeKind.Reduction;

    /// <summary>True for a fold of whole blocks: a unit of its own, and in a sweep of its own.</summary>
    public bool TakesBlocks(int task) => IsFold(task) && ReductionMemory.TakesBlocks(Graph.Nodes[Tasks[task].Node].Fold);

    /// <summary>True for an axis of its space that no block of a task cuts.</summary>
    public bool IsWhole(int task, int axis) => IsFold(task) && Graph.Nodes[Tasks[task].Node].Block is { } block && (axis == block.ResultsIn(Tasks[task].Space.Count) || (block.IsOfLines && Reduced(task).Contains(axis)));

    /// <summary>True for a product of which a fold takes the factors (<see cref="ReductionKind.SumOfProducts"/>).</summary>
    public bool IsProduct(int node) => Enumerable.Range(0, Tasks.Count).Any(task => Tasks[task].Root == node && IsFold(task) && Graph.Nodes[Tasks[task].Node].Fold == ReductionKind.SumOfProducts);

    /// <summary>True for a value that is kept to be read under another shape.</summary>
    public bool IsReshaped(int task) => !Tasks[task].IsOutput && !IsFold(task) && !Graph.Nodes[Tasks[task].Node].Shape.Equals(Tasks[task].Space);

    /// <summary>The axes of its space that a fold reduces, in the order of its levels; none for any other task.</summary>
    public int[] Reduced(int task) => _reduced[task];

    /// <summary>True for a fold whose bits depend on the order in which its elements are met.</summary>
    public bool IsOrdered(int task) => _isOrdered[task];

    /// <summary>True where something is scanned, repeated or contracted, so that not all units of a space may be done in one sweep.</summary>
    public bool MaySeparate { get; }

    /// <summary>How often a unit goes over its space.</summary>
    public int Passes(int unit) => _passes[unit];

    /// <summary>The axis of its space that a unit's expressions are scanned along; -1 where there is none.</summary>
    public int Along(int unit) => _along[unit];

    /// <summary>
    /// True where units over one space may be done in one sweep: all are done as often, none contracts; it goes along one axis in turn, and folds whose bits depend on the order meet this axis last.
    /// </summary>
    public bool MayShare(IReadOnlyList<int> units)
    {
        int along = -1;
        foreach (int unit in units)
        {
            if (Passes(unit) != Passes(units[0]) || (units.Count > 1 && TakesBlocks(Units[unit][0])))
            {
                return false;
            }

            if (along >= 0 && Along(unit) >= 0 && Along(unit) != along)
            {
                return false;
            }

            along = Math.Max(along, Along(unit));
        }

        return along < 0 || units.All(unit => Units[unit].All(task => MeetsLast(task, along)));
    }

    /// <summary>The axes of its space that a task's result has.</summary>
    public IEnumerable<int> Remaining(int task) => Enumerable.Range(0, Tasks[task].Space.Count).Except(Reduced(task));

    /// <summary>How a task's space walks its result.</summary>
    public Access Result(int task) => _results[task] ??= Access.Walk(Remaining(task).ToArray());

    /// <summary>The values that a unit makes.</summary>
    public int[] Made(int unit) => _made[unit];

    /// <summary>The values that units make.</summary>
    public BitSet MadeBy(BitSet units)
    {
        BitSet made = default;
        for (int unit = 0; unit < Units.Count; unit++)
        {
            made = units.Contains(unit) ? made.With(_made[unit]) : made;
        }

        return made;
    }

    /// <summary>The space of a unit.</summary>
    public EquatableArray<Polynomial> Space(int unit) => _spaces[unit];

    /// <summary>True for a leaf that is an array parameter.</summary>
    public bool IsSource(Leaf leaf) => Graph.Nodes[leaf.Node].Kind == NodeKind.Source;

    /// <summary>The leaves of a task's expression where the values <paramref name="kept"/> are at hand; of these only cut expressions shorten it.</summary>
    public IReadOnlyList<Leaf> Leaves(int task, BitSet kept)
    {
        BitSet cuts = kept.And(_cuts);
        if (!_leaves.TryGetValue((task, cuts), out Leaf[] leaves))
        {
            leaves = FindLeaves(task, cuts);
            _leaves.Add((task, cuts), leaves);
        }

        return leaves;
    }

    /// <summary>The leaves of a unit, each once.</summary>
    public Leaf[] LeavesOf(int unit, BitSet kept) => kept.Meets(_cuts) ? WithCuts(unit, kept.And(_cuts)).Leaves : Plain(unit);

    /// <summary>The values a unit needs.</summary>
    public BitSet Needs(int unit, BitSet kept)
    {
        if (kept.Meets(_cuts))
        {
            return WithCuts(unit, kept.And(_cuts)).Needs;
        }

        Plain(unit);
        return _plainNeeds[unit];
    }

    /// <summary>The units that are not among <paramref name="done"/>.</summary>
    public int[] Without(BitSet done) => Enumerable.Range(0, Units.Count).Where(unit => !done.Contains(unit)).ToArray();

    /// <summary>The values that the units need that are not among <paramref name="done"/>.</summary>
    public BitSet NeededWithout(BitSet done, BitSet kept) => Needs(done, kept, areMeant: false);

    /// <summary>The values that units need.</summary>
    public BitSet Needs(BitSet units, BitSet kept) => Needs(units, kept, areMeant: true);

    private BitSet Needs(BitSet units, BitSet kept, bool areMeant)
    {
        BitSet needed = default;
        for (int unit = 0; unit < Units.Count; unit++)
        {
            needed = units.Contains(unit) == areMeant ? needed.Union(Needs(unit, kept)) : needed;
        }

        return needed;
    }

    /// <summary>The nodes of a task's expression down to its leaves, without these.</summary>
    public ISet<int> Inside(int task)
    {
        if (!_inside.TryGetValue(task, out HashSet<int> nodes))
        {
            nodes = new HashSet<int>(ExpressionWalk.Nodes(Graph, Tasks[task].Roots).Where(node => Graph.Nodes[node].IsComputed));
            _inside.Add(task, nodes);
        }

        return nodes;
    }

    private Leaf[] Plain(int unit)
    {
        if (_plainLeaves[unit] is not { } leaves)
        {
            (leaves, _plainNeeds[unit]) = FindOfUnit(unit, default);
            _plainLeaves[unit] = leaves;
        }

        return leaves;
    }

    private (Leaf[] Leaves, BitSet Needs) WithCuts(int unit, BitSet cuts)
    {
        if (!_units.TryGetValue((unit, cuts), out (Leaf[] Leaves, BitSet Needs) known))
        {
            known = FindOfUnit(unit, cuts);
            _units.Add((unit, cuts), known);
        }

        return known;
    }

    private (Leaf[] Leaves, BitSet Needs) FindOfUnit(int unit, BitSet cuts)
    {
        Leaf[] leaves = Units[unit].SelectMany(task => Leaves(task, cuts)).Distinct().ToArray();
        return (leaves, BitSet.Of(leaves.Select(leaf => ValueOf(leaf.Node)).Where(value => value >= 0)));
    }

    private Leaf[] FindLeaves(int task, BitSet cuts)
    {
        bool IsCutHere(int node) => node != Tasks[task].Node && ValueOf(node) is >= 0 and int value && cuts.Contains(value);
        return ExpressionWalk.Nodes(Graph, Tasks[task].Roots, IsCutHere)
            .Where(node => !Graph.Nodes[node].IsComputed || IsCutHere(node))
            .Select(Leaf)
            .ToArray();
    }

    // What is taken is counted row by row.
    private bool MeetsLast(int task, int along) => Tasks[task].Taken is null
        ? ReductionLevels.MeetsLast(Reduced(task), along, IsOrdered(task))
        : ReductionLevels.MeetsLast(Enumerable.Range(0, Tasks[task].Space.Count), along, isOrdered: true);

    private int AlongOf(int task) => Inside(task).Where(node => Graph.Nodes[node].Kind == NodeKind.Scan).Select(node => Graph.Nodes[node].Index).DefaultIfEmpty(-1).First();

    private int PassesOf(int task) => IsFold(task) ? ReductionMemory.Passes(Graph.Nodes[Tasks[task].Node].Fold, Graph.Nodes[Tasks[task].Root].Type) : 1;

    private Leaf Leaf(int node) => new(ExpressionWalk.Base(Graph, node), ExpressionWalk.AccessOf(Graph, node));

    private string KeyOf(int task)
    {
        IEnumerable<int> arrays = Leaves(task, default).Select(leaf => leaf.Node).Where(node => Graph.Nodes[node].Kind is not (NodeKind.Scalar or NodeKind.Position)).Distinct().OrderBy(node => node);
        return $"{string.Join(",", arrays)}|{string.Join(",", Tasks[task].Space)}|{string.Join(",", Reduced(task))}|{AlongOf(task)}|{PassesOf(task)}|{Tasks[task].IsLookedAround(Graph)}|{(TakesBlocks(task) ? task : -1)}";
    }

    // Equal spaces are one array, so that comparing them takes a glance.
    private EquatableArray<Polynomial>[] Spaces()
    {
        var known = new List<EquatableArray<Polynomial>>();
        EquatableArray<Polynomial> Shared(EquatableArray<Polynomial> space)
        {
            int index = known.IndexOf(space);
            if (index < 0)
            {
                known.Add(space);
            }

            return index < 0 ? space : known[index];
        }

        return Units.Select(unit => Shared(Tasks[unit[0]].Space)).ToArray();
    }

    private void Index()
    {
        for (int value = 0; value < Values.Count; value++)
        {
            _valueOf[Values[value]] = value;
        }
    }
}
