using System;

namespace StaticGraph.CompilerServices;

/// <summary>The ways an axis of an array can be walked.</summary>
internal enum AxisTermKind : byte
{
    /// <summary>From its first index on, along one axis of the space.</summary>
    Walk,

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

    /// <summary>The one axis of the space whose index is the array's. False where there is none.</summary>
    internal bool TryAxis(out int axis)
    {
        axis = _axis;
        return Kind == AxisTermKind.Walk;
    }

    /// <summary>True where the index depends on that axis of the space.</summary>
    internal bool IsWalkedBy(int axis) => _axis == axis;

    /// <summary>The term where the space is seen through <paramref name="view"/>.</summary>
    internal AxisTerm Compose(Access view) => Kind switch
    {
        AxisTermKind.Walk => view[_axis],
        AxisTermKind.Broadcast => this,
    };

    /// <summary>The term where the axes of the space are called otherwise.</summary>
    internal AxisTerm Renamed(Func<int, int> nameOf) => Kind switch
    {
        AxisTermKind.Walk => Walk(nameOf(_axis)),
        AxisTermKind.Broadcast => this,
    };

    /// <summary>The first index of what a block of the space reaches.</summary>
    internal long Start(ReadOnlySpan<long> start) => Kind switch
    {
        AxisTermKind.Walk => start[_axis],
        AxisTermKind.Broadcast => 0,
    };

    /// <summary>How many indices a block of the space reaches.</summary>
    internal long Length(ReadOnlySpan<long> block) => Kind switch
    {
        AxisTermKind.Walk => block[_axis],
        AxisTermKind.Broadcast => 1,
    };

    /// <summary>The same in symbols, or whatever stands for numbers.</summary>
    internal T Length<T>(Func<int, T> blockOf, Func<long, T> number) => Kind switch
    {
        AxisTermKind.Walk => blockOf(_axis),
        AxisTermKind.Broadcast => number(1),
    };

    /// <summary>Adds to the step along each axis of the space what an index of the array's axis is apart from the next.</summary>
    internal void AddSteps(long stride, Span<long> steps)
    {
        if (Kind == AxisTermKind.Walk)
        {
            steps[_axis] += stride;
        }
    }

    /// <inheritdoc/>
    public bool Equals(AxisTerm? other) => other is not null && Kind == other.Kind && _axis == other._axis;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AxisTerm);

    /// <inheritdoc/>
    public override int GetHashCode() => _axis;

    /// <summary>The number of the axis that walks, or a dash.</summary>
    public override string ToString() => Kind switch
    {
        AxisTermKind.Walk => _axis.ToString(System.Globalization.CultureInfo.InvariantCulture),
        AxisTermKind.Broadcast => "-",
    };
}
