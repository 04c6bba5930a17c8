using StaticGraph.Generator.Plans;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>What a nest is to be: the axes of the first units' space that its tiles hold whole; whether folds over tiled axes are folded along the way though
/// their results grow; and units it must do without.</summary>
internal sealed record NestChoice(IReadOnlyCollection<int> Inner, bool FoldsAcross, IReadOnlyCollection<int> Without)
{
    /// <summary>The axes of a space in the order of the nest: tiled ones, then inner ones.</summary>
    public int[] Order(int rank) => Enumerable.Range(0, rank).OrderBy(axis => Inner.Contains(axis)).ThenBy(axis => axis).ToArray();
}

/// <summary>
/// Grows a nest from units that are ready: first these, then every unit whose missing values the nest itself makes, tile by tile. A fold finishes inside a
/// tile when its reduced axes do; one that reduces tiled axes too is only folded along the way, and its value is there after the nest.
/// </summary>
internal sealed class NestBuilder
{
    private readonly TaskGraph _tasks;
    private readonly SearchState _state;
    private readonly NestChoice _choice;
    private readonly NestAxes _axes;
    private readonly List<(int Unit, int Pass, int[] Map)> _units = new();

    // The values made tile by tile, each with the pass that makes it.
    private readonly Dictionary<int, int> _tileValues = new();

    private NestBuilder(TaskGraph tasks, SearchState state, NestAxes axes, NestChoice choice)
    {
        _tasks = tasks;
        _state = state;
        _axes = axes;
        _choice = choice;
    }

    /// <summary>The nest over <paramref name="seeds"/> (ready, over one space); null when nothing finishes inside it.</summary>
    public static Move? Build(TaskGraph tasks, SearchState state, IReadOnlyList<int> seeds, NestChoice choice)
    {
        EquatableArray<Polynomial> space = tasks.Space(seeds[0]);
        int[] order = choice.Order(space.Count);
        int[] map = Enumerable.Range(0, space.Count).Select(axis => Array.IndexOf(order, axis)).ToArray();
        var axes = new NestAxes(tasks, state.Kept, order.Select(axis => space[axis]), space.Count - choice.Inner.Count);
        var nest = new NestBuilder(tasks, state, axes, choice);
        foreach (int seed in seeds)
        {
            nest.TryAdd(seed, 1, map);
        }

        nest.AddDependents();
        nest.Delay();
        // A fold alone is worth a nest where its result is to be spilled, tile by tile.
        bool isWorthwhile = nest._units.Any(unit => unit.Pass > 1) || (nest._tileValues.Count > 0 && !choice.FoldsAcross);
        return isWorthwhile ? nest.ToMove() : null;
    }

    private void AddDependents()
    {
        bool grew = true;
        while (grew)
        {
            grew = false;
            foreach (int unit in _state.Pending.Where(unit => !_choice.Without.Contains(unit) && !_units.Any(inside => inside.Unit == unit)).ToArray())
            {
                BitSet needs = _tasks.Needs(unit, _state.Kept), tiles = BitSet.Of(_tileValues.Keys);
                bool isDependent = needs.Meets(tiles) && tiles.Union(_state.Kept).Contains(needs);
                if (isDependent && _axes.Align(unit) is { } map)
                {
                    int pass = 1 + _tileValues.Where(made => needs.Contains(made.Key)).Max(made => made.Value);
                    grew |= TryAdd(unit, pass, map);
                }
            }
        }
    }

    private bool TryAdd(int unit, int pass, int[] map)
    {
        bool IsAllowed(int task) => _axes.IsMetInOrder(task, map) && (_choice.FoldsAcross || _axes.FinishesInTile(task, map) || _tasks.Graph.Nodes[_tasks.Tasks[task].Node].Shape.Count == 0);
        if (!_tasks.Units[unit].Where(_tasks.IsFold).All(IsAllowed))
        {
            return false;
        }

        _units.Add((unit, pass, map));
        _axes.Add(unit, map);
        foreach (int value in _tasks.Made(unit).Where(value => _axes.FinishesInTile(value, map)))
        {
            _tileValues[value] = pass;
        }

        return true;
    }

    // A unit that nobody in the nest waits for, or not yet, runs in the last pass that reads its arrays anyway: one pass fewer reads them.
    private void Delay()
    {
        for (int i = _units.Count - 1; i >= 0; i--)
        {
            (int unit, int pass, int[] map) = _units[i];
            IReadOnlyList<int> read = _state.ReadBy(unit);
            int[] made = _tasks.Made(unit).Where(_tileValues.ContainsKey).ToArray();
            BitSet waitedFor = BitSet.Of(made);
            int latest = _units.Where(other => _tasks.Needs(other.Unit, _state.Kept).Meets(waitedFor)).Select(other => other.Pass - 1).DefaultIfEmpty(int.MaxValue).Min();
            int later = _units
                .Where(other => other.Pass > pass && other.Pass <= latest && other.Map.SequenceEqual(map) && read.Count > 0 && read.All(_state.ReadBy(other.Unit).Contains))
                .Select(other => other.Pass).DefaultIfEmpty(pass).Max();
            _units[i] = (unit, later, map);
            foreach (int value in made)
            {
                _tileValues[value] = later;
            }
        }
    }

    private Move ToMove()
    {
        var stages = new List<MoveStage>();
        foreach (var pass in _units.GroupBy(unit => unit.Pass).OrderBy(pass => pass.Key))
        {
            // Units of one pass over one space share a sweep where they read a common array, or nothing at all.
            foreach (var space in pass.GroupBy(unit => (_tasks.Space(unit.Unit), new EquatableArray<int>(unit.Map))))
            {
                IEnumerable<int[]> groups = UnitGroups.Of(_state, space.Select(unit => unit.Unit).ToArray());
                stages.AddRange(groups.Select(group => new MoveStage(group, space.Key.Item1, pass.Key, space.Key.Item2)));
            }
        }

        return new Move(stages.ToArray(), _axes.All, _axes.Tiled, default, _tileValues.Keys.OrderBy(value => value).ToArray());
    }
}
