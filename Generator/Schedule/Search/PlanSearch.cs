namespace StaticGraph.Generator.Schedule.Search;

/// <summary>A plan, or the beginning of one: its last move, what came before, and the cost of all.</summary>
internal sealed record PartialPlan(PartialPlan? Before, Move? Move, SearchState State, PlanCost Cost)
{
    /// <summary>True where parts of some nest overlap.</summary>
    public bool HasHalos => Moves().Any(move => move.HasHalos);

    /// <summary>The moves in order.</summary>
    public IReadOnlyList<Move> Moves()
    {
        var moves = new List<Move>();
        for (PartialPlan plan = this; plan.Move is not null; plan = plan.Before!)
        {
            moves.Add(plan.Move);
        }

        moves.Reverse();
        return moves;
    }
}

/// <summary>
/// Finds the plans worth having: states are what is finished and where the kept values lie, moves lead from state to state, every state keeps the plans
/// that no other one beats everywhere. Exact up to 12 bundles; beyond that only the most promising 64 beginnings of each length go on.
/// </summary>
internal sealed class PlanSearch
{
    private const int Beam = 64;
    private const int PlansOfState = 8;

    private readonly TaskGraph _tasks;
    private readonly MoveCosts _costs;
    private readonly MoveGenerator _moves;
    private readonly SearchEffort _effort;
    private readonly SortedDictionary<int, Dictionary<SearchState, List<PartialPlan>>> _open = new();
    private readonly Dictionary<SearchState, (Move Move, PlanCost Cost, SearchState Next)[]> _finishes = new();
    private readonly List<PartialPlan> _complete = new();

    private PlanSearch(TaskGraph tasks, SampleGrid grid, SearchEffort effort)
    {
        _tasks = tasks;
        _costs = new MoveCosts(tasks, grid);
        _effort = effort;
        _moves = new MoveGenerator(tasks, _costs, effort);
        Add(new PartialPlan(null, null, SearchState.Start(tasks), PlanCost.Zero(grid.Points.Count)));
    }

    /// <summary>The complete plans, none beaten everywhere by another.</summary>
    public static IReadOnlyList<PartialPlan> Run(TaskGraph tasks, SampleGrid grid, SearchEffort effort)
    {
        var search = new PlanSearch(tasks, grid, effort);
        search.Run();
        return search._complete;
    }

    private void Run()
    {
        while (_open.Count > 0)
        {
            KeyValuePair<int, Dictionary<SearchState, List<PartialPlan>>> level = _open.First();
            _open.Remove(level.Key);
            foreach (PartialPlan[] plans in Promising(level.Value))
            {
                Continue(plans);
            }
        }
    }

    private void Continue(PartialPlan[] plans)
    {
        foreach ((Move move, PlanCost cost, SearchState next) in _moves.From(plans[0].State))
        {
            foreach (PartialPlan plan in plans)
            {
                Add(new PartialPlan(plan, move, next, plan.Cost.Then(cost)));
            }
        }
    }

    // Whatever reads nothing runs at once; a plan with nothing left to do is complete.
    private void Add(PartialPlan plan)
    {
        foreach ((Move finish, PlanCost cost, SearchState next) in Finishes(plan.State))
        {
            plan = new PartialPlan(plan, finish, next, plan.Cost.Then(cost));
        }

        int done = plan.State.Done.Count;
        if (done == _tasks.Units.Count)
        {
            Keep(_complete, plan);
            return;
        }

        if (!_open.TryGetValue(done, out Dictionary<SearchState, List<PartialPlan>> states))
        {
            _open.Add(done, states = new Dictionary<SearchState, List<PartialPlan>>());
        }

        if (!states.TryGetValue(plan.State, out List<PartialPlan> plans))
        {
            states.Add(plan.State, plans = new List<PartialPlan>());
        }

        Keep(plans, plan);
    }

    // The same for every plan that comes to a state: found once.
    private (Move Move, PlanCost Cost, SearchState Next)[] Finishes(SearchState state)
    {
        if (!_finishes.TryGetValue(state, out var finishes))
        {
            var found = new List<(Move, PlanCost, SearchState)>();
            SearchState last = state;
            while (_moves.Finish(last) is { } finish)
            {
                SearchState next = last.After(finish);
                found.Add((finish, _costs.Of(last, finish).Keeping(finish.Kept, last, next), next));
                last = next;
            }

            finishes = found.ToArray();
            _finishes.Add(state, finishes);
        }

        return finishes;
    }

    private static void Keep(List<PartialPlan> plans, PartialPlan plan)
    {
        foreach (PartialPlan other in plans)
        {
            if (other.Cost.IsAtMost(plan.Cost))
            {
                return;
            }
        }

        plans.RemoveAll(other => plan.Cost.IsAtMost(other.Cost));
        plans.Add(plan);
        if (plans.Count > PlansOfState)
        {
            plans.RemoveAt(VariantPicker.LeastMissed(plans));
        }
    }

    private IEnumerable<PartialPlan[]> Promising(Dictionary<SearchState, List<PartialPlan>> states)
    {
        IEnumerable<PartialPlan> plans = states.Values.SelectMany(list => list);
        if (!_effort.IsExact)
        {
            plans = plans.OrderBy(plan => plan.Cost.Moved.Sum(VariantPicker.Weight)).Take(Beam);
        }

        return plans.GroupBy(plan => plan.State).Select(group => group.ToArray());
    }
}
