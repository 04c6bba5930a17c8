using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>The lengths of a shape of which one may be what the others leave.</summary>
internal static class ReshapeLengths
{
    /// <summary>What stands for the length that the others leave.</summary>
    public static readonly Polynomial Rest = Polynomial.Constant(-1);

    /// <summary>
    /// The lengths <paramref name="said"/> of a shape with as many elements as one of the lengths <paramref name="from"/>, with the rest where it is asked for: quotients of lengths
    /// are made by <paramref name="ceilings"/>. Null where it is no sum of lengths.
    /// </summary>
    public static Polynomial[]? Of(EquatableArray<Polynomial> from, Polynomial[] said, LengthCeilings ceilings)
    {
        if (!said.Contains(Rest))
        {
            return said;
        }

        // Lengths that are on both sides need no division.
        List<Polynomial> left = from.ToList(), divisors = new();
        foreach (Polynomial length in said.Where(length => !length.Equals(Rest)))
        {
            if (!left.Remove(length))
            {
                divisors.Add(length);
            }
        }

        return Quotient(Polynomial.Product(left), Polynomial.Product(divisors), ceilings) is { } rest ? said.Select(length => length.Equals(Rest) ? rest : length).ToArray() : null;
    }

    // By one product of lengths and a number, where each term has all of the lengths.
    private static Polynomial? Quotient(Polynomial product, Polynomial divisor, LengthCeilings ceilings)
    {
        if (divisor.Terms.Count != 1 || divisor.Terms[0].Factor <= 0)
        {
            return null;
        }

        Polynomial quotient = Polynomial.Zero;
        foreach (Monomial term in product.Terms)
        {
            List<string> symbols = Symbols(term).ToList();
            if (!Symbols(divisor.Terms[0]).All(symbols.Remove))
            {
                return null;
            }

            quotient += term.Factor * Polynomial.Product(symbols.Select(Polynomial.Symbol));
        }

        return ceilings.Of(quotient, divisor.Terms[0].Factor);
    }

    private static IEnumerable<string> Symbols(Monomial term) => term.Symbols.Split('*').Where(symbol => symbol.Length > 0);
}
