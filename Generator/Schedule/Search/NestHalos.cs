using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>A unit in a nest that grows: in which of its sweeps, and how the nest's axes walk the unit's space.</summary>
internal sealed record NestUnit(int Unit, int Pass, Access Access);

/// <summary>
/// What of a split axis each unit of a nest does for a part. Units whose values nobody in the nest looks at do the part itself, and their lengths are the nest's; before these the others do what is
/// looked at, which is more where it is looked at around.
/// <code>
/// y[1..] - y[..^1]   =>   n - 1 elements in parts; of y those of a part and 1 behind it
/// </code>
/// </summary>
internal sealed class NestHalos
{
    private readonly TaskGraph _tasks;
    private readonly SearchState _state;
    private readonly IReadOnlyList<NestUnit> _units;
    private readonly BitSet _partValues;
    private readonly int _split;
    private readonly Polynomial?[] _lengths;
    private readonly Halo?[][] _halos;

    /// <param name="tasks">The tasks of the graph.</param>
    /// <param name="state">Where the nest begins.</param>
    /// <param name="units">The units, each after those whose values it needs.</param>
    /// <param name="partValues">What is made part by part.</param>
    /// <param name="split">How many axes are split.</param>
    public NestHalos(TaskGraph tasks, SearchState state, IReadOnlyList<NestUnit> units, BitSet partValues, int split)
    {
        (_tasks, _state, _units, _partValues, _split) = (tasks, state, units, partValues, split);
        _lengths = new Polynomial?[split];
        _halos = Arrays.Make(units.Count, _ => new Halo?[split]);
    }

    /// <summary>Units that nobody in the nest waits for, and whose lengths are not those of the last one: the nest has to do without them.</summary>
    public BitSet Others { get; private set; }

    /// <summary>The lengths of the split axes.</summary>
    public IEnumerable<Polynomial> Lengths => _lengths.Select(length => length!);

    /// <summary>The units with their halos; null where some value would have to leave the part that it overlaps with others in.</summary>
    public IReadOnlyList<NestUnit>? Find()
    {
        for (int i = _units.Count - 1; i >= 0; i--)
        {
            int[] readers = Enumerable.Range(i + 1, _units.Count - i - 1).Where(reader => Looks(reader, i).Any()).ToArray();
            if (readers.Length == 0)
            {
                TakeLengths(_units[i]);
            }
            else if (!readers.All(reader => Looks(reader, i).All(leaf => TryJoin(i, reader, leaf))))
            {
                return null;
            }
        }

        return Others.IsEmpty && Enumerable.Range(0, _units.Count).All(MayOverlap) ? _units.Select((unit, i) => unit with { Access = Overlapping(i) }).ToArray() : null;
    }

    // The values of a unit that another one looks at.
    private IEnumerable<Leaf> Looks(int reader, int made) => _tasks.LeavesOf(_units[reader].Unit, _state.Kept)
        .Where(leaf => _tasks.ValueOf(leaf.Node) is >= 0 and int value && _partValues.Contains(value) && _tasks.Made(_units[made].Unit).Contains(value));

    private void TakeLengths(NestUnit unit)
    {
        for (int i = 0; i < unit.Access.Rank; i++)
        {
            if (unit.Access.IsSplit(i, _split))
            {
                Polynomial length = _tasks.Space(unit.Unit)[i];
                int axis = unit.Access.AxisOf(i);
                _lengths[axis] ??= length;
                Others = _lengths[axis]!.Equals(length) ? Others : Others.With(unit.Unit);
            }
        }
    }

    private bool TryJoin(int made, int reader, Leaf leaf)
    {
        Access value = _tasks.Result(_tasks.ValueOf(leaf.Node)).Compose(_units[made].Access);
        for (int i = 0; i < value.Rank; i++)
        {
            // Of an axis of length 1 each part has all.
            if (value.IsSplit(i, _split) && leaf.Access.TryAxis(i, out int axis))
            {
                Polynomial longer = _tasks.Space(_units[reader].Unit)[axis] - _tasks.Graph.Nodes[leaf.Node].Shape[i];
                if (Halo.Of(leaf.Access[i], longer.ConstantTerm) is not { } looked)
                {
                    return false;
                }

                ref Halo? halo = ref _halos[made][value.AxisOf(i)];
                Halo around = looked.Around(_halos[reader][value.AxisOf(i)] ?? Halo.None);
                halo = halo?.Join(around) ?? around;
            }
        }

        return true;
    }

    // Elements that several parts make belong to each of them alone: no result has them, no fold, and nothing outside of the nest.
    private bool MayOverlap(int number)
    {
        (int unit, Access access) = (_units[number].Unit, _units[number].Access);
        int[] axes = Enumerable.Range(0, access.Rank).Where(i => access.IsSplit(i, _split) && Overlaps(number, i)).ToArray();
        return axes.Length == 0
            || (axes.All(i => IsWithin(HaloOf(number, i), _tasks.Space(unit)[i] - _lengths[access.AxisOf(i)]!))
                && _tasks.Units[unit].All(task => !_tasks.Tasks[task].IsOutput && _partValues.Contains(task))
                && !IsNeededOutside(unit)
                && _tasks.LeavesOf(unit, _state.Kept).All(leaf => axes.All(axis => GoesAlong(leaf.Access, axis) && !leaf.Access.IsDiagonal(axis)) && leaf.Access.TryCompose(Overlapping(number)) is not null));
    }

    private bool Overlaps(int number, int axis) => !HaloOf(number, axis).IsNone || !_tasks.Space(_units[number].Unit)[axis].Equals(_lengths[_units[number].Access.AxisOf(axis)]!);

    private Halo HaloOf(int number, int axis) => _halos[number][_units[number].Access.AxisOf(axis)] ?? Halo.None;

    // Each part has something of the axis, and nothing that lies outside of it. Parts without a halo are those of an axis of the nest's own length.
    private static bool IsWithin(Halo halo, Polynomial more) =>
        more.IsConstant && !halo.IsNone && (halo.IsCut ? halo.Before >= -more.ConstantTerm && halo.After >= 0 : halo.Before <= 0 && halo.After <= more.ConstantTerm);

    private bool IsNeededOutside(int unit)
    {
        BitSet inside = BitSet.Of(_units.Select(other => other.Unit)), made = BitSet.Of(_tasks.Made(unit));
        return _state.Pending.Any(other => !inside.Contains(other) && _tasks.Needs(other, _state.Kept).Meets(made));
    }

    // What is read with a part goes from index to index, as it does.
    private static bool GoesAlong(Access access, int axis) => Enumerable.Range(0, access.Rank).All(i => !access.IsWalked(i, axis) || (access[i].Kind == AxisTermKind.Walk && access[i].Step == 1));

    private Access Overlapping(int number)
    {
        Access access = _units[number].Access;
        for (int i = 0; i < access.Rank; i++)
        {
            access = access.IsSplit(i, _split) ? access.Around(i, HaloOf(number, i), _tasks.Space(_units[number].Unit)[i]) : access;
        }

        return access;
    }
}
