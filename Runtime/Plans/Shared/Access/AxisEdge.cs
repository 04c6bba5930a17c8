using System;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>What an index before the first or behind the last one of a range of an axis stands for.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public enum EdgeKind : byte
{
    /// <summary>For nothing: no value there is used, and none is read.</summary>
    Nothing,

    /// <summary>For the first or the last one.</summary>
    Edge,

    /// <summary>For the one as far on the other side of the first or the last one.</summary>
    Reflect,

    /// <summary>For the one as far on the other side of where the range ends: the first and the last one come twice.</summary>
    Symmetric,
}

/// <summary>
/// What the indices of a walk mean that leave a range of the array's axis. They are used from <see cref="Low"/> up to <see cref="High"/>: what lies beyond is not read, and may be
/// any value. All indices count from the beginning of the array's axis.
/// </summary>
internal sealed class AxisEdge : IEquatable<AxisEdge>
{
    private readonly long _first;
    private readonly long _last;
    private readonly long _low;
    private readonly long _high;

    private AxisEdge(EdgeKind kind, Polynomial first, Polynomial length, Polynomial low, Polynomial high)
    {
        (Kind, First, Length, Low, High) = (kind, first, length, low, high);
        _first = first.ConstantTerm;
        _last = _first + length.ConstantTerm - 1;
        (_low, _high) = (low.ConstantTerm, high.ConstantTerm);
    }

    /// <summary>What indices outside of the range mean.</summary>
    internal EdgeKind Kind { get; }

    /// <summary>The first index of the range.</summary>
    internal Polynomial First { get; }

    /// <summary>How many indices the range has.</summary>
    internal Polynomial Length { get; }

    /// <summary>The first index that is used.</summary>
    internal Polynomial Low { get; }

    /// <summary>The one behind the last that is used.</summary>
    internal Polynomial High { get; }

    /// <summary>True where the numbers are known.</summary>
    internal bool IsKnown => First.IsConstant && Length.IsConstant && Low.IsConstant && High.IsConstant;

    /// <summary>How many indices of the array may be read at all.</summary>
    internal Polynomial Extent => Kind == EdgeKind.Nothing ? High - Low : Length;

    /// <summary>An edge around <paramref name="length"/> indices from <paramref name="first"/> on, used from <paramref name="low"/> to below <paramref name="high"/>.</summary>
    internal static AxisEdge Of(EdgeKind kind, Polynomial first, Polynomial length, Polynomial low, Polynomial high) => new(kind, first, length, low, high);

    /// <summary>Indices of which only those from <paramref name="low"/> to below <paramref name="high"/> are used.</summary>
    internal static AxisEdge Only(Polynomial low, Polynomial high) => new(EdgeKind.Nothing, low, high - low, low, high);

    /// <summary>The edge of an array that is viewed from <paramref name="start"/> on in steps; null where steps leave elements between, for what mirrors elements would mirror those too.</summary>
    internal AxisEdge? Through(Polynomial start, long step)
    {
        if (Kind == EdgeKind.Nothing)
        {
            Polynomial low = start + (step * Low), last = start + (step * (High - 1));
            return step > 0 ? Only(low, last + 1) : Only(last, low + 1);
        }

        return step switch
        {
            1 => new AxisEdge(Kind, First + start, Length, Low + start, High + start),
            -1 => new AxisEdge(Kind, start - First - Length + 1, Length, start - High + 1, start - Low + 1),
            _ => null,
        };
    }

    /// <summary>The edge of what is read together from each of its indices up to <paramref name="span"/> further on.</summary>
    internal AxisEdge Longer(long span) => span == 0 ? this : new AxisEdge(Kind, First, Kind == EdgeKind.Nothing ? Length + span : Length, Low, High + span);

    /// <summary>This edge where no more is used than <paramref name="other"/> uses; where nobody can say which of two numbers is greater, this one's.</summary>
    internal AxisEdge Within(AxisEdge other)
    {
        Polynomial low = IsNoLess(other.Low, Low) ? other.Low : Low, high = IsNoLess(High, other.High) ? other.High : High;
        return Kind == EdgeKind.Nothing ? Only(low, high) : new AxisEdge(Kind, First, Length, low, high);
    }

    /// <summary>
    /// The edge of what is used through this one or another one that means the same; null where they do not, or nobody can say how far it reaches. Where nothing is read beyond what is used, other
    /// uses are other parts of the array, such as its end and its beginning.
    /// </summary>
    internal AxisEdge? Hull(AxisEdge other)
    {
        if (Equals(other))
        {
            return this;
        }

        bool isAlike = Kind == other.Kind && Kind != EdgeKind.Nothing && First.Equals(other.First) && Length.Equals(other.Length);
        if (!isAlike || !(Low - other.Low).IsConstant || !(High - other.High).IsConstant)
        {
            return null;
        }

        Polynomial low = IsNoLess(Low, other.Low) ? other.Low : Low, high = IsNoLess(High, other.High) ? High : other.High;
        return new AxisEdge(Kind, First, Length, low, high);
    }

    /// <summary>True where what is read of some indices through this edge has all that is read of them through another one; where nobody can say it is false.</summary>
    internal bool Covers(AxisEdge other)
    {
        if (Kind == other.Kind && First.Equals(other.First) && Length.Equals(other.Length))
        {
            return IsNoLess(other.Low, Low) && IsNoLess(High, other.High);
        }

        // Inside each index means itself, whatever those outside mean.
        Polynomial end = First + Length;
        return other.Kind == EdgeKind.Nothing && IsNoLess(First, Low) && IsNoLess(High, end) && IsNoLess(other.Low, First) && IsNoLess(end, other.High);
    }

    /// <summary>The same with numbers.</summary>
    internal AxisEdge At(Func<Polynomial, long> valueOf)
    {
        Polynomial Known(Polynomial length) => length.IsConstant ? length : Polynomial.Constant(valueOf(length));
        return IsKnown ? this : new AxisEdge(Kind, Known(First), Known(Length), Known(Low), Known(High));
    }

    /// <summary>The index of the array that an index means; of one that is not used that of the next one that is.</summary>
    internal long IndexOf(long index)
    {
        index = Math.Max(_low, Math.Min(_high - 1, index));
        long meant = Kind switch
        {
            EdgeKind.Nothing or EdgeKind.Edge => index,
            EdgeKind.Reflect => index < _first ? (2 * _first) - index : index > _last ? (2 * _last) - index : index,
            EdgeKind.Symmetric => index < _first ? (2 * _first) - 1 - index : index > _last ? (2 * _last) + 1 - index : index,
        };
        return Math.Max(_first, Math.Min(_last, meant));
    }

    /// <summary>True where each of <paramref name="length"/> indices from <paramref name="start"/> on means itself.</summary>
    internal bool IsInside(long start, long length) => start >= Math.Max(_first, _low) && start + length <= Math.Min(_last + 1, _high);

    /// <summary>Where the indices of the array begin that <paramref name="length"/> indices from <paramref name="start"/> on mean, and how many they are: neighbours mean neighbours, or the same.</summary>
    internal long Image(long start, long length, out long count)
    {
        long from = Math.Max(start, _low), to = Math.Min(start + length, _high) - 1;
        if (to < from || _last < _first)
        {
            count = 0;
            return Math.Max(0, Math.Min(_first, _last));
        }

        long one = IndexOf(from), other = IndexOf(to);
        long least = from <= _first && _first <= to ? _first : Math.Min(one, other);
        long greatest = from <= _last && _last <= to ? _last : Math.Max(one, other);
        count = greatest - least + 1;
        return least;
    }

    /// <summary>
    /// The indices around one in which blocks go by evenly, from the first of them to the one behind the last: those that mean themselves, those on one side of the range, and those that are not used.
    /// </summary>
    internal (long From, long To) ZoneOf(long index) => index < _low ? (long.MinValue / 4, _low)
        : index >= _high ? (_high, long.MaxValue / 4)
        : index < _first ? (_low, Math.Min(_first, _high))
        : index > _last ? (Math.Max(_last + 1, _low), _high)
        : (Math.Max(_first, _low), Math.Min(_last + 1, _high));

    /// <summary>How far the index goes that is meant, where an index of that zone goes on by 1.</summary>
    internal int DirectionAt(long index) => index >= _first && index <= _last ? 1 : Kind is EdgeKind.Reflect or EdgeKind.Symmetric ? -1 : 0;

    /// <inheritdoc/>
    public bool Equals(AxisEdge? other) => other is not null && Kind == other.Kind && First.Equals(other.First) && Length.Equals(other.Length) && Low.Equals(other.Low) && High.Equals(other.High);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AxisEdge);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Kind + (16 * (int)_low) + (256 * (int)_high);

    /// <summary><c>within 0..n</c>, <c>within 0..n (reflect)</c>.</summary>
    public override string ToString() => $"within {First}..{First + Length}{(Kind == EdgeKind.Nothing ? "" : $" ({Kind.ToString().ToLowerInvariant()})")}";

    // Dims are 0 or more.
    private static bool IsNoLess(Polynomial one, Polynomial other) => (one - other).Terms.All(term => term.Factor >= 0);
}
