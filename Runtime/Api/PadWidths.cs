using System.Collections;
using System.Runtime.CompilerServices;

namespace StaticGraph;

/// <summary>
/// How many elements are put before and behind the axes of an array: a number for all of them (<c>2</c>), one before and one behind (<c>(1, 2)</c>), or a list with one of these for each axis
/// (<c>[(1, 2), 0]</c>).
/// </summary>
[CollectionBuilder(typeof(PadWidths), nameof(Create))]
public readonly struct PadWidths : IReadOnlyList<PadWidths.Sides>
{
    private readonly Sides[]? _axes;

    private PadWidths(Sides[] axes) => _axes = axes;

    /// <summary>How many are listed: one for all axes, or one for each.</summary>
    public int Count => _axes?.Length ?? 0;

    /// <summary>What is put around the axis <paramref name="index"/>.</summary>
    public Sides this[int index] => (_axes ?? [])[index];

    /// <summary>As many before and behind each axis.</summary>
    public static implicit operator PadWidths(int width) => new([width]);

    /// <summary>So many before each axis, and so many behind it.</summary>
    public static implicit operator PadWidths((int Before, int Behind) sides) => new([sides]);

    /// <summary>The axes listed, for collection expressions such as <c>[(1, 2), 0]</c>.</summary>
    public static PadWidths Create(ReadOnlySpan<Sides> axes) => new(axes.ToArray());

    /// <inheritdoc/>
    public IEnumerator<Sides> GetEnumerator() => ((IEnumerable<Sides>)(_axes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What is put before and behind one axis.</summary>
    public readonly record struct Sides
    {
        private Sides(int before, int behind)
        {
            Before = before;
            Behind = behind;
        }

        /// <summary>How many elements come before the axis.</summary>
        public int Before { get; }

        /// <summary>How many come behind it.</summary>
        public int Behind { get; }

        /// <summary>As many before and behind.</summary>
        public static implicit operator Sides(int width) => new(width, width);

        /// <summary>So many before, and so many behind.</summary>
        public static implicit operator Sides((int Before, int Behind) sides) => new(sides.Before, sides.Behind);
    }
}
