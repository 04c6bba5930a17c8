using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>The labels of a contraction, numbered from 0, and the length of the axes that have one.</summary>
internal sealed class LabelLengths
{
    private readonly ShapeChecker _shapes;
    private readonly KernelNode _node;
    private readonly List<Polynomial> _lengths = new();

    /// <param name="shapes">What is known of lengths.</param>
    /// <param name="node">The contraction.</param>
    /// <param name="text">What messages call it: <c>Dot of shapes (n, m) and (k)</c>.</param>
    public LabelLengths(ShapeChecker shapes, KernelNode node, string text) => (_shapes, _node, Text) = (shapes, node, text);

    /// <summary>What messages call the contraction.</summary>
    public string Text { get; }

    /// <summary>The length of the axes of a label.</summary>
    public Polynomial this[int label] => _lengths[label];

    /// <summary>A label of its own for each of some axes.</summary>
    public int[] New(EquatableArray<Polynomial> lengths)
    {
        _lengths.AddRange(lengths);
        return Enumerable.Range(_lengths.Count - lengths.Count, lengths.Count).ToArray();
    }

    /// <summary>One more axis of a label; false after telling that it has another length. A literal 1 is stretched where it <paramref name="mayStretch"/>.</summary>
    /// <param name="label">The label.</param>
    /// <param name="length">The length of the axis.</param>
    /// <param name="mayStretch">Whether a literal 1 goes with any length.</param>
    /// <param name="what">What the label is called: <c>the axes that are summed</c>.</param>
    /// <param name="wayOut">What to do where the lengths differ.</param>
    public bool Meet(int label, Polynomial length, bool mayStretch, string what, string wayOut)
    {
        Polynomial known = _lengths[label];
        if (mayStretch && (known.Equals(Polynomial.One) || length.Equals(Polynomial.One)))
        {
            _lengths[label] = known.Equals(Polynomial.One) ? length : known;
            return true;
        }

        return AreOne(known, length, what, wayOut);
    }

    /// <summary>True where two axes of one label may be as long as each other; false after telling that they are not.</summary>
    public bool AreOne(Polynomial known, Polynomial length, string what, string wayOut)
    {
        bool fits = known.Equals(Polynomial.One) == length.Equals(Polynomial.One) && _shapes.MayEqual(known, length, Text);
        if (!fits)
        {
            _shapes.Report(ProblemIds.Contraction, _node, Text, $"{what} have two lengths, {known} and {length}: {wayOut}");
        }

        return fits;
    }
}
