using System.Collections;
using System.Runtime.CompilerServices;

namespace StaticGraph;

/// <summary>
/// The axes an operation works on: <c>default</c> for all, a number (<c>0</c>, <c>-1</c> from the end), a dim's name (<c>"y"</c>),
/// or a list that mixes both (<c>["y", -1]</c>).
/// </summary>
[CollectionBuilder(typeof(Axes), nameof(Create))]
public readonly struct Axes : IReadOnlyList<Axes.Axis>
{
    private readonly Axis[]? _axes;

    private Axes(Axis[] axes) => _axes = axes;

    /// <summary>True for <c>default</c>: every axis of the array.</summary>
    public bool AreAll => _axes is null;

    /// <summary>How many axes are listed; 0 where <see cref="AreAll"/>.</summary>
    public int Count => _axes?.Length ?? 0;

    /// <summary>The axis listed at <paramref name="index"/>.</summary>
    public Axis this[int index] => (_axes ?? [])[index];

    /// <summary>One axis by number; negative numbers count from the end.</summary>
    public static implicit operator Axes(int axis) => new([axis]);

    /// <summary>One axis by its dim's name.</summary>
    public static implicit operator Axes(string axis) => new([axis]);

    /// <summary>The axes listed, for collection expressions such as <c>[0, "y"]</c>.</summary>
    public static Axes Create(ReadOnlySpan<Axis> axes) => new(axes.ToArray());

    /// <inheritdoc/>
    public IEnumerator<Axis> GetEnumerator() => ((IEnumerable<Axis>)(_axes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One axis, by number or by its dim's name.</summary>
    public readonly record struct Axis
    {
        private Axis(int number, string? name)
        {
            Number = number;
            Name = name;
        }

        /// <summary>The axis' number, negative from the end, where <see cref="Name"/> is null.</summary>
        public int Number { get; }

        /// <summary>The name of the axis' dim, or null.</summary>
        public string? Name { get; }

        /// <summary>An axis by number; negative numbers count from the end.</summary>
        public static implicit operator Axis(int number) => new(number, null);

        /// <summary>An axis by its dim's name.</summary>
        public static implicit operator Axis(string name) => new(0, name);
    }
}
