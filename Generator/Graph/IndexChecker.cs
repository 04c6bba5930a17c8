using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// What indexes in brackets take of an array. What is provably outside of it is told; what depends on lengths is a requirement that is checked when the plan is bound,
/// as it is for lengths of arrays that a kernel makes.
/// Nothing is clamped.
/// </summary>
internal sealed class IndexChecker
{
    private readonly EquatableArray<DimDefinition> _dims;
    private readonly LengthCeilings _ceilings;
    private readonly ProblemList _problems;

    public IndexChecker(EquatableArray<DimDefinition> dims, LengthCeilings ceilings, ProblemList problems)
    {
        _dims = dims;
        _ceilings = ceilings;
        _problems = problems;
    }

    /// <summary>What must hold of lengths when the plan is bound.</summary>
    public List<EquationDefinition> Requirements { get; } = new();

    /// <summary>
    /// What is taken of each axis of an array of the given shape, called <paramref name="indexed"/> with its indexes, null for one that is added; null after telling what is wrong. In <paramref name="indexes"/> lengths are polynomials; <paramref name="said"/> is how they are written.
    /// </summary>
    public IReadOnlyList<AxisPart?>? Parts(KernelNode node, IReadOnlyList<string> said, IReadOnlyList<string> indexes, string indexed, EquatableArray<Polynomial> shape)
    {
        int named = indexes.Count(IndexText.IsOfOne);
        if (named > shape.Count)
        {
            _problems.Add(ProblemIds.Rank, node.Expression, indexed, Number(named), Number(shape.Count), Text(shape), "each index is about one axis, but NewAxis, which adds one, and Ellipsis");
            return null;
        }

        int axis = 0;
        var parts = new List<AxisPart?>();
        foreach (int place in IndexText.Places(indexes, shape.Count))
        {
            if (place >= 0 && indexes[place] == IndexText.NewAxis)
            {
                parts.Add(null);
                continue;
            }

            AxisPart part = AxisPart.Of(place < 0 ? IndexText.All : indexes[place], shape[axis], _ceilings);
            if (part.Needs.Any(IsNeverMet))
            {
                _problems.Add(ProblemIds.IndexOutOfRange, node.Expression, Outside(said[place], shape[axis]), Number(axis), shape[axis].ToString(), indexed);
                return null;
            }

            foreach (Polynomial need in part.Needs)
            {
                Require(need, $"{indexed} of shape {Text(shape)}");
            }

            parts.Add(part);
            axis++;
        }

        return parts;
    }

    /// <summary>How the result of indexes without arrays walks an array, and the result's shape; null after telling what is wrong.</summary>
    public (Access View, EquatableArray<Polynomial> Shape)? View(KernelNode node, IReadOnlyList<AxisPart?> parts, string indexed)
    {
        var lists = new ListedAxes(parts);
        if (lists.Differing is { } differing)
        {
            _problems.Add(ProblemIds.DimsDoNotFit, node.Expression, indexed, $"({differing.Left})", $"({differing.Right})", $"{differing.Left} and {differing.Right}", "lists that go together are of one length, or of one index");
            return null;
        }

        (Access view, EquatableArray<Polynomial> shape, _) = lists.View(_ => throw new InvalidOperationException("There are no arrays of indices."));
        return (view, shape);
    }

    // Of a list the first index that is.
    private string Outside(string said, Polynomial length) =>
        (IndexText.Listed(said) ?? Array.Empty<long>()).Where(index => IsNeverMet(AxisPart.Need(index, length))).Select(index => index.ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty(said).First();

    /// <summary>Requires that <paramref name="need"/> is 0 or more; false where it never is.</summary>
    public bool Require(Polynomial need, string text)
    {
        if (IsNeverMet(need))
        {
            return false;
        }

        if (!IsAlwaysMet(need))
        {
            Requirements.Add(Requirement(need, text));
        }

        return true;
    }

    // n - 3 >= 0 is said as n >= 3.
    private static EquationDefinition Requirement(Polynomial need, string text) =>
        new((need - need.ConstantTerm).ToString(), Polynomial.Constant(-need.ConstantTerm).ToString(), text, IsLeast: true);

    // Dims are 0 or more.
    private static bool IsAlwaysMet(Polynomial need) => need.Terms.All(term => term.Factor >= 0);

    // Not even with the greatest lengths that there may be.
    private bool IsNeverMet(Polynomial need)
    {
        bool isBounded = need.Terms.All(term => term.Factor < 0 || term.Symbols.Split('*').All(symbol => symbol.Length == 0 || MostOf(symbol) > 0));
        return isBounded && GreatestOf(need) < 0;
    }

    private double GreatestOf(Polynomial need) => need.Terms.Sum(term => term.Symbols.Length > 0 && term.Factor < 0
        ? 0
        : term.Symbols.Split('*').Aggregate((double)term.Factor, (product, symbol) => symbol.Length == 0 ? product : product * MostOf(symbol)));

    private long MostOf(string dim) => _ceilings.Bounded(_dims).FirstOrDefault(declared => declared.Name == dim)?.Max ?? 0;

    private static string Text<T>(IEnumerable<T> items) => "(" + string.Join(", ", items) + ")";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
