namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// Where a move may keep what it makes and later steps need: in memory or, where it is made tile by tile, in a scratch file; cut expressions also nowhere.
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
    public Move InMemory(SearchState state, Move move) => Placed(state, move, _ => Place.Memory);

    /// <summary>The move with every choice of places.</summary>
    public IEnumerable<Move> Of(SearchState state, Move move)
    {
        int[] placed = InMemory(state, move).Kept.Select(kept => kept.Value).Where(value => move.TileValues.Contains(value)).ToArray();
        IEnumerable<int> choices = placed.Length <= MostPlaced && _effort.IsExact ? Enumerable.Range(0, 1 << placed.Length) : new[] { 0, (1 << placed.Length) - 1 }.Distinct();
        foreach (int choice in choices)
        {
            Move kept = Placed(state, move, value => Array.IndexOf(placed, value) is >= 0 and int i && (choice >> i & 1) != 0 ? Place.Scratch : Place.Memory);
            yield return kept;
            foreach (IEnumerable<KeptValue> cuts in CutChoices(state, move))
            {
                yield return kept with { Kept = kept.Kept.Concat(cuts).ToArray() };
            }
        }
    }

    private Move Placed(SearchState state, Move move, Func<int, Place> place)
    {
        BitSet done = state.Done.With(move.Units);
        int[] made = move.Units.SelectMany(_tasks.Made).ToArray();
        BitSet kept = state.Kept.With(made);
        var needed = new HashSet<int>(Enumerable.Range(0, _tasks.Units.Count).Where(unit => !done.Contains(unit)).SelectMany(unit => _tasks.Needs(unit, kept)));
        return move with { Kept = made.Where(needed.Contains).OrderBy(value => value).Select(value => new KeptValue(value, place(value))).ToArray() };
    }

    // One more cut expression kept, or all of them.
    private IEnumerable<IEnumerable<KeptValue>> CutChoices(SearchState state, Move move)
    {
        int[] cuts = Enumerable.Range(0, _tasks.Values.Count).Where(value => _tasks.IsCut(value) && !state.Kept.Contains(value) && IsWorthKeeping(state, move, value)).ToArray();
        foreach (Place place in new[] { Place.Memory, Place.Scratch })
        {
            foreach (int cut in cuts)
            {
                yield return new[] { new KeptValue(cut, place) };
            }

            if (cuts.Length > 1)
            {
                yield return cuts.Select(cut => new KeptValue(cut, place));
            }
        }
    }

    private bool IsWorthKeeping(SearchState state, Move move, int cut)
    {
        bool IsIn(int unit) => _tasks.Units[unit].Any(task => _tasks.Inside(task).Contains(_tasks.Values[cut]));
        BitSet done = state.Done.With(move.Units);
        return move.Units.Any(IsIn) && Enumerable.Range(0, _tasks.Units.Count).Any(unit => !done.Contains(unit) && IsIn(unit));
    }
}
