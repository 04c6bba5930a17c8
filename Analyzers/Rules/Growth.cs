using StaticGraph.CompilerServices;

namespace StaticGraph.Analyzers.Rules;

/// <summary>
/// How a number grows: products of long dims, one for each summand. A dim is long unless it is bounded;
/// constants, bounded dims and block lengths do not grow, and n - 1 grows like n.
/// </summary>
internal sealed class Growth
{
    private readonly string[][] _products;

    private Growth(IEnumerable<string[]> products) => _products = products.ToArray();

    /// <summary>No growth.</summary>
    public static Growth None { get; } = new(new[] { Array.Empty<string>() });

    /// <summary>True when nothing grows.</summary>
    public bool IsBounded => _products.All(product => product.Length == 0);

    /// <summary>The long dims that occur.</summary>
    public IEnumerable<string> Dims => _products.SelectMany(product => product).Distinct().OrderBy(dim => dim, StringComparer.Ordinal);

    /// <summary>The growth of a polynomial.</summary>
    public static Growth Of(Polynomial value, ISet<string> longDims) => value.Terms.Count == 0 ? None : new Growth(value.Terms
        .Select(monomial => Sorted(monomial.Symbols.Split(new[] { '*' }, StringSplitOptions.RemoveEmptyEntries).Where(longDims.Contains))));

    /// <summary>The growth of an array's number of elements.</summary>
    public static Growth Of(IEnumerable<Polynomial> shape, ISet<string> longDims) =>
        shape.Aggregate(None, (growth, length) => growth.Times(Of(length, longDims)));

    /// <summary>The growth of the sum.</summary>
    public Growth Plus(Growth other) => new(_products.Concat(other._products));

    /// <summary>True when every product here, with at least one long dim more, is a product of <paramref name="other"/>.</summary>
    public bool IsFaceOf(Growth other) => _products.All(mine => other._products.Any(theirs => theirs.Length > mine.Length && Divides(mine, theirs)));

    /// <summary>True when this grows no faster than <paramref name="other"/>.</summary>
    public bool IsWithin(Growth other) => _products.All(mine => other._products.Any(theirs => Divides(mine, theirs)));

    private Growth Times(Growth other) => new(_products.SelectMany(mine => other._products.Select(theirs => Sorted(mine.Concat(theirs)))));

    private static bool Divides(string[] divisor, string[] product)
    {
        var rest = product.ToList();
        return divisor.All(rest.Remove);
    }

    private static string[] Sorted(IEnumerable<string> dims) => dims.OrderBy(dim => dim, StringComparer.Ordinal).ToArray();
}
