using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>The axes of a nest that grows, split ones first; and for each unit in it, which of them its own axes are.</summary>
internal sealed class NestAxes
{
    // Of an axis for which none of the nest's has been found yet. (A nullable would be compared three times as slowly, some hundred thousand times.)
    private const int Unknown = -1;

    private readonly TaskGraph _tasks;
    private readonly BitSet _kept;
    private readonly bool _mayOverlap;
    private readonly List<Polynomial> _axes;
    private readonly List<(int Unit, Access Access)> _units = new();
    private readonly Dictionary<int, Access> _partValues = new();

    public NestAxes(TaskGraph tasks, BitSet kept, IEnumerable<Polynomial> axes, int split, bool mayOverlap)
    {
        _mayOverlap = mayOverlap;
        _tasks = tasks;
        _kept = kept;
        _axes = axes.ToList();
        Split = split;
    }

    /// <summary>True where some unit looks along a split axis at other elements than those in their place: parts of what it looks at overlap.</summary>
    public bool HasHalos { get; private set; }

    /// <summary>How many axes are split.</summary>
    public int Split { get; }

    public EquatableArray<Polynomial> All => _axes.ToArray();

    /// <summary>From now on the nest walks the space of a unit by <paramref name="access"/>; later units are aligned with it.</summary>
    public void Add(int unit, Access access)
    {
        _units.Add((unit, access));
        foreach (int value in _tasks.Made(unit))
        {
            if (FinishesInPart(value, access))
            {
                _partValues[value] = _tasks.Result(value).Compose(access);
            }
        }
    }

    /// <summary>
    /// Which axis of the nest each axis of a unit's space is: split ones by the values of parts that it reads; those inside the part first by the sources that the nest reads already, which are then read once, by
    /// these values, which are there whichever axis goes along them, and by length; what is left are new axes. Null when a split axis is missing or one would be two. What it looks at along a split axis may lie
    /// around its own elements.
    /// </summary>
    public Access? Align(int unit)
    {
        EquatableArray<Polynomial> space = _tasks.Space(unit);
        int[] found = Arrays.Filled(space.Count, Unknown);
        if (!AlignByValues(unit, space, found, areSplit: true))
        {
            return null;
        }

        for (int axis = 0; axis < Split; axis++)
        {
            if (!found.Contains(axis))
            {
                return null;
            }
        }

        AlignBySources(unit, found);
        return AlignByValues(unit, space, found, areSplit: false) ? Access.Walk(AlignByLength(space, found)) : null;
    }

    /// <summary>
    /// The same for a unit that needs nothing of the nest, and reads what it reads: split axes are found by the arrays that both read, as they are. Null where one is not.
    /// </summary>
    public Access? AlignBeside(int unit)
    {
        EquatableArray<Polynomial> space = _tasks.Space(unit);
        int[] found = Arrays.Filled(space.Count, Unknown);
        AlignBySources(unit, found, mayBeSplit: true);
        for (int axis = 0; axis < Split; axis++)
        {
            if (!found.Contains(axis))
            {
                return null;
            }
        }

        return Access.Walk(AlignByLength(space, found));
    }

    /// <summary>Parts are met in the order of the nest's axes, the blocks of a part in the order of the sweep's: so must be the reduced axes, where the fold's bits depend on it.</summary>
    public bool IsMetInOrder(int task, Access access, int along) => !_tasks.IsOrdered(task) || StepRules.AreMetInOrder(_tasks.Graph.Nodes[_tasks.Tasks[task].Node].Levels, access, Split, along);

    /// <summary>True where the result of a contraction is whole in each part: only what it sums over is split.</summary>
    public bool AreAllInside(int contraction) => _units.Find(unit => unit.Unit == contraction).Access is { } access && _tasks.Remaining(_tasks.Units[contraction][0]).All(axis => !access.IsSplit(axis, Split));

    /// <summary>True for a task whose result is complete, as far as a part goes, once the part is done. Of what is read under another shape a part's elements have no place of their own.</summary>
    public bool FinishesInPart(int task, Access access)
    {
        if (_tasks.IsReshaped(task))
        {
            return false;
        }

        foreach (int axis in _tasks.Reduced(task))
        {
            if (access.IsSplit(axis, Split))
            {
                return false;
            }
        }

        return true;
    }

    private bool AlignByValues(int unit, EquatableArray<Polynomial> space, int[] found, bool areSplit)
    {
        foreach (Leaf leaf in _tasks.LeavesOf(unit, _kept))
        {
            if (_partValues.TryGetValue(_tasks.ValueOf(leaf.Node), out Access value) && !Unify(found, space, leaf, value, areSplit))
            {
                return false;
            }
        }

        return true;
    }

    // Read backwards along a split axis, in windows, or at one index, a value would be that of another part. Inside the part all of it is there, whatever is looked at.
    private bool Unify(int[] found, EquatableArray<Polynomial> space, Leaf leaf, Access value, bool areSplit)
    {
        for (int i = 0; i < value.Rank; i++)
        {
            int nestAxis = value.AxisOf(i);
            if (nestAxis < Split != areSplit)
            {
                continue;
            }

            if (!leaf.Access.TryAxis(i, out int axis))
            {
                if (nestAxis < Split && !_axes[nestAxis].Equals(Polynomial.One))
                {
                    return false;
                }

                continue;
            }

            bool isAlike = _axes[nestAxis].Equals(space[axis]), isPlain = isAlike && leaf.Access[i].IsPlain;
            bool isThere = nestAxis >= Split ? isAlike : isPlain || (_mayOverlap && IsAround(leaf, i, space[axis], _axes[nestAxis]));
            if (isThere && nestAxis >= Split && found[axis] != nestAxis && (found[axis] >= Split || found.Contains(nestAxis)))
            {
                // Another axis goes along it already: the part has all of it, and this one is an axis of its own.
                continue;
            }

            bool fits = found[axis] == nestAxis || (found[axis] == Unknown && !found.Contains(nestAxis));
            if (!isThere || !fits)
            {
                return false;
            }

            found[axis] = nestAxis;
            HasHalos |= nestAxis < Split && !isPlain;
        }

        return true;
    }

    // So many elements apart, whatever the part. An edge is one of all of the value.
    private bool IsAround(Leaf leaf, int index, Polynomial length, Polynomial nestLength)
    {
        AxisTerm term = leaf.Access[index];
        Polynomial all = _tasks.Graph.Nodes[leaf.Node].Shape[index];
        bool isOwn = term.Edge is null || ((length - all).IsConstant && term.Edge.First.Equals(Polynomial.Zero) && term.Edge.Length.Equals(all));
        return Halo.Of(term) is not null && isOwn && (length - nestLength).IsConstant;
    }

    private void AlignBySources(int unit, int[] found, bool mayBeSplit = false)
    {
        if (!found.Contains(Unknown))
        {
            return;
        }

        foreach (Leaf leaf in _tasks.LeavesOf(unit, _kept).Where(_tasks.IsSource))
        {
            foreach ((int other, Access otherAccess) in _units)
            {
                foreach (Leaf known in _tasks.LeavesOf(other, _kept).Where(known => known.Node == leaf.Node))
                {
                    TakeOver(found, _tasks.Space(unit), leaf, known.Access.Compose(otherAccess), mayBeSplit);
                }
            }
        }
    }

    private void TakeOver(int[] found, EquatableArray<Polynomial> space, Leaf leaf, Access known, bool mayBeSplit)
    {
        for (int i = 0; i < known.Rank; i++)
        {
            bool areWalked = leaf.Access.TryAxis(i, out int axis) & known.TryAxis(i, out int nestAxis);
            bool isFree = areWalked && (nestAxis >= Split || (mayBeSplit && leaf.Access[i].IsPlain && known[i].IsPlain)) && found[axis] == Unknown && !found.Contains(nestAxis);
            if (isFree && _axes[nestAxis].Equals(space[axis]))
            {
                found[axis] = nestAxis;
            }
        }
    }

    private int[] AlignByLength(EquatableArray<Polynomial> space, int[] found)
    {
        for (int axis = 0; axis < found.Length; axis++)
        {
            if (found[axis] == Unknown)
            {
                found[axis] = Enumerable.Range(Split, _axes.Count - Split).Where(inner => !found.Contains(inner) && _axes[inner].Equals(space[axis])).DefaultIfEmpty(_axes.Count).First();
                if (found[axis] == _axes.Count)
                {
                    _axes.Add(space[axis]);
                }
            }
        }

        return found;
    }
}
