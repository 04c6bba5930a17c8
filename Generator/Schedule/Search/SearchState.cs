namespace StaticGraph.Generator.Schedule.Search;

/// <summary>How far a plan has come: the units that are finished, and where the values lie that the others still need. What follows from that is found once.</summary>
internal sealed class SearchState : IEquatable<SearchState>
{
    private readonly TaskGraph _tasks;
    private int[]? _pending;
    private int[]? _ready;
    private int[]?[]? _reads;

    private SearchState(TaskGraph tasks, BitSet done, BitSet memory, BitSet spilled)
    {
        _tasks = tasks;
        Done = done;
        Memory = memory;
        Spilled = spilled;
        Kept = memory.Union(spilled);
    }

    /// <summary>The finished units.</summary>
    public BitSet Done { get; }

    /// <summary>The values held in memory.</summary>
    public BitSet Memory { get; }

    /// <summary>The spilled values.</summary>
    public BitSet Spilled { get; }

    /// <summary>The values at hand.</summary>
    public BitSet Kept { get; }

    /// <summary>The units that are still to do.</summary>
    public IReadOnlyList<int> Pending => _pending ??= _tasks.Without(Done);

    /// <summary>The pending units that need nothing but what is at hand.</summary>
    public IReadOnlyList<int> Ready => _ready ??= Pending.Where(unit => Kept.Contains(_tasks.Needs(unit, Kept))).ToArray();

    /// <summary>Nothing finished.</summary>
    public static SearchState Start(TaskGraph tasks) => new(tasks, default, default, default);

    /// <summary>True for a leaf that is read from storage: a source, or a spilled value.</summary>
    public bool Reads(Leaf leaf) => _tasks.IsSource(leaf) || Spilled.Contains(_tasks.ValueOf(leaf.Node));

    /// <summary>The sources and spilled values a unit reads.</summary>
    public IReadOnlyList<int> ReadBy(int unit)
    {
        _reads ??= new int[]?[_tasks.Units.Count];
        return _reads[unit] ??= ReadingsOf(unit).Select(leaf => leaf.Node).Distinct().ToArray();
    }

    /// <summary>The same with how each is walked: an array that is walked in two ways is read twice.</summary>
    public IEnumerable<Leaf> ReadingsOf(int unit) => _tasks.LeavesOf(unit, Kept).Where(Reads);

    /// <summary>Those of the units, in their order, that may be done in one sweep with the ones before them.</summary>
    public int[] Sharing(IEnumerable<int> units)
    {
        if (!_tasks.MaySeparate)
        {
            return units.ToArray();
        }

        var sharing = new List<int>();
        foreach (int unit in units)
        {
            sharing.Add(unit);
            if (!_tasks.MayShare(sharing))
            {
                sharing.RemoveAt(sharing.Count - 1);
            }
        }

        return sharing.ToArray();
    }

    /// <summary>True where a unit may be done in one sweep with others.</summary>
    public bool MayShare(IEnumerable<int> units, int unit) => !_tasks.MaySeparate || _tasks.MayShare(units.Append(unit).ToArray());

    /// <summary>The state after <paramref name="move"/>, without values that nobody needs any more.</summary>
    public SearchState After(Move move)
    {
        BitSet done = Done.Union(move.UnitSet);
        BitSet memory = Memory.With(move.Kept.Where(kept => kept.Place == Place.Memory).Select(kept => kept.Value));
        BitSet spilled = Spilled.With(move.Kept.Where(kept => kept.Place == Place.Spill).Select(kept => kept.Value));
        BitSet needed = _tasks.NeededWithout(done, memory.Union(spilled));
        return new SearchState(_tasks, done, memory.And(needed), spilled.And(needed));
    }

    public bool Equals(SearchState? other) => other is not null && Done.Equals(other.Done) && Memory.Equals(other.Memory) && Spilled.Equals(other.Spilled);

    public override bool Equals(object? obj) => Equals(obj as SearchState);

    public override int GetHashCode() => unchecked((((Done.GetHashCode() * 31) + Memory.GetHashCode()) * 31) + Spilled.GetHashCode());
}
