namespace StaticGraph;

/// <summary>
/// What is taken of an axis of an array in a kernel: a number (<c>0</c>, or <c>-1</c> and <c>^1</c> for the last) takes one index, a range (<c>1..^1</c>, <c>..</c>) those from
/// its start on up to its end. Both are known when the kernel is compiled.
/// </summary>
public readonly record struct AxisIndex
{
    private AxisIndex(Range range, bool isRange)
    {
        Range = range;
        IsRange = isRange;
    }

    /// <summary>The indices that are taken; of a single one the range that holds it alone.</summary>
    public Range Range { get; }

    /// <summary>True for a range, which leaves the array its axis.</summary>
    public bool IsRange { get; }

    /// <summary>One index; negative numbers count from the end.</summary>
    public static implicit operator AxisIndex(int index) => index < 0 ? new Index(-index, fromEnd: true) : new Index(index);

    /// <summary>One index, from the beginning or from the end.</summary>
    public static implicit operator AxisIndex(Index index) => new(index.IsFromEnd ? index..new Index(index.Value - 1, fromEnd: true) : index..(index.Value + 1), isRange: false);

    /// <summary>The indices of a range.</summary>
    public static implicit operator AxisIndex(Range range) => new(range, isRange: true);
}
