using System;

namespace StaticGraph.CompilerServices;

/// <summary>The ways an axis of an array can be walked.</summary>
internal enum AxisTermKind : byte
{
    /// <summary>From one of its indices on, in equal steps along one axis of the space, forwards or back.</summary>
    Walk,

    /// <summary>Not at all: all points of the space have the elements at one index, the only one where the axis is broadcast.</summary>
    Fixed,
}

/// <summary>
/// How one axis of an array is walked: at point i of an axis of the space its index is <c>start + step * i</c>, and where several walk it together, the indices from there
/// up to <see cref="Span"/> further on. What lies between the indices of a block is read with them, unless only they are (<see cref="IsSparse"/>). What an <see cref="Access"/>
/// is asked it asks its terms: a new kind of them answers here. What indices mean that leave a range of the array's axis says <see cref="Edge"/>, where there is one.
/// </summary>
internal sealed class AxisTerm : IEquatable<AxisTerm>
{
    // No array is longer: of longer steps only the first leads to an element.
    private const long LongestStep = 1L << 48;

    // Those of the first axes, of which a search for plans makes accesses by the ten thousand.
    private static readonly AxisTerm[] Walks = Arrays.Make(8, axis => Walk(axis, Polynomial.Zero, 1));

    private readonly int _axis;
    private readonly Polynomial _start;

    // The start, where it is a number.
    private readonly long _first;

    private AxisTerm(AxisTermKind kind, int axis, Polynomial start, long step, long span = 0, bool isSparse = false, AxisEdge? edge = null)
    {
        (Kind, _axis, _start, Step, Span, IsSparse, Edge) = (kind, axis, start, Math.Max(-LongestStep, Math.Min(LongestStep, step)), span, isSparse, edge);
        _first = start.ConstantTerm;

        // Asked for at every block.
        Stretch = IsSparse || Step == 0 ? 1 : Math.Abs(Step);
        Excess = 1 + Span - Stretch;
        IsPlain = kind == AxisTermKind.Walk && Step == 1 && span == 0 && edge is null && start.Equals(Polynomial.Zero);
    }

    /// <summary>The term of an axis of length 1 that all points of the space share.</summary>
    public static AxisTerm Broadcast { get; } = Fixed(Polynomial.Zero);

    /// <summary>The way it is walked.</summary>
    internal AxisTermKind Kind { get; }

    /// <summary>How far the index goes with each point of the axis of the space, below 0 back to the beginning; 0 where there is none.</summary>
    internal long Step { get; }

    /// <summary>How many more indices a block reaches than one operand does: how far those apart are that are read together, from the first one to the last. 0 of one alone.</summary>
    internal long Span { get; }

    /// <summary>True where of what a block reaches only the indices are read that it walks, each for itself.</summary>
    internal bool IsSparse { get; }

    /// <summary>How far apart neighbours along the axis lie in what is read, as a length: a block of c points reaches <c>Stretch * c + Excess</c> indices.</summary>
    internal long Stretch { get; }

    /// <summary>How much more than its stretched length a block reaches, for all operands that are read together; below 0 where the last step leads to nothing.</summary>
    internal long Excess { get; }

    /// <summary>What indices outside of a range of the axis mean; null where there are none.</summary>
    internal AxisEdge? Edge { get; }

    /// <summary>How far apart they lie in what is read, with the direction.</summary>
    internal long StepInRead => IsSparse ? Math.Sign(Step) : Step;

    /// <summary>The index of the first point: a polynomial of the dims, or a number.</summary>
    internal Polynomial From => _start;

    /// <summary>True where the first point has index 0.</summary>
    internal bool IsFromZero => Edge is null && _start.Equals(Polynomial.Zero);

    /// <summary>True where it has only the axis of the space as its index.</summary>
    internal bool IsPlain { get; }

    /// <summary>True where the axis of the space says the index, whatever indices outside of a range mean.</summary>
    internal bool IsInPlace => Kind == AxisTermKind.Walk && Step == 1 && _start.Equals(Polynomial.Zero);

    /// <summary>The term of an axis whose index is that of axis <paramref name="axis"/> of the space.</summary>
    public static AxisTerm Walk(int axis) => axis < Walks.Length ? Walks[axis] : Walk(axis, Polynomial.Zero, 1);

    /// <summary>The term of an axis whose index is <paramref name="start"/> at the first point of axis <paramref name="axis"/> of the space, and goes by <paramref name="step"/>, which is not 0.</summary>
    public static AxisTerm Walk(int axis, Polynomial start, long step) => new(AxisTermKind.Walk, axis, start, step);

    /// <summary>The term of an axis of which all points of the space have the index <paramref name="start"/>.</summary>
    public static AxisTerm Fixed(Polynomial start) => new(AxisTermKind.Fixed, -1, start, 0);

    /// <summary>The one axis of the space that walks the array's, in either direction. False where there is none.</summary>
    internal bool TryAxis(out int axis)
    {
        axis = _axis;
        return Kind == AxisTermKind.Walk;
    }

    /// <summary>True where the index depends on that axis of the space.</summary>
    internal bool IsWalkedBy(int axis) => _axis == axis;

    /// <summary>The term where the space is seen through <paramref name="view"/>; null where no single term says so, as of an edge that is seen over an edge.</summary>
    internal AxisTerm? Compose(Access view) => Kind switch
    {
        AxisTermKind.Walk => view[_axis].Then(this),
        AxisTermKind.Fixed => this,
    };

    /// <summary>The term where the axes of the space are called otherwise.</summary>
    internal AxisTerm Renamed(Func<int, int> nameOf) => Kind switch
    {
        AxisTermKind.Walk => new AxisTerm(Kind, nameOf(_axis), _start, Step, Span, IsSparse, Edge),
        AxisTermKind.Fixed => this,
    };

    /// <summary>The term with numbers for what it begins with, and for its edge.</summary>
    internal AxisTerm At(Func<Polynomial, long> valueOf)
        => IsKnown ? this : Known(Kind, _axis, _start.IsConstant ? _start : Polynomial.Constant(valueOf(_start)), Step, Span, IsSparse, Edge?.At(valueOf));

    /// <summary>The term where only the indices are read that a block walks. What an edge means is read with what lies between.</summary>
    internal AxisTerm AsSparse() => Edge is null ? new(Kind, _axis, _start, Step, Span, isSparse: true) : this;

    /// <summary>The term where indices that leave a range of the axis mean what <paramref name="edge"/> says.</summary>
    internal AxisTerm With(AxisEdge edge) => Known(Kind, _axis, _start, Step, Span, IsSparse, edge);

    /// <summary>The term without an edge, of what has a value at each index.</summary>
    internal AxisTerm WithoutEdge() => Edge is null ? this : new(Kind, _axis, _start, Step, Span, IsSparse);

    /// <summary>True where numbers say where it begins.</summary>
    internal bool IsKnown => _start.IsConstant && Edge?.IsKnown != false;

    /// <summary>The index of the first point of a block, before an edge says what it means.</summary>
    internal long IndexOf(ReadOnlySpan<long> start) => Kind switch
    {
        AxisTermKind.Walk => _first + (Step * start[_axis]),
        AxisTermKind.Fixed => _first,
    };

    /// <summary>The first index of what a block reaches, and the number of indices there.</summary>
    internal long Reach(ReadOnlySpan<long> start, ReadOnlySpan<long> block, out long length)
    {
        length = Length(block);
        return Edge is null ? Start(start, block) : Edge.Image(Start(start, block), length, out length);
    }

    /// <summary>True where all indices of a block lie within the range that has an edge.</summary>
    internal bool IsInside(ReadOnlySpan<long> start, ReadOnlySpan<long> block) => Edge?.IsInside(Start(start, block), Length(block)) != false;

    // The first index of what a block reaches, before an edge says what it means.
    private long Start(ReadOnlySpan<long> start, ReadOnlySpan<long> block) => Kind switch
    {
        AxisTermKind.Walk => Step > 0 ? _first + (Step * start[_axis]) : _first + (Step * (start[_axis] + block[_axis] - 1)) - Span,
        AxisTermKind.Fixed => _first,
    };

    /// <summary>How many indices are read for a block of the space, at most: an edge may mean fewer.</summary>
    internal long Length(ReadOnlySpan<long> block) => Along(block) is > 0 and var length ? (Stretch * length) + Excess : 0;

    /// <summary>The indices that all of the space reaches, where <paramref name="points"/> is its length along the axis.</summary>
    internal Polynomial Extent(Polynomial points) => Edge is not null && Kind == AxisTermKind.Walk ? Edge.Extent : (Stretch * points) + Excess;

    /// <summary>What there is for the axis of the space that walks; 1 where none does.</summary>
    internal long Along(ReadOnlySpan<long> perAxis) => Kind switch
    {
        AxisTermKind.Walk => perAxis[_axis],
        AxisTermKind.Fixed => 1,
    };

    /// <summary>The same in symbols, or whatever stands for numbers.</summary>
    internal T Along<T>(Func<int, T> blockOf, Func<long, T> number) => Kind switch
    {
        AxisTermKind.Walk => blockOf(_axis),
        AxisTermKind.Fixed => number(1),
    };

    /// <summary>Adds to the step along each axis of the space what neighbours along it are apart; returns how far behind index 0 the first point has its element.</summary>
    internal long AddSteps(long stride, Span<long> steps)
    {
        if (Kind == AxisTermKind.Walk)
        {
            steps[_axis] += Step * stride;
        }

        return _first * stride;
    }

    /// <summary>The same in what a block reaches, kept for itself with all that <paramref name="stream"/>, of which this is one operand, reads together.</summary>
    internal long AddDenseSteps(AxisTerm stream, long stride, ReadOnlySpan<long> block, Span<long> steps)
    {
        long behind = _first - stream._first;
        if (Kind == AxisTermKind.Walk)
        {
            steps[_axis] += stream.StepInRead * stride;
        }

        return (Step < 0 ? behind + stream.Length(block) - 1 : behind) * stride;
    }

    /// <summary>What this and another operand reach together, where they are a number apart all the way; null where they are not.</summary>
    internal AxisTerm? Hull(AxisTerm other)
    {
        Polynomial apart = other._start - _start;
        AxisEdge? edge = Edge is null || other.Edge is null ? null : Edge.Hull(other.Edge);
        if (Kind != other.Kind || _axis != other._axis || Step != other.Step || !apart.IsConstant || (edge is null && (Edge is not null || other.Edge is not null)))
        {
            return null;
        }

        // Indices from where this one begins on: backwards, what is read together lies before it.
        long by = apart.ConstantTerm;
        long least = Step < 0 ? Math.Min(-Span, by - other.Span) : Math.Min(0, by);
        long greatest = Step < 0 ? Math.Max(0, by) : Math.Max(Span, by + other.Span);
        return new AxisTerm(Kind, _axis, _start + (Step < 0 ? greatest : least), Step, greatest - least, IsSparse && other.IsSparse && greatest == least, edge);
    }

    /// <summary>Where in a chunk the first point lies, as the space meets chunks, where index 0 lies at <paramref name="offset"/> in its own.</summary>
    internal long ChunkOffset(long chunk, long offset)
    {
        if (Edge is not null)
        {
            // What blocks reach of it is counted from the array's own beginning.
            return offset;
        }

        long place = Math.Max(0, _first + offset) % chunk;
        return Step < 0 ? chunk - 1 - place : place;
    }

    /// <inheritdoc/>
    public bool Equals(AxisTerm? other) => ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && _axis == other._axis && Step == other.Step && Span == other.Span && IsSparse == other.IsSparse && _start.Equals(other._start) && Equals(Edge, other.Edge));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AxisTerm);

    /// <inheritdoc/>
    public override int GetHashCode() => _axis + (16 * (int)Step) + (64 * (int)_first) + (1024 * (int)Span);

    /// <summary>
    /// The number of the axis that walks, or a dash, with where it begins, in which direction it goes and how much more is read with it: <c>0</c>, <c>n - 1 - 0</c>,
    /// <c>1 + 0</c>, <c>at 3</c>, <c>0 and 2 more</c>, <c>3 + 2*0</c>, <c>2*0 alone</c>, <c>-1 + 0 within 0..n (edge)</c>.
    /// </summary>
    public override string ToString() => Kind switch
    {
        AxisTermKind.Walk => (BeginsAtZero && Step > 0 ? "" : _start + (Step > 0 ? " + " : " - ")) + StepText + AxisText + SpanText + EdgeText,
        AxisTermKind.Fixed => (IsFromZero ? "-" : "at " + _start) + SpanText + EdgeText,
    };

    private bool BeginsAtZero => _start.Equals(Polynomial.Zero);

    private string EdgeText => Edge is null ? "" : " " + Edge;

    private string AxisText => _axis.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string StepText => Math.Abs(Step) == 1 ? "" : Math.Abs(Step).ToString(System.Globalization.CultureInfo.InvariantCulture) + "*";

    private string SpanText => IsSparse ? " alone" : Span == 0 ? "" : " and " + Span.ToString(System.Globalization.CultureInfo.InvariantCulture) + " more";

    private static long Times(long left, long right) => Math.Sign(left) * Math.Sign(right) * NumericMemory.SaturatingMultiply(Math.Abs(left), Math.Abs(right));

    // The term of what another one walks by this one's index. Where both are the plain ones nothing is made.
    private AxisTerm? Then(AxisTerm term)
    {
        if (term.IsFromZero && term.Step == 1 && term.Span == 0 && !term.IsSparse)
        {
            return this;
        }

        AxisEdge? seen = Edge?.Through(term._start, term.Step);
        AxisEdge? edge = Edge is null || term.Edge is null ? term.Edge ?? seen : Edge.Kind == EdgeKind.Nothing ? term.Edge.Within(seen!) : null;
        return Edge is not null && edge is null ? null
            : Known(Kind, _axis, term._start + (term.Step * _start), Times(term.Step, Step), term.Span, term.IsSparse && Kind == AxisTermKind.Walk, edge);
    }

    // Of a single index is known what it means.
    private static AxisTerm Known(AxisTermKind kind, int axis, Polynomial start, long step, long span, bool isSparse, AxisEdge? edge)
    {
        bool isMeant = kind == AxisTermKind.Fixed && edge?.IsKnown == true && start.IsConstant && edge.Extent.ConstantTerm > 0;
        return isMeant ? Fixed(edge!.IndexOf(start.ConstantTerm)) : new AxisTerm(kind, axis, start, step, span, isSparse, edge);
    }
}
