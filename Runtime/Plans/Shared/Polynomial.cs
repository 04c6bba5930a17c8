using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;

#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>
/// A polynomial with whole coefficients over named symbols: lengths such as <c>n+1</c>, byte counts such as <c>8*n*m + 64</c>.
/// Kept in a normal form, so two polynomials are equal exactly when their texts are.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class Polynomial : IEquatable<Polynomial>
{
    // A monomial is its symbols in ordinal order, repeated for powers, joined by '*'; the constant term is "".
    private readonly SortedDictionary<string, long> _terms;

    // Made once: plans are searched with polynomials as keys.
    private readonly Lazy<string> _text;

    private Polynomial(SortedDictionary<string, long> terms)
    {
        _terms = terms;
        _text = new Lazy<string>(Print, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The polynomial 0.</summary>
    public static Polynomial Zero { get; } = Constant(0);

    /// <summary>The polynomial 1.</summary>
    public static Polynomial One { get; } = Constant(1);

    /// <summary>True when no symbol occurs.</summary>
    public bool IsConstant => _terms.Count == 0 || (_terms.Count == 1 && _terms.ContainsKey(""));

    /// <summary>The term without symbols.</summary>
    public long ConstantTerm => _terms.TryGetValue("", out long value) ? value : 0;

    /// <summary>Every symbol that occurs, in ordinal order.</summary>
    public IEnumerable<string> Symbols =>
        _terms.Keys.SelectMany(key => key.Split(new[] { '*' }, StringSplitOptions.RemoveEmptyEntries)).Distinct().OrderBy(s => s, StringComparer.Ordinal);

    /// <summary>The coefficients by monomial: its symbols joined by '*', "" for the constant term.</summary>
    internal IReadOnlyDictionary<string, long> Terms => _terms;

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
        var terms = NewTerms();
        foreach (KeyValuePair<string, long> a in left._terms)
        {
            foreach (KeyValuePair<string, long> b in right._terms)
            {
                Add(terms, Multiply(a.Key, b.Key), checked(a.Value * b.Value));
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
        foreach (KeyValuePair<string, long> term in _terms)
        {
            long product = term.Value;
            foreach (string symbol in term.Key.Split(new[] { '*' }, StringSplitOptions.RemoveEmptyEntries))
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
        foreach (KeyValuePair<string, long> term in _terms)
        {
            sum += term.Key.Split(new[] { '*' }, StringSplitOptions.RemoveEmptyEntries)
                .Aggregate(Constant(term.Value), (product, symbol) => product * replacement(symbol));
        }

        return sum;
    }

    /// <summary>The coefficient of <paramref name="symbol"/> if the polynomial is <c>a*symbol + rest</c> with a constant <c>a</c> and a rest without it; else null.</summary>
    public long? LinearCoefficient(string symbol)
    {
        long? coefficient = null;
        foreach (KeyValuePair<string, long> term in _terms)
        {
            if (term.Key == symbol)
            {
                coefficient = term.Value;
            }
            else if (term.Key.Split('*').Contains(symbol))
            {
                return null;
            }
        }

        return coefficient;
    }

    /// <inheritdoc/>
    public bool Equals(Polynomial? other) => ReferenceEquals(this, other) || (other is not null && ToString() == other.ToString());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The normal form: highest degree first, then ordinal, e.g. <c>8*n*m + 8*n + 64</c>.</summary>
    public override string ToString() => _text.Value;

    private string Print()
    {
        if (_terms.Count == 0)
        {
            return "0";
        }

        var text = new StringBuilder();
        foreach (KeyValuePair<string, long> term in _terms.OrderByDescending(t => Degree(t.Key)).ThenBy(t => t.Key, StringComparer.Ordinal))
        {
            // Not Math.Abs: long.MinValue has no counterpart.
            string digits = term.Value.ToString(CultureInfo.InvariantCulture).TrimStart('-');
            text.Append(text.Length == 0 ? (term.Value < 0 ? "-" : "") : (term.Value < 0 ? " - " : " + "));
            text.Append(term.Key.Length == 0 ? digits : digits == "1" ? term.Key : digits + "*" + term.Key);
        }

        return text.ToString();
    }

    private static Polynomial Of(string key, long value)
    {
        var terms = NewTerms();
        Add(terms, key, value);
        return new Polynomial(terms);
    }

    private static Polynomial Combine(Polynomial left, Polynomial right, long sign)
    {
        var terms = new SortedDictionary<string, long>(left._terms, StringComparer.Ordinal);
        foreach (KeyValuePair<string, long> term in right._terms)
        {
            Add(terms, term.Key, checked(sign * term.Value));
        }

        return new Polynomial(terms);
    }

    private static SortedDictionary<string, long> NewTerms() => new(StringComparer.Ordinal);

    private static void Add(SortedDictionary<string, long> terms, string key, long value)
    {
        terms.TryGetValue(key, out long old);
        long sum = checked(old + value);
        if (sum == 0)
        {
            terms.Remove(key);
        }
        else
        {
            terms[key] = sum;
        }
    }

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
