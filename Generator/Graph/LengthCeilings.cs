using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Quotients of lengths, rounded up. Each is written in one way, so that equal ones are equal polynomials: whole multiples are taken out, common divisors are, and one in another
/// is one, <c>ceil((n + 3)/2) = ceil((n - 1)/2) + 2</c>, <c>ceil(4 n/6) = ceil(2 n/3)</c>, <c>ceil(ceil(n/2)/3) = ceil(n/6)</c>. What is left is a dim, which is never below 0.
/// </summary>
internal sealed class LengthCeilings
{
    private readonly List<DimDefinition> _made = new();

    /// <summary>The other dims with those that were made, each after what it is made of and as bounded as that is.</summary>
    public EquatableArray<DimDefinition> Bounded(EquatableArray<DimDefinition> dims) => _made.Aggregate(dims.ToList(), (all, dim) =>
    {
        long most = Most(Polynomial.Parse(dim.Of), all);
        all.Add(dim with { Max = most > 0 ? LengthCeiling.Of(most, dim.By) : 0 });
        return all;
    }).ToArray();

    /// <summary>A length divided by <paramref name="by"/>, which is above 0.</summary>
    public Polynomial Of(Polynomial length, long by)
    {
        Polynomial whole = Polynomial.Zero, rest = Polynomial.Zero;
        foreach (Monomial term in length.Terms)
        {
            // Symbols are left with factors from 0 on, the number with one up to 0.
            bool isNumber = term.Symbols.Length == 0;
            long times = isNumber ? LengthCeiling.Of(term.Factor, by) : -LengthCeiling.Of(-term.Factor, by);
            Polynomial symbols = isNumber ? Polynomial.One : Polynomial.Product(term.Symbols.Split('*').Select(Polynomial.Symbol));
            whole += times * symbols;
            rest += (term.Factor - (times * by)) * symbols;
        }

        return rest.IsConstant ? whole : whole + Reduced(rest, by);
    }

    private Polynomial Reduced(Polynomial rest, long by)
    {
        Polynomial symbols = rest - rest.ConstantTerm;
        long divisor = symbols.Terms.Aggregate(by, (common, term) => Divisor(common, term.Factor));
        if (divisor > 1)
        {
            Polynomial divided = symbols.Terms.Aggregate(Polynomial.Zero, (sum, term) => sum + ((term.Factor / divisor) * Polynomial.Product(term.Symbols.Split('*').Select(Polynomial.Symbol))));
            return Of(divided + LengthCeiling.Of(rest.ConstantTerm, divisor), by / divisor);
        }

        return _made.Find(dim => symbols.Equals(Polynomial.Symbol(dim.Name))) is { } inner
            ? Of(Polynomial.Parse(inner.Of) + (inner.By * rest.ConstantTerm), NumericMemory.SaturatingMultiply(inner.By, by))
            : Polynomial.Symbol(NameOf(rest, by));
    }

    private string NameOf(Polynomial rest, long by)
    {
        string name = LengthCeiling.Name(rest, by);
        if (!_made.Any(dim => dim.Name == name))
        {
            _made.Add(new DimDefinition(name, 0, Of: rest.ToString(), By: by));
        }

        return name;
    }

    // 0 where something in it is not bounded. All factors of symbols are above 0.
    private static long Most(Polynomial length, IReadOnlyList<DimDefinition> dims)
    {
        long MostOf(string symbol) => dims.FirstOrDefault(dim => dim.Name == symbol)?.Max ?? 0;
        try
        {
            return length.Symbols.All(symbol => MostOf(symbol) > 0) ? Math.Max(0, length.Evaluate(MostOf)) : 0;
        }
        catch (OverflowException)
        {
            return 0;
        }
    }

    private static long Divisor(long left, long right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
