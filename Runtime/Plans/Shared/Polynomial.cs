using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace StaticGraph.CompilerServices;

/// <summary>A term of a polynomial: its symbols in ordinal order, repeated for powers, joined by '*' ("" for none), and their factor.</summary>
internal sealed class Monomial : IEquatable<Monomial>
{
    /// <summary>Takes over both.</summary>
    public Monomial(string symbols, long factor)
    {
        Symbols = symbols;
        Factor = factor;
    }

    /// <summary>The symbols.</summary>
    public string Symbols { get; }

    /// <summary>The factor.</summary>
    public long Factor { get; }

    /// <inheritdoc/>
    public bool Equals(Monomial? other) => other is not null && Factor == other.Factor && Symbols == other.Symbols;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Monomial);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Symbols) ^ Factor.GetHashCode();
}

/// <summary>
/// A polynomial with whole coefficients over named symbols: lengths such as <c>n+1</c>, byte counts such as <c>8*n*m + 64</c>.
/// Kept in a normal form, so two polynomials are equal exactly when their texts are.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class Polynomial : IEquatable<Polynomial>
{
    // In ordinal order of the symbols: the constant term first. A plain list, because a program's first plan waits for each method of a dictionary to be compiled.
    private readonly List<Monomial> _terms;

    // Made once: the headers of a plan show the same lengths many times.
    private string? _text;

    private Polynomial(List<Monomial> terms) => _terms = terms;

    /// <summary>The polynomial 0.</summary>
    public static Polynomial Zero { get; } = Constant(0);

    /// <summary>The polynomial 1.</summary>
    public static Polynomial One { get; } = Constant(1);

    /// <summary>True when no symbol occurs.</summary>
    public bool IsConstant => _terms.Count == 0 || (_terms.Count == 1 && _terms[0].Symbols.Length == 0);

    /// <summary>The term without symbols.</summary>
    public long ConstantTerm => _terms.Count > 0 && _terms[0].Symbols.Length == 0 ? _terms[0].Factor : 0;

    /// <summary>Every symbol that occurs, in ordinal order.</summary>
    public IEnumerable<string> Symbols =>
        _terms.SelectMany(term => Split(term.Symbols)).Distinct().OrderBy(s => s, StringComparer.Ordinal);

    /// <summary>The terms, in ordinal order of their symbols.</summary>
    internal IReadOnlyList<Monomial> Terms => _terms;

    /// <summary>A constant polynomial.</summary>
    public static Polynomial Constant(long value) => Of("", value);

    /// <summary>The polynomial of one symbol.</summary>
    public static Polynomial Symbol(string name) => Of(name, 1);

    /// <summary>A number as a constant polynomial.</summary>
    public static implicit operator Polynomial(long value) => Constant(value);

    /// <summary>Sum.</summary>
    public static Polynomial operator +(Polynomial left, Polynomial right) => Combine(left, right, 1);

    /// <summary>Difference.</summary>
    public static Polynomial operator -(Polynomial left, Polynomial right) => Combine(left, right, -1);

    /// <summary>Product.</summary>
    public static Polynomial operator *(Polynomial left, Polynomial right)
    {
        var terms = new List<Monomial>(left._terms.Count * right._terms.Count);
        foreach (Monomial a in left._terms)
        {
            foreach (Monomial b in right._terms)
            {
                Add(terms, Multiply(a.Symbols, b.Symbols), checked(a.Factor * b.Factor));
            }
        }

        return new Polynomial(terms);
    }

    /// <summary>The product of all <paramref name="factors"/>; 1 for none.</summary>
    public static Polynomial Product(IEnumerable<Polynomial> factors) => factors.Aggregate(One, (a, b) => a * b);

    /// <summary>Reads sums, differences and products of symbols, whole numbers and parentheses, e.g. <c>n+1</c>, <c>2*(n - 1)</c>.</summary>
    /// <exception cref="FormatException">The text is no such expression; the message says what was found where.</exception>
    public static Polynomial Parse(string text) => PolynomialParser.Parse(text);

    /// <summary>The value at given symbol values.</summary>
    /// <exception cref="OverflowException">The value, or one on the way to it, does not fit 64 bits.</exception>
    public long Evaluate(Func<string, long> valueOf)
    {
        long sum = 0;
        foreach (Monomial term in _terms)
        {
            long product = term.Factor;
            foreach (string symbol in Split(term.Symbols))
            {
                product = checked(product * valueOf(symbol));
            }

            sum = checked(sum + product);
        }

        return sum;
    }

    /// <summary>The polynomial with every symbol replaced.</summary>
    public Polynomial Substitute(Func<string, Polynomial> replacement)
    {
        Polynomial sum = Zero;
        foreach (Monomial term in _terms)
        {
            sum += Split(term.Symbols).Aggregate(Constant(term.Factor), (product, symbol) => product * replacement(symbol));
        }

        return sum;
    }

    /// <summary>The coefficient of <paramref name="symbol"/> if the polynomial is <c>a*symbol + rest</c> with a constant <c>a</c> and a rest without it; else null.</summary>
    public long? LinearCoefficient(string symbol)
    {
        long? coefficient = null;
        foreach (Monomial term in _terms)
        {
            if (term.Symbols == symbol)
            {
                coefficient = term.Factor;
            }
            else if (Split(term.Symbols).Contains(symbol))
            {
                return null;
            }
        }

        return coefficient;
    }

    /// <inheritdoc/>
    public bool Equals(Polynomial? other)
    {
        if (other is null || other._terms.Count != _terms.Count)
        {
            return false;
        }

        for (int i = 0; i < _terms.Count && !ReferenceEquals(this, other); i++)
        {
            if (!_terms[i].Equals(other._terms[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = 17;
        foreach (Monomial term in _terms)
        {
            hash = unchecked((hash * 31) + term.GetHashCode());
        }

        return hash;
    }

    /// <summary>The normal form: highest degree first, then ordinal, e.g. <c>8*n*m + 8*n + 64</c>.</summary>
    public override string ToString() => _text ??= Print();

    private string Print()
    {
        if (_terms.Count == 0)
        {
            return "0";
        }

        Monomial[] terms = _terms.ToArray();
        Array.Sort(terms, ByDegree);
        var text = new StringBuilder();
        foreach (Monomial term in terms)
        {
            // Not Math.Abs: long.MinValue has no counterpart.
            string digits = term.Factor.ToString(CultureInfo.InvariantCulture).TrimStart('-');
            text.Append(text.Length == 0 ? (term.Factor < 0 ? "-" : "") : (term.Factor < 0 ? " - " : " + "));
            text.Append(term.Symbols.Length == 0 ? digits : digits == "1" ? term.Symbols : digits + "*" + term.Symbols);
        }

        return text.ToString();
    }

    private static int ByDegree(Monomial left, Monomial right)
    {
        int order = Degree(right.Symbols) - Degree(left.Symbols);
        return order != 0 ? order : StringComparer.Ordinal.Compare(left.Symbols, right.Symbols);
    }

    private static Polynomial Of(string symbols, long factor)
    {
        var terms = new List<Monomial>(1);
        Add(terms, symbols, factor);
        return new Polynomial(terms);
    }

    private static Polynomial Combine(Polynomial left, Polynomial right, long sign)
    {
        var terms = new List<Monomial>(left._terms.Count + right._terms.Count);
        terms.AddRange(left._terms);
        foreach (Monomial term in right._terms)
        {
            Add(terms, term.Symbols, checked(sign * term.Factor));
        }

        return new Polynomial(terms);
    }

    private static void Add(List<Monomial> terms, string symbols, long factor)
    {
        int place = PlaceOf(terms, symbols);
        bool isKnown = place < terms.Count && terms[place].Symbols == symbols;
        long sum = checked((isKnown ? terms[place].Factor : 0) + factor);
        if (isKnown)
        {
            terms.RemoveAt(place);
        }

        if (sum != 0)
        {
            terms.Insert(place, new Monomial(symbols, sum));
        }
    }

    // The first term that does not come before these symbols.
    private static int PlaceOf(List<Monomial> terms, string symbols)
    {
        int first = 0, end = terms.Count;
        while (first < end)
        {
            int middle = (first + end) / 2;
            (first, end) = StringComparer.Ordinal.Compare(terms[middle].Symbols, symbols) < 0 ? (middle + 1, end) : (first, middle);
        }

        return first;
    }

    private static string[] Split(string symbols) => symbols.Length == 0 ? Array.Empty<string>() : symbols.Split('*');

    private static string Multiply(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left + right;
        }

        string[] symbols = (left + "*" + right).Split('*');
        Array.Sort(symbols, StringComparer.Ordinal);
        return string.Join("*", symbols);
    }

    private static int Degree(string key) => key.Length == 0 ? 0 : key.Count(c => c == '*') + 1;
}
