using System;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>A polynomial over a plan's dims, prepared so that evaluating it allocates nothing.</summary>
internal sealed class LengthFormula
{
    private readonly long[] _coefficients;
    private readonly int[][] _factors;

    /// <summary>Prepares <paramref name="text"/>, in which only <paramref name="dims"/> may occur.</summary>
    /// <exception cref="FormatException">The text is no polynomial of these dims.</exception>
    public LengthFormula(string text, EquatableArray<DimDefinition> dims)
        : this(Polynomial.Parse(text), [.. dims.Select(dim => dim.Name)])
        => Text = text;

    /// <summary>Prepares a polynomial of the symbols <paramref name="names"/>.</summary>
    public LengthFormula(Polynomial polynomial, string[] names)
    {
        Polynomial = polynomial;
        Text = polynomial.ToString();
        _coefficients = new long[polynomial.Terms.Count];
        _factors = new int[polynomial.Terms.Count][];
        for (int i = 0; i < _factors.Length; i++)
        {
            (_coefficients[i], _factors[i]) = (polynomial.Terms[i].Factor, IndicesOf(polynomial.Terms[i].Symbols, names));
        }
    }

    /// <summary>The text as the plan writes it.</summary>
    public string Text { get; }

    /// <summary>The polynomial.</summary>
    public Polynomial Polynomial { get; }

    /// <summary>The value for the given dims.</summary>
    /// <exception cref="OverflowException">The value does not fit 64 bits.</exception>
    public long Evaluate(ReadOnlySpan<long> dims)
    {
        long sum = 0;
        for (int i = 0; i < _factors.Length; i++)
        {
            long product = _coefficients[i];
            foreach (int factor in _factors[i])
            {
                product = checked(product * dims[factor]);
            }

            sum = checked(sum + product);
        }

        return sum;
    }

    private static int[] IndicesOf(string monomial, string[] names)
        => [.. monomial.Split(new[] { '*' }, StringSplitOptions.RemoveEmptyEntries).Select(symbol => IndexOf(symbol, names))];

    private static int IndexOf(string symbol, string[] names)
    {
        int index = Array.IndexOf(names, symbol);
        return index >= 0 ? index : throw new FormatException($"'{symbol}' is no dim of this plan.");
    }
}
