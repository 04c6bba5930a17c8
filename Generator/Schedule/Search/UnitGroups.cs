using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>Units over one space that are better done in one sweep than in several, and may be.</summary>
internal static class UnitGroups
{
    /// <summary>Parts the units: those that, directly or through others, read a common array are together, and so are those that read none.</summary>
    public static IEnumerable<int[]> Of(SearchState state, IReadOnlyList<int> units)
    {
        var rest = units.ToList();
        while (rest.Count > 0)
        {
            int[] group = Around(state, rest[0], rest);
            rest.RemoveAll(group.Contains);
            yield return group;
        }
    }

    /// <summary>The units among <paramref name="all"/> that belong together with <paramref name="seed"/>, in their order.</summary>
    public static int[] Around(SearchState state, int seed, IReadOnlyList<int> all)
    {
        var arrays = new HashSet<int>(state.ReadBy(seed));
        var group = new HashSet<int> { seed };
        bool readsNothing = arrays.Count == 0;
        bool grew = true;
        while (grew)
        {
            grew = false;
            foreach (int unit in all.Where(unit => !group.Contains(unit)))
            {
                IReadOnlyList<int> read = state.ReadBy(unit);
                if ((readsNothing ? read.Count == 0 : read.Any(arrays.Contains)) && state.MayShare(group, unit))
                {
                    grew = group.Add(unit);
                    arrays.UnionWith(read);
                }
            }
        }

        return all.Where(group.Contains).ToArray();
    }

    /// <summary>The units among <paramref name="all"/> that read nothing which <paramref name="seed"/> does not read.</summary>
    public static int[] Within(SearchState state, int seed, IReadOnlyList<int> all)
    {
        IReadOnlyList<int> arrays = state.ReadBy(seed);
        return Sharing(state, seed, all.Where(unit => state.ReadBy(unit) is { Count: > 0 } read && read.All(arrays.Contains)));
    }

    /// <summary>Of those, the units that walk all they read as <paramref name="seed"/> does.</summary>
    public static int[] Alike(SearchState state, int seed, IReadOnlyList<int> all)
    {
        Leaf[] readings = state.ReadingsOf(seed).ToArray();
        bool IsAlike(Leaf leaf) => readings.Any(reading => reading.Node == leaf.Node && ReadStreams.InRows(reading.Access).Hull(ReadStreams.InRows(leaf.Access)) is not null);
        return Sharing(state, seed, all.Where(unit => state.ReadBy(unit).Count > 0 && state.ReadingsOf(unit).All(IsAlike)));
    }

    // In their order, those that may go with the seed.
    private static int[] Sharing(SearchState state, int seed, IEnumerable<int> units)
    {
        int[] among = units.ToArray(), sharing = among.Contains(seed) ? state.Sharing(among.OrderBy(unit => unit == seed ? 0 : 1)) : Array.Empty<int>();
        return among.Where(sharing.Contains).ToArray();
    }
}
