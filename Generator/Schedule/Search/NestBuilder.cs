using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>What a nest is to be: the axes of the first units' space that its parts hold whole; whether folds over split axes are folded along the way though
/// their results grow; and units it must do without.</summary>
internal sealed record NestChoice(IReadOnlyCollection<int> Inner, bool FoldsAcross, BitSet Without)
{
    /// <summary>False where parts must not overlap.</summary>
    public bool MayOverlap { get; init; } = true;

    /// <summary>The axes of a space in the order of the nest: split ones, then inner ones.</summary>
    public int[] Order(int rank)
    {
        int[] axes = Enumerable.Range(0, rank).ToArray();
        return axes.Where(axis => !Inner.Contains(axis)).Concat(axes.Where(Inner.Contains)).ToArray();
    }
}

/// <summary>
/// Grows a nest from units that are ready: first these, then every unit whose missing values the nest itself makes, part by part. A fold finishes inside a
/// part when its reduced axes do; one that reduces split axes too is only folded along the way, and its value is there after the nest.
/// </summary>
/// <remarks>Thousands of nests are built for a kernel of many folds: the loops here do without queries and without sets of their own.</remarks>
internal sealed class NestBuilder
{
    private readonly TaskGraph _tasks;
    private readonly SearchState _state;
    private readonly IReadOnlyList<int> _seeds;
    private readonly NestChoice _choice;
    private readonly NestAxes _axes;
    private readonly List<NestUnit> _units = new();
    private BitSet _inside;

    // The values made part by part, and the pass that makes each.
    private readonly int[] _passOf;
    private BitSet _partValues;

    private NestBuilder(TaskGraph tasks, SearchState state, IReadOnlyList<int> seeds, NestAxes axes, NestChoice choice)
    {
        _seeds = seeds;
        _tasks = tasks;
        _state = state;
        _axes = axes;
        _choice = choice;
        _passOf = new int[tasks.Values.Count];
    }

    /// <summary>The nest over <paramref name="seeds"/> (ready, over one space); null when nothing finishes inside it.</summary>
    public static Move? Build(TaskGraph tasks, SearchState state, IReadOnlyList<int> seeds, NestChoice choice)
    {
        EquatableArray<Polynomial> space = tasks.Space(seeds[0]);
        int[] order = choice.Order(space.Count);
        Access access = Access.Walk(Enumerable.Range(0, space.Count).Select(axis => Array.IndexOf(order, axis)).ToArray());
        var axes = new NestAxes(tasks, state.Kept, order.Select(axis => space[axis]), space.Count - choice.Inner.Count, choice.MayOverlap);
        var nest = new NestBuilder(tasks, state, seeds, axes, choice);
        foreach (int seed in seeds)
        {
            if (!choice.Without.Contains(seed))
            {
                nest.TryAdd(seed, 1, access);
            }
        }

        nest.AddBeside();
        nest.AddDependents();
        // A fold alone is worth a nest where its result is to be spilled, part by part.
        bool isWorthwhile = nest._units.Exists(unit => unit.Pass > 1) || nest._units.Count > seeds.Count || (!nest._partValues.IsEmpty && !choice.FoldsAcross && choice.Inner.Count > 0);
        return isWorthwhile ? nest.ToMove() : null;
    }

    // Beside a contraction, whose space nobody else has, what else reads its factors: in parts of what is summed over they are read once for all.
    private void AddBeside()
    {
        if (!_choice.FoldsAcross || _units.Count != 1 || !_tasks.TakesBlocks(_tasks.Units[_units[0].Unit][0]) || !_axes.AreAllInside(_units[0].Unit))
        {
            return;
        }

        foreach (int unit in _state.Ready)
        {
            if (!_choice.Without.Contains(unit) && !_inside.Contains(unit) && _state.ReadBy(unit).Count > 0 && _tasks.Along(unit) < 0 && _axes.AlignBeside(unit) is { } access)
            {
                TryAdd(unit, 1, access);
            }
        }
    }

    private void AddDependents()
    {
        bool grew = !_partValues.IsEmpty;
        while (grew)
        {
            grew = false;
            foreach (int unit in _state.Pending)
            {
                if (_choice.Without.Contains(unit) || _inside.Contains(unit))
                {
                    continue;
                }

                BitSet needs = _tasks.Needs(unit, _state.Kept);
                bool isDependent = needs.Meets(_partValues) && _partValues.Union(_state.Kept).Contains(needs);
                if (isDependent && _axes.Align(unit) is { } access)
                {
                    grew |= TryAdd(unit, 1 + LastPass(needs), access);
                }
            }
        }
    }

    private int LastPass(BitSet needs)
    {
        int last = 0;
        for (int value = 0; value < _passOf.Length; value++)
        {
            last = needs.Contains(value) ? Math.Max(last, _passOf[value]) : last;
        }

        return last;
    }

    private bool TryAdd(int unit, int pass, Access access)
    {
        // A scan goes on from block to block of a part, and not from part to part; what is repeated is a step of its own.
        int along = _tasks.Along(unit);
        if ((along >= 0 && access.IsSplit(along, _axes.Split)) || _tasks.Passes(unit) > 1)
        {
            return false;
        }

        foreach (int task in _tasks.Units[unit])
        {
            // What a mask takes is counted from block to block over the whole space.
            bool isAllowed = _tasks.Tasks[task].Taken is not null ? false : !_tasks.IsFold(task)
                || (_axes.IsMetInOrder(task, access, along) && (_choice.FoldsAcross || _axes.FinishesInPart(task, access) || _tasks.Graph.Nodes[_tasks.Tasks[task].Node].Shape.Count == 0));
            if (!isAllowed)
            {
                return false;
            }
        }

        _units.Add(new NestUnit(unit, pass, access));
        _inside = _inside.With(unit);
        _axes.Add(unit, access);
        foreach (int value in _tasks.Made(unit))
        {
            if (_axes.FinishesInPart(value, access))
            {
                _partValues = _partValues.With(value);
                _passOf[value] = pass;
            }
        }

        return true;
    }

    // A unit that nobody in the nest waits for, or not yet, runs in the last pass that reads its arrays anyway: one pass fewer reads them.
    private void Delay()
    {
        for (int i = _units.Count - 1; i >= 0; i--)
        {
            (int unit, int pass, Access access) = _units[i];
            int later = LastChance(unit, pass, access);
            _units[i] = _units[i] with { Pass = later };
            foreach (int value in _tasks.Made(unit))
            {
                _passOf[value] = _partValues.Contains(value) ? later : 0;
            }
        }
    }

    private int LastChance(int unit, int pass, Access access)
    {
        IReadOnlyList<int> read = _state.ReadBy(unit);
        BitSet made = BitSet.Of(_tasks.Made(unit)).And(_partValues);
        int latest = int.MaxValue, later = pass;
        foreach ((int other, int otherPass, _) in _units)
        {
            latest = _tasks.Needs(other, _state.Kept).Meets(made) ? Math.Min(latest, otherPass - 1) : latest;
        }

        foreach ((int other, int otherPass, Access otherAccess) in _units)
        {
            bool isChance = otherPass > later && otherPass <= latest && read.Count > 0 && otherAccess.Equals(access) && read.All(_state.ReadBy(other).Contains);
            later = isChance ? otherPass : later;
        }

        return later;
    }

    private Move? ToMove()
    {
        Delay();
        if (!_axes.HasHalos)
        {
            return ToMove(_units, _axes.All);
        }

        var halos = new NestHalos(_tasks, _state, _units, _partValues, _axes.Split);
        return halos.Find() is { } units ? ToMove(units, halos.Lengths.Concat(_axes.All.Skip(_axes.Split)).ToArray())
            : halos.Others.IsEmpty ? null
            : Build(_tasks, _state, _seeds, _choice with { Without = _choice.Without.Union(halos.Others) });
    }

    private Move ToMove(IReadOnlyList<NestUnit> units, EquatableArray<Polynomial> axes)
    {
        var stages = new List<MoveStage>();
        foreach (var pass in units.GroupBy(unit => unit.Pass).OrderBy(pass => pass.Key))
        {
            // Units of one pass over one space share a sweep where they read a common array, or nothing at all.
            List<NestUnit> rest = pass.ToList();
            while (rest.Count > 0)
            {
                (int first, _, Access access) = rest[0];
                bool IsAlike(NestUnit other) => _tasks.Space(first).Equals(_tasks.Space(other.Unit)) && other.Access.Equals(access);
                int[] alike = rest.Where(IsAlike).Select(unit => unit.Unit).ToArray();
                stages.AddRange(UnitGroups.Of(_state, alike).Select(group => new MoveStage(group, _tasks.Space(first), pass.Key, access)));
                rest.RemoveAll(IsAlike);
            }
        }

        return new Move(stages.ToArray(), axes, _axes.Split, default, Enumerable.Range(0, _passOf.Length).Where(_partValues.Contains).ToArray());
    }
}
