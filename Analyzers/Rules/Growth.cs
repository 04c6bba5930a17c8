using StaticGraph.Generator.Plans;

namespace StaticGraph.Analyzers.Rules;

/// <summary>
/// How a number of elements grows: products of long dims, one for each summand. A dim is long unless it is bounded;
/// constants and bounded dims do not grow, and n - 1 grows like n.
/// </summary>
internal sealed class Growth
{
    private readonly string[][] _products;

    private Growth(string[][] products) => _products = products;

    /// <summary>True when nothing grows.</summary>
    public bool IsBounded => _products.All(product => product.Length == 0);

    /// <summary>The long dims that occur.</summary>
    public IEnumerable<string> Dims => _products.SelectMany(product => product).Distinct().OrderBy(dim => dim, StringComparer.Ordinal);

    /// <summary>The growth of an array's number of elements.</summary>
    public static Growth Of(IEnumerable<string> shape, ISet<string> longDims)
    {
        string[][] products = { Array.Empty<string>() };
        foreach (string length in shape)
        {
            string[] summands = Polynomial.Parse(length).Symbols.Where(longDims.Contains).ToArray();
            if (summands.Length > 0)
            {
                products = products.SelectMany(product => summands.Select(dim => product.Append(dim).OrderBy(d => d, StringComparer.Ordinal).ToArray())).ToArray();
            }
        }

        return new Growth(products);
    }

    /// <summary>True when every product here, with at least one long dim more, is a product of <paramref name="other"/>.</summary>
    public bool IsFaceOf(Growth other) => _products.All(mine => other._products.Any(theirs => Divides(mine, theirs)));

    private static bool Divides(string[] divisor, string[] product)
    {
        var rest = product.ToList();
        return product.Length > divisor.Length && divisor.All(rest.Remove);
    }
}
