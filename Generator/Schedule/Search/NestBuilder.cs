using StaticGraph.Generator.Graph;
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
    private readonly List<Polynomial> _axes = new();
    private readonly int _tiled;
    private readonly NestChoice _choice;
    private readonly List<(int Unit, int Pass, int[] Map)> _units = new();
    private readonly Dictionary<int, (int Pass, int[] Axes)> _tileValues = new();

    private NestBuilder(TaskGraph tasks, SearchState state, EquatableArray<Polynomial> space, NestChoice choice)
    {
        _tasks = tasks;
        _choice = choice;
        _state = state;
        _tiled = space.Count - choice.Inner.Count;
        _axes.AddRange(choice.Order(space.Count).Select(axis => space[axis]));
    }

    /// <summary>The nest over <paramref name="seeds"/> (ready, over one space); null when nothing finishes inside it.</summary>
    public static Move? Build(TaskGraph tasks, SearchState state, IReadOnlyList<int> seeds, NestChoice choice)
    {
        EquatableArray<Polynomial> space = tasks.Space(seeds[0]);
        var nest = new NestBuilder(tasks, state, space, choice);
        int[] order = choice.Order(space.Count);
        int[] map = Enumerable.Range(0, space.Count).Select(axis => Array.IndexOf(order, axis)).ToArray();
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
            foreach (int unit in _state.Pending(_tasks).Where(unit => !_choice.Without.Contains(unit) && !_units.Any(inside => inside.Unit == unit)).ToArray())
            {
                int[] needs = _tasks.Needs(unit, _state.Kept).ToArray();
                bool isDependent = needs.Any(_tileValues.ContainsKey) && needs.All(value => _tileValues.ContainsKey(value) || _state.Kept.Contains(value));
                if (isDependent && Align(unit) is { } map)
                {
                    int pass = 1 + needs.Where(_tileValues.ContainsKey).Max(value => _tileValues[value].Pass);
                    grew |= TryAdd(unit, pass, map);
                }
            }
        }
    }

    // A unit that nobody in the nest waits for, or not yet, runs in the last pass that reads its arrays anyway: one pass fewer reads them.
    private void Delay()
    {
        for (int i = _units.Count - 1; i >= 0; i--)
        {
            (int unit, int pass, int[] map) = _units[i];
            int[] read = UnitGroups.Read(_tasks, _state, unit).Distinct().ToArray();
            int[] made = _tasks.Units[unit].Where(task => !_tasks.Tasks[task].IsOutput).Select(task => _tasks.ValueOf(_tasks.Tasks[task].Node)).Where(_tileValues.ContainsKey).ToArray();
            int latest = _units.Where(other => _tasks.Needs(other.Unit, _state.Kept).Any(made.Contains)).Select(other => other.Pass - 1).DefaultIfEmpty(int.MaxValue).Min();
            int later = _units
                .Where(other => other.Pass > pass && other.Pass <= latest && other.Map.SequenceEqual(map) && read.Length > 0 && read.All(UnitGroups.Read(_tasks, _state, other.Unit).Contains))
                .Select(other => other.Pass).DefaultIfEmpty(pass).Max();
            _units[i] = (unit, later, map);
            foreach (int value in made)
            {
                _tileValues[value] = (later, _tileValues[value].Axes);
            }
        }
    }

    private bool TryAdd(int unit, int pass, int[] map)
    {
        bool IsAllowed(int task) => IsMetInOrder(task, map) && (_choice.FoldsAcross || FinishesInTile(task, map) || _tasks.Graph.Nodes[_tasks.Tasks[task].Node].Shape.Count == 0);
        if (!_tasks.Units[unit].Where(_tasks.IsFold).All(IsAllowed))
        {
            return false;
        }

        _units.Add((unit, pass, map));
        foreach (int task in _tasks.Units[unit].Where(task => !_tasks.Tasks[task].IsOutput && FinishesInTile(task, map)))
        {
            int value = _tasks.ValueOf(_tasks.Tasks[task].Node);
            _tileValues[value] = (pass, Kept(task).Select(axis => map[axis]).ToArray());
        }

        return true;
    }

    // Which axis of the nest each axis of a unit's space is: first by the tile values it reads, then by the sources that the nest reads already,
    // then by length; what is left are new axes inside the tile. Null when a tiled axis is missing or one would be two.
    private int[]? Align(int unit)
    {
        EquatableArray<Polynomial> space = _tasks.Space(unit);
        int[] map = Enumerable.Repeat(-1, space.Count).ToArray();
        foreach (Leaf leaf in _tasks.LeavesOf(unit, _state.Kept))
        {
            if (_tileValues.TryGetValue(_tasks.ValueOf(leaf.Node), out (int Pass, int[] Axes) value) && !Unify(map, space, leaf, value.Axes))
            {
                return null;
            }
        }

        if (!Enumerable.Range(0, _tiled).All(map.Contains))
        {
            return null;
        }

        AlignBySources(unit, map);
        for (int axis = 0; axis < map.Length; axis++)
        {
            if (map[axis] < 0)
            {
                map[axis] = Enumerable.Range(_tiled, _axes.Count - _tiled).Where(inner => !map.Contains(inner) && _axes[inner].Equals(space[axis])).DefaultIfEmpty(_axes.Count).First();
                if (map[axis] == _axes.Count)
                {
                    _axes.Add(space[axis]);
                }
            }
        }

        return map;
    }

    private bool Unify(int[] map, EquatableArray<Polynomial> space, Leaf leaf, int[] nestAxes)
    {
        for (int i = 0; i < nestAxes.Length; i++)
        {
            int axis = leaf.Map[i];
            if (axis < 0)
            {
                continue;
            }

            bool fits = map[axis] == nestAxes[i] || (map[axis] < 0 && !map.Contains(nestAxes[i]));
            if (!fits || !_axes[nestAxes[i]].Equals(space[axis]))
            {
                return false;
            }

            map[axis] = nestAxes[i];
        }

        return true;
    }

    private void AlignBySources(int unit, int[] map)
    {
        foreach (Leaf leaf in _tasks.LeavesOf(unit, _state.Kept).Where(_tasks.IsSource))
        {
            foreach ((int other, int _, int[] otherMap) in _units)
            {
                foreach (Leaf known in _tasks.LeavesOf(other, _state.Kept).Where(known => known.Node == leaf.Node))
                {
                    TakeOver(map, _tasks.Space(unit), leaf, known, otherMap);
                }
            }
        }
    }

    private void TakeOver(int[] map, EquatableArray<Polynomial> space, Leaf leaf, Leaf known, int[] knownMap)
    {
        for (int i = 0; i < leaf.Map.Count; i++)
        {
            int axis = leaf.Map[i], nestAxis = known.Map[i] < 0 ? -1 : knownMap[known.Map[i]];
            bool isFree = axis >= 0 && nestAxis >= _tiled && map[axis] < 0 && !map.Contains(nestAxis);
            if (isFree && _axes[nestAxis].Equals(space[axis]))
            {
                map[axis] = nestAxis;
            }
        }
    }

    // Tiles are met in the order of the nest's axes, the blocks of a tile in the order of the sweep's: so must be the reduced axes, where the fold's bits depend on it.
    private bool IsMetInOrder(int task, int[] map)
    {
        GraphNode fold = _tasks.Graph.Nodes[_tasks.Tasks[task].Node];
        int[] met = Reduced(task).Select(axis => map[axis] < _tiled ? map[axis] : _tiled + axis).ToArray();
        return !ReductionMemory.IsTree(TaskGraph.KindOf(fold), fold.Type) || met.Zip(met.Skip(1), (outer, inner) => outer < inner).All(inOrder => inOrder);
    }

    private bool FinishesInTile(int task, int[] map) => !_tasks.IsFold(task) || Reduced(task).All(axis => map[axis] >= _tiled);

    private IEnumerable<int> Kept(int task)
    {
        int[] reduced = _tasks.IsFold(task) ? Reduced(task).ToArray() : Array.Empty<int>();
        return Enumerable.Range(0, _tasks.Tasks[task].Space.Count).Where(axis => !reduced.Contains(axis));
    }

    private IEnumerable<int> Reduced(int task) => _tasks.Graph.Nodes[_tasks.Tasks[task].Node].Levels.SelectMany(level => level);

    private Move ToMove()
    {
        var stages = new List<MoveStage>();
        foreach (var pass in _units.GroupBy(unit => unit.Pass).OrderBy(pass => pass.Key))
        {
            // Units of one pass over one space share a sweep where they read a common array, or nothing at all.
            foreach (var space in pass.GroupBy(unit => (_tasks.Space(unit.Unit), new EquatableArray<int>(unit.Map))))
            {
                IEnumerable<int[]> groups = UnitGroups.Of(_tasks, _state, space.Select(unit => unit.Unit).ToArray());
                stages.AddRange(groups.Select(group => new MoveStage(group, space.Key.Item1, pass.Key, space.Key.Item2)));
            }
        }

        return new Move(stages.ToArray(), _axes.ToArray(), _tiled, default, _tileValues.Keys.OrderBy(value => value).ToArray());
    }
}
