using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>The nests worth trying from a state: over which inner axes, with or without folds along the way, and less one of the units that join.</summary>
internal sealed class NestMoves
{
    // More axes inside a part are not tried: beyond this number choices multiply and stop paying.
    private const int MostInner = 16;

    // Of no more axes any may be inside.
    private const int MostAxes = 4;

    private static readonly bool[] FoldsAcross = { true, false };

    private readonly TaskGraph _tasks;
    private readonly SearchEffort _effort;
    private readonly Dictionary<BitSet, NestScope> _scopes = new();
    private readonly Dictionary<(BitSet Units, (BitSet Done, BitSet Kept, BitSet Spilled) State, bool IsExact), IReadOnlyList<Move>> _known = new();

    public NestMoves(TaskGraph tasks, SearchEffort effort)
    {
        _tasks = tasks;
        _effort = effort;
    }

    /// <summary>
    /// The nests that begin with <paramref name="units"/>. A unit may need values of units that have no array in common: then all that are ready over one
    /// space begin a nest together.
    /// </summary>
    public IEnumerable<Move> From(SearchState state, IReadOnlyList<int> units)
    {
        foreach (Move nest in Over(state, units))
        {
            yield return nest;
        }

        int[] all = state.Ready.Where(unit => _tasks.Space(unit).Equals(_tasks.Space(units[0]))).ToArray();
        foreach (Move nest in all.Length > units.Count && all[0] == units[0] ? Over(state, all) : Array.Empty<Move>())
        {
            yield return nest;
        }
    }

    // Most states differ in what does not matter to these nests.
    private IReadOnlyList<Move> Over(SearchState state, IReadOnlyList<int> units)
    {
        BitSet seeds = BitSet.Of(units);
        if (!_scopes.TryGetValue(seeds, out NestScope scope))
        {
            scope = new NestScope(_tasks, units);
            _scopes.Add(seeds, scope);
        }

        var key = (seeds, scope.Of(state), _effort.IsExact);
        if (!_known.TryGetValue(key, out IReadOnlyList<Move> nests))
        {
            nests = Find(state, units);
            _known.Add(key, nests);
        }

        return nests;
    }

    // With and without folds along the way; and less one of the units that joined it, or all of them that read. Where there is no time for that, at least
    // without those that make a part hold a whole axis: however long the axes are, there is a way on.
    private IReadOnlyList<Move> Find(SearchState state, IReadOnlyList<int> units)
    {
        var nests = new NestList();
        foreach (IReadOnlyCollection<int> inner in Inner(state, units))
        {
            NestChoice[] choices = Array.ConvertAll(FoldsAcross, across => new NestChoice(inner, across, default) { MayOverlap = _effort.MayOverlap });
            if (_effort.MayOverlap && MayHaveHalos(state))
            {
                // And without those that look around parts, which then wait until all of these are done.
                choices = choices.Concat(choices.Select(choice => choice with { MayOverlap = false })).ToArray();
            }

            Move?[] most = Array.ConvertAll(choices, choice => NestBuilder.Build(_tasks, state, units, choice));
            int before = nests.All.Count;
            void Less(BitSet without)
            {
                for (int i = 0; i < most.Length; i++)
                {
                    // What had not joined is not missed.
                    if (most[i] is { } nest && nest.UnitSet.Meets(without))
                    {
                        nests.Add(NestBuilder.Build(_tasks, state, units, choices[i] with { Without = without }));
                    }
                }
            }

            nests.Add(most);
            if (_effort.IsExact)
            {
                int[] joined = nests.Joined(BitSet.Of(units));
                Less(BitSet.Of(joined.Where(unit => state.ReadBy(unit).Count > 0)));
                foreach (int unit in joined)
                {
                    Less(default(BitSet).With(unit));
                }
            }
            else if (nests.All.Skip(before).SelectMany(HoldWholeAxes).ToArray() is { Length: > 0 } holding)
            {
                Less(BitSet.Of(holding));
            }
        }

        return nests.All;
    }

    // The units of a nest whose results have an axis inside the part.
    private IEnumerable<int> HoldWholeAxes(Move nest) =>
        from stage in nest.Stages
        from unit in stage.Units
        where _tasks.Made(unit).Any(value => nest.PartValues.Contains(value) && _tasks.Remaining(value).Any(axis => !stage.Access.IsSplit(axis, nest.Split) && !stage.Space[axis].IsConstant))
        select unit;

    // Axes worth having whole inside a part: those that folds over this space reduce, scans go along and values are looked at around, alone or together, as long as something is left to split. Of what is
    // looked at around a part may have some more than its own instead, along any axes.
    private IEnumerable<IReadOnlyCollection<int>> Inner(SearchState state, IReadOnlyList<int> units)
    {
        EquatableArray<Polynomial> space = _tasks.Space(units[0]);
        bool looksAround = LooksAround(state, units), triesAll = looksAround && _effort.IsExact && space.Count <= MostAxes;
        var unions = new List<int> { 0 };
        unions.AddRange(state.Pending.Select(unit => Around(state, unit, space)).Where(axes => axes != 0).Distinct().Take(MostInner));
        foreach (int unit in state.Pending.Where(unit => _tasks.Space(unit).Equals(space)))
        {
            IEnumerable<int> scanned = _tasks.Along(unit) < 0 ? Array.Empty<int>() : new[] { 1 << _tasks.Along(unit) };
            foreach (int reduced in _tasks.Units[unit].Where(_tasks.IsFold).Select(Reduced).Concat(scanned).Distinct())
            {
                unions.AddRange(unions.ToArray().Select(union => union | reduced).Where(union => !unions.Contains(union)).Take(MostInner));
            }
        }

        // With few axes, more of them may be inside: where those are the last ones, rows come whole.
        IEnumerable<int> all = Enumerable.Range(0, 1 << space.Count);
        IEnumerable<int> wider = triesAll ? all
            : space.Count > 3 || !_effort.IsExact ? unions.Where(union => union != 0 || looksAround)
            : all.Where(axes => (axes == 0 && looksAround) || unions.Any(union => union != 0 && (axes & union) == union));
        // What is beside a contraction reads its factors with it, in parts of what is summed over.
        IEnumerable<int> beside = units.Count == 1 && _tasks.TakesBlocks(_tasks.Units[units[0]][0]) ? new[] { ((1 << space.Count) - 1) & ~Reduced(_tasks.Units[units[0]][0]) } : Array.Empty<int>();
        return beside.Concat(wider)
            .Where(union => union < (1 << space.Count) - 1)
            .Take(MostInner)
            .Select(union => Enumerable.Range(0, space.Count).Where(axis => (union >> axis & 1) != 0).ToArray());
    }

    // True where somebody looks at a value elsewhere than in place.
    private bool MayHaveHalos(SearchState state)
    {
        bool IsElsewhere(Leaf leaf) => _tasks.ValueOf(leaf.Node) is >= 0 and int value && !_tasks.IsCut(value) && !state.Kept.Contains(value)
            && Enumerable.Range(0, leaf.Access.Rank).Any(i => leaf.Access[i].Kind == AxisTermKind.Walk && !leaf.Access[i].IsPlain);
        return state.Pending.Any(unit => _tasks.LeavesOf(unit, state.Kept).Any(IsElsewhere));
    }

    // True where somebody looks at a value that is made element by element over the space of some units.
    private bool LooksAround(SearchState state, IReadOnlyList<int> units)
    {
        bool IsHeld(Leaf leaf) => _tasks.ValueOf(leaf.Node) is >= 0 and int value && !_tasks.IsCut(value) && !_tasks.IsFold(value) && _tasks.Tasks[value].Space.Equals(_tasks.Space(units[0]));
        return state.Pending.Any(unit => _tasks.LeavesOf(unit, state.Kept).Any(IsHeld));
    }

    // The axes of a space, as the bits of a number, along which a unit looks at other elements of a value that is made over it than at those in their place.
    private int Around(SearchState state, int unit, EquatableArray<Polynomial> space)
    {
        int axes = 0;
        foreach (Leaf leaf in _tasks.LeavesOf(unit, state.Kept))
        {
            int value = _tasks.ValueOf(leaf.Node);
            if (value < 0 || _tasks.IsCut(value) || _tasks.IsReshaped(value) || !_tasks.Tasks[value].Space.Equals(space))
            {
                continue;
            }

            int index = 0;
            foreach (int axis in _tasks.Remaining(value))
            {
                bool isInPlace = leaf.Access[index].IsPlain || (!leaf.Access.TryAxis(index, out _) && space[axis].Equals(Polynomial.One));
                axes |= isInPlace ? 0 : 1 << axis;
                index++;
            }
        }

        return axes;
    }

    // The reduced axes as the bits of a number.
    private int Reduced(int task) => _tasks.Reduced(task).Aggregate(0, (axes, axis) => axes | (1 << axis));
}
