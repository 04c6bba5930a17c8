namespace StaticGraph.Generator.Schedule.Search;

/// <summary>How far a plan has come: the units that are finished, and where the values lie that the others still need.</summary>
internal readonly record struct SearchState(BitSet Done, BitSet Memory, BitSet Scratch)
{
    /// <summary>The values at hand.</summary>
    public BitSet Kept => Memory.Union(Scratch);

    /// <summary>True for a leaf that is read from storage: a source, or a value in a scratch file.</summary>
    public bool Reads(TaskGraph tasks, Leaf leaf) => tasks.IsSource(leaf) || Scratch.Contains(tasks.ValueOf(leaf.Node));

    /// <summary>The units that are still to do.</summary>
    public IEnumerable<int> Pending(TaskGraph tasks)
    {
        BitSet done = Done;
        return Enumerable.Range(0, tasks.Units.Count).Where(unit => !done.Contains(unit));
    }

    /// <summary>The pending units that need nothing but what is at hand.</summary>
    public IEnumerable<int> Ready(TaskGraph tasks)
    {
        BitSet kept = Kept;
        return Pending(tasks).Where(unit => tasks.Needs(unit, kept).All(kept.Contains));
    }

    /// <summary>The state after <paramref name="move"/>, without values that nobody needs any more.</summary>
    public SearchState After(TaskGraph tasks, Move move)
    {
        var next = new SearchState(
            Done.With(move.Units),
            Memory.With(move.Kept.Where(kept => kept.Place == Place.Memory).Select(kept => kept.Value)),
            Scratch.With(move.Kept.Where(kept => kept.Place == Place.Scratch).Select(kept => kept.Value)));
        BitSet all = next.Kept;
        var needed = new HashSet<int>(next.Pending(tasks).SelectMany(unit => tasks.Needs(unit, all)));
        return next with { Memory = next.Memory.Where(needed.Contains), Scratch = next.Scratch.Where(needed.Contains) };
    }
}
