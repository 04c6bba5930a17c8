using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>
/// How an array is walked: which element of it belongs to which point of a space, by a term for each axis of the array. The space is that of a view, a sweep
/// or a step; a sweep's own space is walked by its step in the same way. The one place that knows: everything else asks.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed partial class Access : IEquatable<Access>
{
    private readonly EquatableArray<AxisTerm> _terms;

    private Access(EquatableArray<AxisTerm> terms)
    {
        (_terms, _plainFrom) = (terms, PlainFrom(terms));
        foreach (AxisTerm term in terms.AsSpan())
        {
            HasEdges |= term.HasEdge;
            HasLists |= term.Table is not null;
            HasTables |= term.IsTable;
            HasWhole |= term.IsWhole;
            HasSparse |= term.IsSparse;
            HasWindows |= term.HasWindows;
        }
    }

    /// <summary>An array without axes: all points have its one element.</summary>
    public static Access Scalar { get; } = new(Array.Empty<AxisTerm>());

    /// <summary>An array each axis of which is walked by the axis of the space that is named at its place; -1 for one of length 1 that all points share.</summary>
    public static Access Walk(params int[] axes) => new(Arrays.Map<int, AxisTerm>(axes, axis => axis < 0 ? AxisTerm.Broadcast : AxisTerm.Walk(axis)));

    /// <summary>An array with these terms. Takes over the array of them.</summary>
    internal static Access Of(params AxisTerm[] terms) => new(terms);

    /// <summary>An array with an axis for each of the space, in order.</summary>
    internal static Access Identity(int rank) => new(Arrays.Make(rank, AxisTerm.Walk));

    /// <summary>The number of the array's axes.</summary>
    internal int Rank => _terms.Count;

    /// <summary>The term of an axis of the array.</summary>
    internal AxisTerm this[int index] => _terms[index];

    /// <summary>What <see cref="Walk"/> makes it of.</summary>
    internal int[] Axes => Arrays.Map(_terms, term => term.Axis);

    /// <summary>The array on the space that <paramref name="view"/> walks, where this is the array on what is viewed: a view of a view, a sweep of a step.</summary>
    /// <remarks>Asked for at every choice of blocks: where the space is the step's own, as most are, it makes no garbage.</remarks>
    internal Access Compose(Access view) => TryCompose(view) ?? throw new InvalidOperationException($"No access walks ({this}) through ({view}).");

    /// <summary>
    /// The same, where the view's own space has these <paramref name="lengths"/> if they are known; null where it takes more than one term for an axis, as of an edge that is seen over an edge.
    /// </summary>
    internal Access? TryCompose(Access view, IReadOnlyList<Polynomial>? lengths = null) => view.IsIdentity(view.Rank) && (lengths is null || !(HasLists || HasWindows)) ? this : Through(view, lengths);

    /// <summary>An array whose axes the space has in another order: axis i of the space is the array's axis <paramref name="order"/>[i]. Null where these are not its <paramref name="rank"/> axes.</summary>
    internal static Access? Ordered(int[] order, int rank) => order.Length == rank ? new(Arrays.Make(rank, axis => AxisTerm.Walk(Array.IndexOf(order, axis)))) : null;

    /// <summary>An array with axes of these lengths that the space has in order, some of them from the other end.</summary>
    internal static Access Flipped(int[] axes, IReadOnlyList<Polynomial> lengths)
        => new(Arrays.Make(lengths.Count, i => Array.IndexOf(axes, i) < 0 ? AxisTerm.Walk(i) : AxisTerm.Walk(i, lengths[i] - 1, -1)));

    /// <summary>The same where axis <paramref name="index"/> of the array begins at <paramref name="start"/>, and goes by <paramref name="step"/> where it is walked.</summary>
    internal Access From(int index, Polynomial start, long step)
        => new(Arrays.Make(Rank, i => i != index ? _terms[i] : TryAxis(i, out int axis) ? AxisTerm.Walk(axis, start, step) : AxisTerm.Fixed(start)));

    /// <summary>The same where indices that leave a range of axis <paramref name="index"/> of the array mean what <paramref name="edge"/> says.</summary>
    internal Access With(int index, AxisEdge edge) => new(Arrays.Make(Rank, i => i == index ? _terms[i].With(edge) : _terms[i]));

    /// <summary>The same where each block has a halo along axis <paramref name="index"/> of a sweep, which is <paramref name="length"/> long.</summary>
    internal Access Around(int index, Halo halo, Polynomial length) => new(Arrays.Make(Rank, i => i == index ? _terms[i].Around(halo, length) : _terms[i]));

    /// <summary>The same without edges, for what has a value at each index.</summary>
    internal Access WithoutEdges() => new(Arrays.Map(_terms, term => term.WithoutEdge()));

    /// <summary>True where all axes go in even steps: no edge, no list, no index and no window says where elements lie.</summary>
    internal bool IsEven => !(HasEdges || HasLists || HasTables || HasWhole || HasWindows);

    /// <summary>True where numbers say where each axis begins.</summary>
    internal bool IsKnown
    {
        get
        {
            bool isKnown = true;
            foreach (AxisTerm term in _terms.AsSpan())
            {
                isKnown &= term.IsKnown;
            }

            return isKnown;
        }
    }

    /// <summary>The same with numbers where polynomials of the dims say where an axis begins.</summary>
    internal Access At(Func<Polynomial, long> valueOf) => new(Arrays.Map(_terms, term => term.At(valueOf)));

    /// <summary>The same after <paramref name="count"/> axes were put before those of the space.</summary>
    internal Access Prepended(int count) => count == 0 ? this : Renamed(axis => axis + count);

    /// <summary>The array with <paramref name="count"/> axes of length 1 put before its own.</summary>
    internal Access WithOnes(int count) => count == 0 ? this : new(Arrays.Make(count + Rank, i => i < count ? AxisTerm.Broadcast : _terms[i - count]));

    /// <summary>The same with two axes of the space exchanged.</summary>
    internal Access Exchanged(int first, int second) => Renamed(axis => axis == first ? second : axis == second ? first : axis);

    /// <summary>The array with its axes in opposite order, as an array stored column by column has them.</summary>
    internal Access Reversed() => new(Arrays.Make(Rank, i => _terms[Rank - 1 - i]));

    /// <summary>True where some axis of the array is walked by that axis of the space: else the array is the same all along it.</summary>
    internal bool Walks(int axis)
    {
        foreach (AxisTerm term in _terms.AsSpan())
        {
            if (term.IsWalkedBy(axis))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where that axis of the space walks several axes of the array at once.</summary>
    internal bool IsDiagonal(int axis)
    {
        int walked = 0;
        foreach (AxisTerm term in _terms.AsSpan())
        {
            walked += term.IsWalkedBy(axis) ? 1 : 0;
        }

        return walked > 1;
    }

    /// <summary>True where all axes that walk are axes of a space of <paramref name="rank"/> axes.</summary>
    internal bool IsWithin(int rank)
    {
        bool isWithin = true;
        foreach (AxisTerm term in _terms.AsSpan())
        {
            isWithin &= term.Axis < rank && Array.TrueForAll(Arrays.Map<int, int>(term.ChosenAlong, axis => axis), axis => axis < rank);
            foreach (AxisWindow window in term.Windows.AsSpan())
            {
                isWithin &= window.Axis < rank;
            }
        }

        return isWithin;
    }

    /// <summary>True where the space is the array's own.</summary>
    internal bool IsIdentity(int rank)
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            if (!StaysAt(i, i))
            {
                return false;
            }
        }

        return _terms.Count == rank;
    }

    /// <summary>
    /// True where each axis of an array with these lengths is walked by the axis of <paramref name="axes"/> at its place, from its first index on, or is of length 1
    /// and broadcast.
    /// </summary>
    internal bool IsOnly(IReadOnlyList<int> axes, IReadOnlyList<Polynomial> lengths)
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            bool isBroadcast = _terms[i].Equals(AxisTerm.Broadcast) && lengths[i].Equals(Polynomial.One);
            if (!isBroadcast && !StaysAt(i, axes[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool StaysAt(int index, int axis) => _terms[index].IsPlain && _terms[index].IsWalkedBy(axis);

    private Access? Through(Access view, IReadOnlyList<Polynomial>? lengths)
    {
        AxisTerm?[] terms = Arrays.Map(_terms, term => term.Compose(view, lengths));
        return Array.IndexOf(terms, null) >= 0 || HasMixedDiagonal(terms!) || HasWindowOnDiagonal(terms!) ? null : new Access(terms!);
    }

    private Access Renamed(Func<int, int> nameOf) => new(Arrays.Map(_terms, term => term.Renamed(nameOf)));

    /// <inheritdoc/>
    public bool Equals(Access? other)
    {
        if (other is null || other.Rank != Rank)
        {
            return false;
        }

        for (int i = 0; i < Rank && !ReferenceEquals(this, other); i++)
        {
            if (!_terms[i].Equals(other._terms[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Access);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = 17;
        foreach (AxisTerm term in _terms.AsSpan())
        {
            hash = unchecked((hash * 31) + term.GetHashCode());
        }

        return hash;
    }

    /// <summary>The terms, comma separated, e.g. <c>1, -</c>: axis 0 is walked by axis 1 of the space, axis 1 is broadcast.</summary>
    public override string ToString() => string.Join(", ", _terms);
}
