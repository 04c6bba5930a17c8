namespace StaticGraph;

/// <summary>Where a slice of an axis begins or stops: an index from the beginning (<c>3</c>) or from the end (<c>^1</c>; <c>-1</c> is the same, as in NumPy), or a length or a sum of lengths from the beginning.</summary>
public readonly record struct Bound
{
    private Bound(long value, bool isFromEnd)
    {
        Value = value;
        IsFromEnd = isFromEnd;
    }

    /// <summary>The distance from the beginning of the axis, or from its end; never below 0.</summary>
    public long Value { get; }

    /// <summary>True where it counts from the end.</summary>
    public bool IsFromEnd { get; }

    /// <summary>An index; negative numbers count from the end.</summary>
    public static implicit operator Bound(int index) => (long)index;

    /// <summary>An index; negative numbers count from the end.</summary>
    public static implicit operator Bound(long index) => index < 0 ? new(checked(-index), isFromEnd: true) : new(index, isFromEnd: false);

    /// <summary>The index that a length is, from the beginning.</summary>
    public static implicit operator Bound(Length index) => index.ToInt64();

    /// <summary>An index from the beginning or from the end.</summary>
    public static implicit operator Bound(Index index) => new(index.Value, index.IsFromEnd);
}
