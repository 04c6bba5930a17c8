namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// What of a state decides about the nests that begin with some units: those of the same space and those that look at what these make, those that may join because they need,
/// directly or through others, what the first make; and the values that any of these may need.
/// </summary>
internal sealed class NestScope
{
    private readonly BitSet _units;
    private readonly BitSet _values;

    public NestScope(TaskGraph tasks, IReadOnlyList<int> seeds)
    {
        // Beside a contraction anybody may be.
        BitSet joining = seeds.Any(seed => tasks.TakesBlocks(tasks.Units[seed][0])) ? BitSet.Of(Enumerable.Range(0, tasks.Units.Count)) : Joining(tasks, seeds);
        _values = tasks.CutsAmong(BitSet.Of(Enumerable.Range(0, tasks.Values.Count)));
        for (int unit = 0; unit < tasks.Units.Count; unit++)
        {
            _values = joining.Contains(unit) ? _values.Union(tasks.Needs(unit, default)) : _values;
        }

        BitSet peers = BitSet.Of(Enumerable.Range(0, tasks.Units.Count).Where(unit => tasks.Space(unit).Equals(tasks.Space(seeds[0])))), made = tasks.MadeBy(peers);
        _units = joining.Union(peers).With(Enumerable.Range(0, tasks.Units.Count).Where(unit => tasks.Needs(unit, default).Meets(made)));
    }

    /// <summary>Equal for states from which the same nests begin.</summary>
    public (BitSet Done, BitSet Kept, BitSet Spilled) Of(SearchState state) => (state.Done.And(_units), state.Kept.And(_values), state.Spilled.And(_values));

    // Without cut expressions a unit needs the most.
    private static BitSet Joining(TaskGraph tasks, IReadOnlyList<int> seeds)
    {
        BitSet joining = BitSet.Of(seeds), made = BitSet.Of(seeds.SelectMany(tasks.Made));
        bool grew = true;
        while (grew)
        {
            grew = false;
            for (int unit = 0; unit < tasks.Units.Count; unit++)
            {
                if (!joining.Contains(unit) && tasks.Needs(unit, default).Meets(made))
                {
                    joining = joining.With(unit);
                    made = made.With(tasks.Made(unit));
                    grew = true;
                }
            }
        }

        return joining;
    }
}
