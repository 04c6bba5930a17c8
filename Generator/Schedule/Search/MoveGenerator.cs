using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>The next steps a plan may take: rules 2 to 4 and 6 to 7 of the search.</summary>
internal sealed class MoveGenerator
{
    // More open moves are not tried: beyond this number choices multiply and stop paying.
    private const int MostOpened = 4;

    private readonly TaskGraph _tasks;
    private readonly MoveCosts _costs;
    private readonly SearchEffort _effort;
    private readonly NestMoves _nests;
    private readonly Placements _places;

    public MoveGenerator(TaskGraph tasks, MoveCosts costs, SearchEffort effort)
    {
        _tasks = tasks;
        _costs = costs;
        _effort = effort;
        _nests = new NestMoves(tasks, effort);
        _places = new Placements(tasks, effort);
    }

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

            if (closed.Count > 1 && _effort.IsExact && !moves.Where(move => !move.Move.IsNest).All(move => move.Cost.FitsEverywhere))
            {
                foreach (var move in Opened(closed).SelectMany(open => Over(state, open)))
                {
                    yield return move;
                }
            }
        }
    }

    /// <summary>The pending units that only finish what lies in memory: they read nothing, and fold and scan nothing, so they run as soon as they can. Null for none.</summary>
    public Move? Finish(SearchState state)
    {
        int[] ready = state.Ready.Where(unit => state.ReadBy(unit).Count == 0 && _tasks.Along(unit) < 0 && !_tasks.Units[unit].Any(_tasks.IsFold) && !IsMadeOfNothing(state, unit)).ToArray();
        if (ready.Length == 0)
        {
            return null;
        }

        int[] group = state.Sharing(ready.Where(unit => _tasks.Space(unit).Equals(_tasks.Space(ready[0]))));
        return _places.InMemory(state, Flat(group));
    }

    // A value made of indices alone, which may be too long for memory as any other.
    private bool IsMadeOfNothing(SearchState state, int unit) => _tasks.Made(unit).Length > 0 && _tasks.Needs(unit, state.Kept).IsEmpty;

    // Every ready unit that reads what the sweep reads anyway joins it; once sharing any array, once only those that add none,
    // and once those that walk none in another way.
    private IEnumerable<IReadOnlyList<int>> Closed(SearchState state)
    {
        int[] ready = state.Ready.ToArray();
        var seen = new HashSet<string>();
        foreach (int seed in ready)
        {
            int[] peers = ready.Where(unit => _tasks.Space(unit).Equals(_tasks.Space(seed))).ToArray();
            int[][] groups = { UnitGroups.Around(state, seed, peers), UnitGroups.Within(state, seed, peers), UnitGroups.Alike(state, seed, peers) };
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
        foreach (Move move in new[] { Flat(units) }.Concat(_nests.From(state, units)))
        {
            MoveCost cost = _costs.Of(state, move);
            foreach (KeptValue[] kept in _places.Of(state, move))
            {
                _effort.Count();
                Move placed = move with { Kept = kept };
                SearchState next = state.After(placed);
                yield return (placed, cost.Keeping(kept, state, next), next);
            }
        }
    }

    private Move Flat(IReadOnlyList<int> units)
    {
        EquatableArray<Polynomial> space = _tasks.Space(units[0]);
        var stage = new MoveStage(units.ToArray(), space, 1, Access.Identity(space.Count));
        return new Move(new[] { stage }, default, 0, default, default);
    }
}
