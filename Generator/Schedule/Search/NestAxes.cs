using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>The axes of a nest that grows, split ones first; and for each unit in it, which of them its own axes are.</summary>
internal sealed class NestAxes
{
    private readonly TaskGraph _tasks;
    private readonly BitSet _kept;
    private readonly List<Polynomial> _axes;
    private readonly List<(int Unit, int[] Map)> _units = new();
    private readonly Dictionary<int, int[]> _partValues = new();

    public NestAxes(TaskGraph tasks, BitSet kept, IEnumerable<Polynomial> axes, int split)
    {
        _tasks = tasks;
        _kept = kept;
        _axes = axes.ToList();
        Split = split;
    }

    /// <summary>How many axes are split.</summary>
    public int Split { get; }

    public EquatableArray<Polynomial> All => _axes.ToArray();

    /// <summary>From now on the axes of a unit are those of <paramref name="map"/>; later units are aligned with them.</summary>
    public void Add(int unit, int[] map)
    {
        _units.Add((unit, map));
        foreach (int value in _tasks.Made(unit))
        {
            if (FinishesInPart(value, map))
            {
                _partValues[value] = _tasks.Remaining(value).Select(axis => map[axis]).ToArray();
            }
        }
    }

    /// <summary>
    /// Which axis of the nest each axis of a unit's space is: first by the values of parts that it reads, then by the sources that the nest reads already,
    /// then by length; what is left are new axes inside the part. Null when a split axis is missing or one would be two.
    /// </summary>
    public int[]? Align(int unit)
    {
        EquatableArray<Polynomial> space = _tasks.Space(unit);
        int[] map = Enumerable.Repeat(-1, space.Count).ToArray();
        foreach (Leaf leaf in _tasks.LeavesOf(unit, _kept))
        {
            if (_partValues.TryGetValue(_tasks.ValueOf(leaf.Node), out int[] axes) && !Unify(map, space, leaf, axes))
            {
                return null;
            }
        }

        if (!Enumerable.Range(0, Split).All(map.Contains))
        {
            return null;
        }

        AlignBySources(unit, map);
        AlignByLength(space, map);
        return map;
    }

    /// <summary>Parts are met in the order of the nest's axes, the blocks of a part in the order of the sweep's: so must be the reduced axes, where the fold's bits depend on it.</summary>
    public bool IsMetInOrder(int task, int[] map)
    {
        int last = -1;
        foreach (int axis in _tasks.IsOrdered(task) ? _tasks.Reduced(task) : Array.Empty<int>())
        {
            int met = map[axis] < Split ? map[axis] : Split + axis;
            if (met <= last)
            {
                return false;
            }

            last = met;
        }

        return true;
    }

    /// <summary>True for a task whose result is complete, as far as a part goes, once the part is done.</summary>
    public bool FinishesInPart(int task, int[] map)
    {
        foreach (int axis in _tasks.Reduced(task))
        {
            if (map[axis] < Split)
            {
                return false;
            }
        }

        return true;
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
        if (Array.IndexOf(map, -1) < 0)
        {
            return;
        }

        foreach (Leaf leaf in _tasks.LeavesOf(unit, _kept).Where(_tasks.IsSource))
        {
            foreach ((int other, int[] otherMap) in _units)
            {
                foreach (Leaf known in _tasks.LeavesOf(other, _kept).Where(known => known.Node == leaf.Node))
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
            bool isFree = axis >= 0 && nestAxis >= Split && map[axis] < 0 && !map.Contains(nestAxis);
            if (isFree && _axes[nestAxis].Equals(space[axis]))
            {
                map[axis] = nestAxis;
            }
        }
    }

    private void AlignByLength(EquatableArray<Polynomial> space, int[] map)
    {
        for (int axis = 0; axis < map.Length; axis++)
        {
            if (map[axis] < 0)
            {
                map[axis] = Enumerable.Range(Split, _axes.Count - Split).Where(inner => !map.Contains(inner) && _axes[inner].Equals(space[axis])).DefaultIfEmpty(_axes.Count).First();
                if (map[axis] == _axes.Count)
                {
                    _axes.Add(space[axis]);
                }
            }
        }
    }
}
