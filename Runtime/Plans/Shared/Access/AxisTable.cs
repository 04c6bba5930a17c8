using System;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>The indices that a list names of an axis of an array, one for each point of an axis of the space: polynomials of the dims, or numbers. Each is one of the axis, or an edge says what it means.</summary>
internal sealed class AxisTable : IEquatable<AxisTable>
{
    private readonly EquatableArray<Polynomial> _indices;

    // The same as numbers, counted from the first index that is read; empty where they are not known.
    private readonly EquatableArray<long> _behind;

    private AxisTable(EquatableArray<Polynomial> indices, bool isOfNothing = false)
    {
        _indices = indices;
        First = indices.Count == 0 ? Polynomial.Zero : indices[0];
        Polynomial last = First;
        IsKnown = true;
        foreach (Polynomial index in indices)
        {
            IsKnown &= index.IsConstant;
            First = IsBelow(index, First) ? index : First;
            last = IsBelow(last, index) ? index : last;
        }

        Reach = indices.Count == 0 || isOfNothing ? Polynomial.Zero : last - First + 1;
        _behind = IsKnown ? Arrays.Map(indices, index => index.ConstantTerm - First.ConstantTerm) : Array.Empty<long>();
    }

    /// <summary>The number of indices.</summary>
    public int Count => _indices.Count;

    /// <summary>The least index.</summary>
    public Polynomial First { get; }

    /// <summary>How many indices lie between the least and the greatest, with both; 0 of none.</summary>
    public Polynomial Reach { get; }

    /// <summary>True where every index is a number.</summary>
    public bool IsKnown { get; }

    /// <summary>The index at a place of the list.</summary>
    public Polynomial this[int place] => _indices[place];

    /// <summary>How far behind the least index each one is, where they are known.</summary>
    public ReadOnlySpan<long> Behind => _behind.AsSpan();

    /// <summary>A list of these indices. Takes over the array of them.</summary>
    public static AxisTable Of(params Polynomial[] indices) => new(indices);

    /// <summary>A list as long, where the axis has no element that it could name: none is used, and none read.</summary>
    public static AxisTable OfNothing(int count) => new(Arrays.Filled(count, Polynomial.Zero), isOfNothing: true);

    /// <summary>The list with other indices for its own.</summary>
    public AxisTable Select(Func<Polynomial, Polynomial> of) => new(Arrays.Map(_indices, of));

    /// <inheritdoc/>
    public bool Equals(AxisTable? other) => other is not null && _indices.Equals(other._indices) && Reach.Equals(other.Reach);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AxisTable);

    /// <inheritdoc/>
    public override int GetHashCode() => _indices.GetHashCode();

    /// <summary>The indices, as they are written in code and in definitions: <c>10, 1, n - 1</c>.</summary>
    public override string ToString() => string.Join(", ", _indices);

    // Of what depends on dims: counted from the end is behind counted from the beginning, as it is in an array that is long enough.
    private static bool IsBelow(Polynomial left, Polynomial right)
    {
        Polynomial apart = right - left;
        return apart.IsConstant ? apart.ConstantTerm > 0 : apart.Terms.All(term => term.Symbols.Length == 0 || term.Factor > 0);
    }
}
