using System;

namespace StaticGraph.CompilerServices;

/// <summary>The ways an axis of an array can be walked.</summary>
internal enum AxisTermKind : byte
{
    /// <summary>From its first index on, along one axis of the space.</summary>
    Walk,

    /// <summary>From its last index back to the first, along one axis of the space.</summary>
    Backwards,

    /// <summary>Not at all: its length is 1, and all points of the space have the same element.</summary>
    Broadcast,
}

/// <summary>How one axis of an array is walked. What an <see cref="Access"/> is asked it asks its terms: a new kind of them answers here.</summary>
internal sealed class AxisTerm : IEquatable<AxisTerm>
{
    private readonly int _axis;

    private AxisTerm(AxisTermKind kind, int axis) => (Kind, _axis) = (kind, axis);

    /// <summary>The term of an axis of length 1 that all points of the space share.</summary>
    public static AxisTerm Broadcast { get; } = new(AxisTermKind.Broadcast, -1);

    /// <summary>The way it is walked.</summary>
    internal AxisTermKind Kind { get; }

    /// <summary>The term of an axis whose index is that of axis <paramref name="axis"/> of the space.</summary>
    public static AxisTerm Walk(int axis) => new(AxisTermKind.Walk, axis);

    /// <summary>The term of an axis whose indices count down while those of axis <paramref name="axis"/> of the space, which is as long, count up.</summary>
    public static AxisTerm Backwards(int axis) => new(AxisTermKind.Backwards, axis);

    /// <summary>The one axis of the space that walks the array's, in either direction. False where there is none.</summary>
    internal bool TryAxis(out int axis)
    {
        axis = _axis;
        return Kind != AxisTermKind.Broadcast;
    }

    /// <summary>True where the index depends on that axis of the space.</summary>
    internal bool IsWalkedBy(int axis) => _axis == axis;

    /// <summary>The term where the space is seen through <paramref name="view"/>.</summary>
    internal AxisTerm Compose(Access view) => Kind switch
    {
        AxisTermKind.Walk => view[_axis],
        AxisTermKind.Backwards => view[_axis].Reversed(),
        AxisTermKind.Broadcast => this,
    };

    /// <summary>The term of the axis read from the other end.</summary>
    internal AxisTerm Reversed() => Kind switch
    {
        AxisTermKind.Walk => Backwards(_axis),
        AxisTermKind.Backwards => Walk(_axis),
        AxisTermKind.Broadcast => this,
    };

    /// <summary>The term where the axes of the space are called otherwise.</summary>
    internal AxisTerm Renamed(Func<int, int> nameOf) => Kind switch
    {
        AxisTermKind.Walk => Walk(nameOf(_axis)),
        AxisTermKind.Backwards => Backwards(nameOf(_axis)),
        AxisTermKind.Broadcast => this,
    };

    /// <summary>The first index of what a block reaches in a space of the given lengths.</summary>
    internal long Start(ReadOnlySpan<long> lengths, ReadOnlySpan<long> start, ReadOnlySpan<long> block) => Kind switch
    {
        AxisTermKind.Walk => start[_axis],
        AxisTermKind.Backwards => lengths[_axis] - start[_axis] - block[_axis],
        AxisTermKind.Broadcast => 0,
    };

    /// <summary>How many indices a block of the space reaches.</summary>
    internal long Length(ReadOnlySpan<long> block) => Kind switch
    {
        AxisTermKind.Walk or AxisTermKind.Backwards => block[_axis],
        AxisTermKind.Broadcast => 1,
    };

    /// <summary>The same in symbols, or whatever stands for numbers.</summary>
    internal T Length<T>(Func<int, T> blockOf, Func<long, T> number) => Kind switch
    {
        AxisTermKind.Walk or AxisTermKind.Backwards => blockOf(_axis),
        AxisTermKind.Broadcast => number(1),
    };

    /// <summary>
    /// Adds to the step along each axis of the space what an index of the array's axis is apart from the next; returns how far behind index 0 the first point of a
    /// space of the given lengths has its element.
    /// </summary>
    internal long AddSteps(long stride, ReadOnlySpan<long> lengths, Span<long> steps)
    {
        switch (Kind)
        {
            case AxisTermKind.Walk:
                steps[_axis] += stride;
                return 0;
            case AxisTermKind.Backwards:
                steps[_axis] -= stride;
                return (lengths[_axis] - 1) * stride;
            case AxisTermKind.Broadcast:
                return 0;
            default:
                throw new InvalidOperationException("An axis is walked in one of these ways.");
        }
    }

    /// <inheritdoc/>
    public bool Equals(AxisTerm? other) => other is not null && Kind == other.Kind && _axis == other._axis;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AxisTerm);

    /// <inheritdoc/>
    public override int GetHashCode() => _axis;

    /// <summary>The number of the axis that walks, with <c>~</c> where it does so backwards, or a dash.</summary>
    public override string ToString() => Kind switch
    {
        AxisTermKind.Walk => _axis.ToString(System.Globalization.CultureInfo.InvariantCulture),
        AxisTermKind.Backwards => "~" + _axis.ToString(System.Globalization.CultureInfo.InvariantCulture),
        AxisTermKind.Broadcast => "-",
    };
}
