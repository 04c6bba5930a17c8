namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// Where a move may keep what it makes and later steps need: in memory or, unless it is folded over more than a part, in a file; cut expressions also nowhere.
/// </summary>
internal sealed class Placements
{
    // More values are all placed alike: beyond this number choices multiply and stop paying.
    private const int MostPlaced = 2;

    private readonly TaskGraph _tasks;
    private readonly SearchEffort _effort;

    public Placements(TaskGraph tasks, SearchEffort effort)
    {
        _tasks = tasks;
        _effort = effort;
    }

    /// <summary>The move with everything that is needed later kept in memory.</summary>
    public Move InMemory(SearchState state, Move move) => move with { Kept = Needed(state, move).Select(value => new KeptValue(value, Place.Memory)).ToArray() };

    /// <summary>Every choice of places.</summary>
    public IEnumerable<KeptValue[]> Of(SearchState state, Move move)
    {
        int[] needed = Needed(state, move), placed = needed.Where(value => IsMadeInParts(move, value)).ToArray();
        IEnumerable<int> choices = placed.Length <= MostPlaced && _effort.IsExact ? Enumerable.Range(0, 1 << placed.Length) : new[] { 0, (1 << placed.Length) - 1 }.Distinct();
        KeptValue[][] cuts = CutChoices(state, move).ToArray();
        foreach (int choice in choices)
        {
            KeptValue[] kept = needed.Select(value => new KeptValue(value, IsSpilled(Array.IndexOf(placed, value), choice) ? Place.Spill : Place.Memory)).ToArray();
            yield return kept;
            foreach (KeptValue[] cut in cuts)
            {
                yield return kept.Concat(cut).ToArray();
            }
        }
    }

    // Each part is final when it is made, so it may be spilled at once: what a part makes, or what is computed element by element.
    private bool IsMadeInParts(Move move, int value) => move.PartValues.Contains(value) || !_tasks.IsFold(value);

    private static bool IsSpilled(int placed, int choice) => placed >= 0 && (choice >> placed & 1) != 0;

    // The values that the move makes and later steps need.
    private int[] Needed(SearchState state, Move move)
    {
        BitSet made = _tasks.MadeBy(move.UnitSet);
        BitSet needed = _tasks.NeededWithout(state.Done.Union(move.UnitSet), state.Kept.Union(made)).And(made);
        return needed.IsEmpty ? Array.Empty<int>() : Enumerable.Range(0, _tasks.Values.Count).Where(needed.Contains).ToArray();
    }

    // One more cut expression kept, or all of them.
    private IEnumerable<KeptValue[]> CutChoices(SearchState state, Move move)
    {
        // Where parts overlap an element would be stored by several of them.
        if (!_tasks.HasCuts || move.HasHalos)
        {
            yield break;
        }

        BitSet units = move.UnitSet, later = BitSet.Of(_tasks.Without(state.Done.Union(units)));
        int[] cuts = _tasks.Cuts.Where(cut => !state.Kept.Contains(cut) && _tasks.UsersOf(cut).Meets(units) && _tasks.UsersOf(cut).Meets(later)).ToArray();
        foreach (Place place in new[] { Place.Memory, Place.Spill })
        {
            foreach (int cut in cuts)
            {
                yield return new[] { new KeptValue(cut, place) };
            }

            if (cuts.Length > 1)
            {
                yield return cuts.Select(cut => new KeptValue(cut, place)).ToArray();
            }
        }
    }
}
