using System.Collections;
using System.Runtime.CompilerServices;

namespace StaticGraph;

/// <summary>
/// The lengths of the axes of an array that a kernel makes: a <see cref="Length"/> (<c>n</c>, <c>x.GetLength(0)</c>), a sum of lengths and constants (<c>n - 1</c>, <c>2 * n + m</c>)
/// or a constant (<c>3</c>) for an array of one axis, or a list of them (<c>[n, 3]</c>). Other numbers of run time are no lengths: the shape of every array is known when its
/// kernel is compiled.
/// </summary>
[CollectionBuilder(typeof(Lengths), nameof(Create))]
public readonly struct Lengths : IReadOnlyList<Lengths.AxisLength>
{
    private readonly AxisLength[]? _lengths;

    private Lengths(AxisLength[] lengths) => _lengths = lengths;

    /// <summary>The number of axes.</summary>
    public int Count => _lengths?.Length ?? 0;

    /// <summary>The length of the axis <paramref name="index"/>.</summary>
    public AxisLength this[int index] => (_lengths ?? [])[index];

    /// <summary>The length of the only axis.</summary>
    public static implicit operator Lengths(Length length) => new([length]);

    /// <summary>The length of the only axis, a constant or a sum of lengths.</summary>
    public static implicit operator Lengths(long length) => new([length]);

    /// <summary>The lengths listed, for collection expressions such as <c>[n, 3]</c>.</summary>
    public static Lengths Create(ReadOnlySpan<AxisLength> lengths) => new(lengths.ToArray());

    /// <inheritdoc/>
    public IEnumerator<AxisLength> GetEnumerator() => ((IEnumerable<AxisLength>)(_lengths ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The length of one axis: a <see cref="Length"/>, a constant, or a sum of them.</summary>
    public readonly record struct AxisLength
    {
        private AxisLength(long elements) => Elements = elements;

        /// <summary>The length in elements.</summary>
        public long Elements { get; }

        /// <summary>A length given at run time or by an array.</summary>
        public static implicit operator AxisLength(Length length) => new(length);

        /// <summary>A constant length, or a sum of lengths.</summary>
        public static implicit operator AxisLength(long length) => new(length);
    }
}
