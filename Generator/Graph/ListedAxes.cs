using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// How indexes of an array walk it together; null among them is an axis that is added. Lists, and arrays of indices, go together: several lists are one axis of the result, a list of one index taken as often as
/// the others are long, and with arrays there are as many axes as those have. They stand where NumPy puts them: in the place of the lists and arrays, where they and single numbers among them are neighbours, and else first.
/// </summary>
internal sealed class ListedAxes
{
    private readonly IReadOnlyList<AxisPart?> _parts;
    private readonly EquatableArray<Polynomial> _together;

    /// <param name="parts">What is taken of each axis.</param>
    /// <param name="together">The lengths of the axes of all lists and arrays of indices; of lists alone that is known.</param>
    public ListedAxes(IReadOnlyList<AxisPart?> parts, EquatableArray<Polynomial>? together = null)
    {
        _parts = parts;
        int[] lengths = parts.Select(part => part?.Table).OfType<AxisTable>().Select(table => table.Count).ToArray();
        int longest = lengths.Where(length => length != 1).DefaultIfEmpty(1).First();
        Differing = lengths.Where(length => length != 1 && length != longest).Select(length => ((int, int)?)(longest, length)).FirstOrDefault();
        _together = together ?? (lengths.Length > 0 ? new[] { Polynomial.Constant(longest) } : Array.Empty<Polynomial>());
    }

    /// <summary>Two lengths of lists that do not go together; null where all do.</summary>
    public (int Left, int Right)? Differing { get; }

    /// <summary>How the result walks the array, its shape, and which of its axes is the first of those that go together. <paramref name="shapeOf"/>: the shape of an array of indices, by its number.</summary>
    public (Access View, EquatableArray<Polynomial> Shape, int First) View(Func<int, EquatableArray<Polynomial>> shapeOf)
    {
        var terms = new List<AxisTerm>();
        var lengths = new List<Polynomial>();
        int first = _parts.Any(AreTogether) && !AreNeighbours() ? AddTogether(lengths) : -1;
        foreach (AxisPart? part in _parts)
        {
            if (part is null)
            {
                lengths.Add(Polynomial.One);
                continue;
            }

            first = AreTogether(part) && first < 0 ? AddTogether(lengths) : first;
            terms.Add(part.Table is { } table ? Listed(table, first)
                : part.Indices > 0 ? AxisTerm.Whole(Polynomial.Zero, part.Length!, Places(shapeOf(part.Indices), _together, first).Where(axis => axis >= 0).ToArray())
                : part.Length is null ? AxisTerm.Fixed(part.Start)
                : AxisTerm.Walk(Add(lengths, part.Length), part.Start, part.Step));
        }

        return (Access.Of(terms.ToArray()), lengths.ToArray(), first);
    }

    /// <summary>The axis of the result along which each axis of an array of indices goes, from axis <paramref name="first"/> of it on; -1 where its length 1 is repeated.</summary>
    public static int[] Places(EquatableArray<Polynomial> shape, EquatableArray<Polynomial> together, int first)
    {
        int skip = together.Count - shape.Count;
        return shape.Select((length, axis) => length.Equals(Polynomial.One) && !together[axis + skip].Equals(Polynomial.One) ? -1 : first + skip + axis).ToArray();
    }

    // A list goes along the last of the axes.
    private AxisTerm Listed(AxisTable table, int first)
    {
        Polynomial length = _together[_together.Count - 1];
        return length.IsConstant && table.Count != length.ConstantTerm ? AxisTerm.Listed(first + _together.Count - 1, AxisTable.Of(Arrays.Filled((int)length.ConstantTerm, table[0])))
            : table.Count == 1 && !length.IsConstant ? AxisTerm.Fixed(table[0])
            : AxisTerm.Listed(first + _together.Count - 1, table);
    }

    // Beside a list a number is a list of one index too.
    private bool AreNeighbours()
    {
        int[] together = Enumerable.Range(0, _parts.Count).Where(place => AreTogether(_parts[place]) || _parts[place] is { Length: null }).ToArray();
        return together[together.Length - 1] - together[0] + 1 == together.Length;
    }

    private static bool AreTogether(AxisPart? part) => part is not null && (part.Table is not null || part.Indices > 0);

    private int AddTogether(List<Polynomial> lengths)
    {
        lengths.AddRange(_together);
        return lengths.Count - _together.Count;
    }

    private static int Add(List<Polynomial> lengths, Polynomial length)
    {
        lengths.Add(length);
        return lengths.Count - 1;
    }
}
