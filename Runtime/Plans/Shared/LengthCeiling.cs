using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>Lengths that are no polynomial of others: every k-th element of n is <c>ceil(n/k)</c> elements, a dim of its own that is known when the others are.</summary>
internal static class LengthCeiling
{
    /// <summary>What the dim is called, e.g. <c>ceil(n/2)</c>, <c>ceil((2 n - 1)/3)</c>; a product is written without its sign, which joins symbols.</summary>
    public static string Name(Polynomial of, long by)
    {
        string text = of.ToString().Replace('*', ' ');
        bool isOne = of.Terms.Count == 1 && of.Terms[0].Factor == 1;
        return $"ceil({(isOne ? text : $"({text})")}/{by.ToString(CultureInfo.InvariantCulture)})";
    }

    /// <summary>True for a symbol that is such a dim.</summary>
    public static bool IsName(string symbol) => symbol.StartsWith("ceil(", StringComparison.Ordinal);

    /// <summary>The quotient, rounded up; the divisor is above 0.</summary>
    public static long Of(long length, long by) => (length / by) + (length % by > 0 ? 1 : 0);

    /// <summary>The length of each symbol, where <paramref name="lengthOf"/> gives those of other dims only.</summary>
    public static Func<string, long> Complete(EquatableArray<DimDefinition> dims, Func<string, long> lengthOf)
    {
        Dictionary<string, DimDefinition> ceilings = dims.Where(dim => dim.IsCeiling).ToDictionary(dim => dim.Name, StringComparer.Ordinal);
        long Value(string symbol) => ceilings.TryGetValue(symbol, out DimDefinition? dim) ? Of(Polynomial.Parse(dim.Of).Evaluate(Value), dim.By) : lengthOf(symbol);
        return Value;
    }

    /// <summary>What grows as a length does, in other dims only: <c>ceil(n/2)</c> and <c>n - 1</c> grow as <c>n</c>. Nothing cancels out.</summary>
    public static Polynomial Growing(EquatableArray<DimDefinition> dims, Polynomial length)
    {
        Polynomial Grown(string symbol) => dims.FirstOrDefault(dim => dim.IsCeiling && dim.Name == symbol) is { } ceiling ? Growing(dims, Polynomial.Parse(ceiling.Of)) : Polynomial.Symbol(symbol);
        return IsIn(length) ? Positive(length).Substitute(Grown) : length;
    }

    private static bool IsIn(Polynomial length) => length.Symbols.Any(IsName);

    private static Polynomial Positive(Polynomial length) => length.Terms.Aggregate(
        Polynomial.Zero,
        (sum, term) => sum + (Math.Abs(term.Factor) * term.Symbols.Split(new[] { '*' }, StringSplitOptions.RemoveEmptyEntries).Aggregate(Polynomial.One, (product, symbol) => product * Polynomial.Symbol(symbol))));
}
