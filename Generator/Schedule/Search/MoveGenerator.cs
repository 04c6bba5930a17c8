using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>The next steps a plan may take: rules 2 to 4 and 6 to 7 of the search.</summary>
internal sealed class MoveGenerator
{
    // More axes inside a tile, more values to place or more open moves are not tried: beyond these numbers choices multiply and stop paying.
    private const int MostInner = 16;
    private const int MostPlaced = 2;
    private const int MostOpened = 4;

    // So many moves take about a tenth of a second; from then on only the plain ones are tried, of the most promising plans.
    private const int MostMoves = 1500;

    private readonly TaskGraph _tasks;
    private readonly MoveCost _cost;
    private int _tried;

    public MoveGenerator(TaskGraph tasks, MoveCost cost)
    {
        _tasks = tasks;
        _cost = cost;
    }

    /// <summary>True when there are too many bundles, or too many moves, for every choice to be tried.</summary>
    public bool IsLarge => _tasks.IsLarge || _tried > MostMoves;

    /// <summary>The moves from <paramref name="state"/>, each with what it costs and where it leads.</summary>
    public IEnumerable<(Move Move, PlanCost Cost, SearchState Next)> From(SearchState state)
    {
        foreach (IReadOnlyList<int> closed in Closed(state))
        {
            var moves = Over(state, closed).ToArray();
            foreach (var move in moves)
            {
                yield return move;
            }

            if (closed.Count > 1 && !IsLarge && !moves.Where(move => !move.Move.IsNest).All(move => move.Cost.FitsEverywhere))
            {
                foreach (var move in Opened(closed).SelectMany(open => Over(state, open)))
                {
                    yield return move;
                }
            }
        }
    }

    /// <summary>The pending units that only finish what lies in memory: they read nothing and fold nothing, so they run as soon as they can. Null for none.</summary>
    public Move? Finish(SearchState state)
    {
        int[] ready = state.Ready(_tasks).Where(unit => !UnitGroups.Read(_tasks, state, unit).Any() && !_tasks.Units[unit].Any(_tasks.IsFold)).ToArray();
        if (ready.Length == 0)
        {
            return null;
        }

        int[] group = ready.Where(unit => _tasks.Space(unit).Equals(_tasks.Space(ready[0]))).ToArray();
        return Placed(state, Flat(group), _ => Place.Memory);
    }

    // Every ready unit that reads what the sweep reads anyway joins it; once sharing any array, once only those that add none.
    private IEnumerable<IReadOnlyList<int>> Closed(SearchState state)
    {
        int[] ready = state.Ready(_tasks).ToArray();
        var seen = new HashSet<string>();
        foreach (int seed in ready)
        {
            int[] peers = ready.Where(unit => _tasks.Space(unit).Equals(_tasks.Space(seed))).ToArray();
            int[][] groups = { UnitGroups.Around(_tasks, state, seed, peers), UnitGroups.Within(_tasks, state, seed, peers) };
            foreach (int[] closed in groups.Where(group => group.Length > 0 && seen.Add(string.Join(",", group))))
            {
                yield return closed;
            }
        }
    }

    private static IEnumerable<IReadOnlyList<int>> Opened(IReadOnlyList<int> closed)
    {
        if (closed.Count > MostOpened)
        {
            return closed.Select(unit => new[] { unit }).Concat(closed.Select(left => closed.Where(unit => unit != left).ToArray()));
        }

        return Enumerable.Range(1, (1 << closed.Count) - 2).Select(subset => closed.Where((_, i) => (subset >> i & 1) != 0).ToArray());
    }

    private IEnumerable<(Move Move, PlanCost Cost, SearchState Next)> Over(SearchState state, IReadOnlyList<int> units)
    {
        foreach (Move move in new[] { Flat(units) }.Concat(Nests(state, units)).Concat(Joined(state, units)).SelectMany(move => Choices(state, move)))
        {
            _tried++;
            SearchState next = state.After(_tasks, move);
            yield return (move, _cost.Of(state, move, next), next);
        }
    }

    private Move Flat(IReadOnlyList<int> units)
    {
        var space = _tasks.Space(units[0]);
        var stage = new MoveStage(units.ToArray(), space, 1, Enumerable.Range(0, space.Count).ToArray());
        return new Move(new[] { stage }, default, 0, default, default);
    }

    // With and without folds along the way; and less one of the units that joined it, or all of them that read.
    private IEnumerable<Move> Nests(SearchState state, IReadOnlyList<int> units)
    {
        var nests = new List<Move>();
        void Add(IReadOnlyCollection<int> inner, params int[] without)
        {
            foreach (bool foldsAcross in new[] { true, false })
            {
                if (NestBuilder.Build(_tasks, state, units, new NestChoice(inner, foldsAcross, without)) is { } nest && !nests.Contains(nest))
                {
                    nests.Add(nest);
                }
            }
        }

        foreach (IReadOnlyCollection<int> inner in Inner(state, units))
        {
            Add(inner);
            if (!IsLarge)
            {
                int[] joined = nests.SelectMany(nest => nest.Units).Except(units).Distinct().ToArray();
                Add(inner, joined.Where(unit => UnitGroups.Read(_tasks, state, unit).Any()).ToArray());
                foreach (int unit in joined)
                {
                    Add(inner, unit);
                }
            }
        }

        return nests;
    }

    // A unit may need values of units that have no array in common: then these begin the nest together.
    private IEnumerable<Move> Joined(SearchState state, IReadOnlyList<int> units)
    {
        int[] all = state.Ready(_tasks).Where(unit => _tasks.Space(unit).Equals(_tasks.Space(units[0]))).ToArray();
        return all.Length > units.Count && all[0] == units[0] ? Nests(state, all) : Array.Empty<Move>();
    }

    // Axes worth having whole inside a tile: those that folds over this space reduce, alone or together, as long as something is left to tile.
    private IEnumerable<IReadOnlyCollection<int>> Inner(SearchState state, IReadOnlyList<int> units)
    {
        var space = _tasks.Space(units[0]);
        var unions = new List<int> { 0 };
        foreach (int unit in state.Pending(_tasks).Where(unit => _tasks.Space(unit).Equals(space)))
        {
            foreach (int reduced in _tasks.Units[unit].Where(_tasks.IsFold).Select(Reduced).Distinct())
            {
                unions.AddRange(unions.ToArray().Select(union => union | reduced).Where(union => !unions.Contains(union)).Take(MostInner));
            }
        }

        // With few axes, more of them may be inside: where those are the last ones, rows come whole.
        IEnumerable<int> wider = space.Count > 3 || IsLarge ? unions : Enumerable.Range(1, 1 << space.Count).Where(axes => unions.Any(union => union != 0 && (axes & union) == union));
        return wider
            .Where(union => union != 0 && union < (1 << space.Count) - 1)
            .Take(MostInner)
            .Select(union => Enumerable.Range(0, space.Count).Where(axis => (union >> axis & 1) != 0).ToArray());
    }

    private int Reduced(int task) => _tasks.Graph.Nodes[_tasks.Tasks[task].Node].Levels.SelectMany(level => level).Aggregate(0, (axes, axis) => axes | (1 << axis));

    // What the move makes and later steps need is kept: in memory, or - where it is made tile by tile - in a scratch file; cut expressions also nowhere.
    private IEnumerable<Move> Choices(SearchState state, Move move)
    {
        Move plain = Placed(state, move, _ => Place.Memory);
        int[] placed = plain.Kept.Select(kept => kept.Value).Where(value => move.TileValues.Contains(value)).ToArray();
        IEnumerable<int> choices = placed.Length <= MostPlaced && !IsLarge ? Enumerable.Range(0, 1 << placed.Length) : new[] { 0, (1 << placed.Length) - 1 }.Distinct();
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

    private Move Placed(SearchState state, Move move, Func<int, Place> place)
    {
        BitSet done = state.Done.With(move.Units);
        int[] made = move.Units.SelectMany(unit => _tasks.Units[unit]).Where(task => !_tasks.Tasks[task].IsOutput).Select(task => _tasks.ValueOf(_tasks.Tasks[task].Node)).ToArray();
        BitSet kept = state.Kept.With(made);
        var needed = new HashSet<int>(Enumerable.Range(0, _tasks.Units.Count).Where(unit => !done.Contains(unit)).SelectMany(unit => _tasks.Needs(unit, kept)));
        return move with { Kept = made.Where(needed.Contains).OrderBy(value => value).Select(value => new KeptValue(value, place(value))).ToArray() };
    }
}
