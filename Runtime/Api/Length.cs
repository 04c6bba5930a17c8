namespace StaticGraph;

/// <summary>
/// The length of an axis: what <see cref="NDArray{TElement}.GetLength(int)"/> gives, and the type of a kernel's parameter that is a dim given at run time
/// (its parameter in the plan is <see cref="long"/>). It converts to <see cref="long"/> for arithmetic, and never back: an expression of lengths is a number, not a dim. Sums of lengths, <c>n - 1</c>, are lengths of arrays that a kernel makes, and bounds of slices.
/// </summary>
public readonly struct Length : IEquatable<Length>
{
    private readonly long _elements;

    internal Length(long elements) => _elements = elements;

    /// <summary>The length in elements.</summary>
    public static implicit operator long(Length length) => length._elements;

    /// <summary>The index that the length is, as a bound of a range: <c>x[w..]</c>. Of an array in memory it must fit 32 bits; in a kernel it is any.</summary>
    public static implicit operator Index(Length length) => checked((int)length._elements);

    /// <summary>Equal numbers of elements.</summary>
    public static bool operator ==(Length left, Length right) => left._elements == right._elements;

    /// <summary>Different numbers of elements.</summary>
    public static bool operator !=(Length left, Length right) => left._elements != right._elements;

    /// <summary>The length in elements.</summary>
    public long ToInt64() => _elements;

    /// <inheritdoc/>
    public bool Equals(Length other) => _elements == other._elements;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Length other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _elements.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _elements.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
