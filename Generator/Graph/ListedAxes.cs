using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// How indexes of an array walk it together; null among them is an axis that is added. Several lists are one axis of the result, a list of one index taken as often as the others are long; it stands where NumPy
/// puts it: in the place of the lists, where they and single numbers among them are neighbours, and else first.
/// </summary>
internal sealed class ListedAxes
{
    private readonly IReadOnlyList<AxisPart?> _parts;
    private readonly int _length;

    public ListedAxes(IReadOnlyList<AxisPart?> parts)
    {
        _parts = parts;
        int[] lengths = parts.Select(part => part?.Table).OfType<AxisTable>().Select(table => table.Count).ToArray();
        _length = lengths.Where(length => length != 1).DefaultIfEmpty(1).First();
        Differing = lengths.Where(length => length != 1 && length != _length).Select(length => ((int, int)?)(_length, length)).FirstOrDefault();
    }

    /// <summary>Two lengths of lists that do not go together; null where all do.</summary>
    public (int Left, int Right)? Differing { get; }

    /// <summary>How the result walks the array, and its shape.</summary>
    public (Access View, EquatableArray<Polynomial> Shape) View()
    {
        var terms = new List<AxisTerm>();
        var lengths = new List<Polynomial>();
        int listed = _parts.Any(part => part?.Table is not null) && !AreNeighbours() ? Add(lengths, _length) : -1;
        foreach (AxisPart? part in _parts)
        {
            if (part is null)
            {
                lengths.Add(Polynomial.One);
            }
            else if (part.Table is { } table)
            {
                listed = listed < 0 ? Add(lengths, _length) : listed;
                terms.Add(AxisTerm.Listed(listed, table.Count == _length ? table : AxisTable.Of(Arrays.Filled(_length, table[0]))));
            }
            else
            {
                terms.Add(part.Length is null ? AxisTerm.Fixed(part.Start) : AxisTerm.Walk(Add(lengths, part.Length), part.Start, part.Step));
            }
        }

        return (Access.Of(terms.ToArray()), lengths.ToArray());
    }

    // Beside a list a number is a list of one index too.
    private bool AreNeighbours()
    {
        int[] together = Enumerable.Range(0, _parts.Count).Where(place => _parts[place] is { } part && (part.Table is not null || part.Length is null)).ToArray();
        return together[together.Length - 1] - together[0] + 1 == together.Length;
    }

    private static int Add(List<Polynomial> lengths, Polynomial length)
    {
        lengths.Add(length);
        return lengths.Count - 1;
    }
}
