namespace StaticGraph.Generator.Schedule.Search;

/// <summary>Nests in the order in which they are found, each once.</summary>
internal sealed class NestList
{
    private readonly List<Move> _nests = new();
    private readonly HashSet<Move> _seen = new();

    public IReadOnlyList<Move> All => _nests;

    /// <summary>Adds those that are none of the others.</summary>
    public void Add(params Move?[] nests)
    {
        foreach (Move? nest in nests)
        {
            if (nest is not null && _seen.Add(nest))
            {
                _nests.Add(nest);
            }
        }
    }

    /// <summary>The units that are in a nest and not among the <paramref name="seeds"/>, in the order in which they are met.</summary>
    public int[] Joined(BitSet seeds)
    {
        var joined = new List<int>();
        BitSet met = seeds;
        foreach (int unit in _nests.SelectMany(nest => nest.Units))
        {
            if (!met.Contains(unit))
            {
                joined.Add(unit);
                met = met.With(unit);
            }
        }

        return joined.ToArray();
    }
}
