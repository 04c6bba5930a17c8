using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// In which order several factors are multiplied and summed, two at a time: with the fewest products in all, as far as lengths tell. A pair costs as many products as its indices have values together;
/// <c>km + nk</c> are fewer than <c>nkm + nm</c>, since each is a part of one of those. What lengths do not tell goes from left to right.
/// </summary>
internal sealed class PairOrder
{
    // All orders of five factors are 180; of more the cheapest pair goes first.
    private const int MostTried = 5;

    private readonly Func<int, Polynomial> _lengthOf;
    private readonly IReadOnlyList<int> _result;

    /// <param name="lengthOf">The length of the axes of a label.</param>
    /// <param name="result">The labels of the result.</param>
    public PairOrder(Func<int, Polynomial> lengthOf, IReadOnlyList<int> result) => (_lengthOf, _result) = (lengthOf, result);

    /// <summary>The two of some factors, by their labels, that go first.</summary>
    public (int First, int Second) Next(EquatableArray<int>[] factors) => Best(factors).Pair;

    /// <summary>How many products the best order takes, of so few factors that all orders are tried.</summary>
    public Polynomial Least(EquatableArray<int>[] factors) => Best(factors).Cost;

    private (Polynomial Cost, (int First, int Second) Pair) Best(EquatableArray<int>[] factors)
    {
        (Polynomial Cost, (int, int) Pair)? best = null;
        for (int first = 0; first < factors.Length; first++)
        {
            for (int second = first + 1; second < factors.Length; second++)
            {
                Polynomial cost = Cost(factors, first, second);
                if (best is null || IsLess(cost, best.Value.Cost))
                {
                    best = (cost, (first, second));
                }
            }
        }

        return best!.Value;
    }

    // Of the pair, and of what is left then.
    private Polynomial Cost(EquatableArray<int>[] factors, int first, int second)
    {
        int[] labels = factors[first].Union(factors[second]).ToArray();
        Polynomial cost = Polynomial.Product(labels.Select(_lengthOf));
        if (factors.Length is 2 or > MostTried)
        {
            return cost;
        }

        EquatableArray<int>[] others = factors.Where((_, i) => i != first && i != second).ToArray();
        int[] kept = labels.Where(label => _result.Contains(label) || others.Any(other => other.Contains(label))).ToArray();
        return cost + Best(others.Prepend(kept).ToArray()).Cost;
    }

    /// <summary>True where one count is less than another one for all lengths but short ones: every term that it has more of is a part of one that the other has more of.</summary>
    public static bool IsLess(Polynomial cost, Polynomial other)
    {
        Monomial[] terms = (cost - other).Terms.ToArray(), less = terms.Where(term => term.Factor < 0).ToArray();
        return less.Length > 0 && terms.Where(term => term.Factor > 0).All(more => less.Any(term => IsPart(more, term)));
    }

    // A term of some of another one's symbols, and not of all of them.
    private static bool IsPart(Monomial part, Monomial of)
    {
        List<string> symbols = of.Symbols.Split('*').ToList();
        return part.Symbols.Length < of.Symbols.Length && (part.Symbols.Length == 0 || part.Symbols.Split('*').All(symbols.Remove));
    }
}
