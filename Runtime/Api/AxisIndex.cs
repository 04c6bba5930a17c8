using System.Collections;
using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;

namespace StaticGraph;

/// <summary>
/// What is taken of an axis of an array in a kernel: a number (<c>0</c>, or <c>-1</c> and <c>^1</c> for the last) takes one index, a range (<c>1..^1</c>, <c>..</c>) those from
/// its start on up to its end, <see cref="NDArray.Slice"/> those at every step from one bound on up to another, and a list (<c>[10, 1, -1]</c>) those that it names, in its order and as often as it names
/// them. <see cref="NDArray.NewAxis"/> takes none and adds an axis, and
/// <see cref="NDArray.Ellipsis"/> takes all of the axes that no other index is about. They are known when the kernel is compiled, but for bounds that are lengths: <c>w</c>, <c>n - w</c>.
/// </summary>
[CollectionBuilder(typeof(AxisIndex), nameof(Create))]
public readonly record struct AxisIndex : IEnumerable<long>
{
    private readonly EquatableArray<long> _listed;

    private AxisIndex(long[] listed)
    {
        _listed = listed;
        IsList = true;
    }

    internal AxisIndex(Bound? start, Bound? stop, long step)
    {
        Start = start;
        Stop = stop;
        Step = step;
    }

    /// <summary>The first index that is taken; null for the first of the axis or, backwards, the last.</summary>
    public Bound? Start { get; }

    /// <summary>Where to stop: the index is not taken. Null where all up to the end are or, backwards, all down to the first. Of a single index null.</summary>
    public Bound? Stop { get; }

    /// <summary>How far it is from each index to the next, below 0 backwards. Of a single index 0, and of a list.</summary>
    public long Step { get; }

    /// <summary>True for a range or a slice, which leaves the array its axis.</summary>
    public bool IsRange => Step != 0;

    /// <summary>True for a list of indices, which are its elements; nothing else has some.</summary>
    public bool IsList { get; }

    /// <summary>The indices listed, for collection expressions such as <c>[10, 1, -1]</c>; negative ones count from the end.</summary>
    public static AxisIndex Create(ReadOnlySpan<long> indices) => new(indices.ToArray());

    /// <inheritdoc/>
    public IEnumerator<long> GetEnumerator() => _listed.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One index; negative numbers count from the end.</summary>
    public static implicit operator AxisIndex(int index) => new(index, null, 0);

    /// <summary>One index; negative numbers count from the end. A sum of lengths counts from the beginning.</summary>
    public static implicit operator AxisIndex(long index) => new(index, null, 0);

    /// <summary>The index that a length is.</summary>
    public static implicit operator AxisIndex(Length index) => new(index, null, 0);

    /// <summary>One index, from the beginning or from the end.</summary>
    public static implicit operator AxisIndex(Index index) => new(index, null, 0);

    /// <summary>The indices that an array says, known when the plan runs: negative ones count from the end. Of several axes, or of none, the result has as many in the place of this one.</summary>
    public static implicit operator AxisIndex(NDArray<int> indices) => throw Symbolic.OnlyInKernel();

    /// <summary>The indices that an array of longs says, likewise.</summary>
    public static implicit operator AxisIndex(NDArray<long> indices) => throw Symbolic.OnlyInKernel();

    /// <summary>The elements where a mask is true, which stands for as many axes as it has and leaves one; how many there are is known when the plan runs.</summary>
    public static implicit operator AxisIndex(NDArray<bool> mask) => throw Symbolic.OnlyInKernel();

    /// <summary>The indices of a range.</summary>
    public static implicit operator AxisIndex(Range range) => new(range.Start, range.End, 1);
}
