using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// How one axis of an array is walked: at point i of an axis of the space its index is <c>start + step * i</c>, and where several walk it together, the indices from there
/// up to <see cref="Span"/> further on. What lies between the indices of a block is read with them, unless only they are (<see cref="IsSparse"/>). Or a list says the index: then
/// every block reads all from the least one to the greatest, or, where it is sparse, those of its own points one after another. Where an array of indices says it, every block reads all that may be said. What an <see cref="Access"/>
/// is asked it asks its terms: a new kind of them answers here. What indices mean that leave a range of the array's axis says <see cref="Edge"/>, where there is one.
/// </summary>
internal sealed partial class AxisTerm : IEquatable<AxisTerm>
{
    // No array is longer: of longer steps only the first leads to an element.
    private const long LongestStep = 1L << 48;

    // Those of the first axes, of which a search for plans makes accesses by the ten thousand.
    private static readonly AxisTerm[] Walks = Arrays.Make(8, axis => Walk(axis, Polynomial.Zero, 1));

    private readonly int _axis;
    private readonly Polynomial _start;

    // How many indices there are to choose from, where an array of indices does.
    private readonly Polynomial? _extent;

    // The start, where it is a number.
    private readonly long _first;

    private AxisTerm(AxisTermKind kind, int axis, Polynomial start, long step, long span = 0, bool isSparse = false, AxisEdge? edge = null, EquatableArray<AxisWindow> windows = default)
    {
        (Kind, _axis, _start, Step, Span, IsSparse, Edge, Windows) = (kind, axis, start, Math.Max(-LongestStep, Math.Min(LongestStep, step)), span, isSparse, edge, windows);
        _first = start.ConstantTerm;
        (Before, Behind) = AxisWindow.Reach(windows);

        // Asked for at every block.
        Stretch = IsSparse || Step == 0 ? 1 : Math.Abs(Step);
        Excess = 1 + Span + Before + Behind - Stretch;
        IsPlain = IsInPlace && span == 0 && edge is null;
    }

    // An edge says what listed indices mean that leave a range, until numbers do.
    private AxisTerm(AxisTable table, int axis, AxisEdge? edge, bool isSparse = false, bool isBehind = false)
    {
        (Kind, _axis, _start, Table, Edge, IsSparse, IsBehind) = (AxisTermKind.Table, axis, table.First, table, edge, isSparse, isBehind);
        _first = table.First.ConstantTerm;
        (Stretch, Excess) = !isSparse ? (0, table.Reach.ConstantTerm) : isBehind ? (0, 1) : (1, 0);
    }

    private AxisTerm(Polynomial start, Polynomial extent, EquatableArray<int> chosenAlong)
    {
        (Kind, _axis, _start, _extent, ChosenAlong) = (AxisTermKind.Whole, -1, start, extent, chosenAlong);
        _first = start.ConstantTerm;
        (Stretch, Excess) = (0, extent.ConstantTerm);
    }

    /// <summary>The term of an axis of length 1 that all points of the space share.</summary>
    public static AxisTerm Broadcast { get; } = Fixed(Polynomial.Zero);

    /// <summary>The way it is walked.</summary>
    internal AxisTermKind Kind { get; }

    /// <summary>How far the index goes with each point of the axis of the space, below 0 back to the beginning; 0 where there is none, or a list says the index.</summary>
    internal long Step { get; }

    /// <summary>How many more indices a block reaches than one operand does: how far those apart are that are read together, from the first one to the last. 0 of one alone.</summary>
    internal long Span { get; }

    /// <summary>True where of what a block reaches only the indices are read that it walks, each for itself.</summary>
    internal bool IsSparse { get; }

    /// <summary>True of a sparse list that goes together with one of an axis of the array before: each read of that one reads one index of this.</summary>
    internal bool IsBehind { get; }

    /// <summary>The indices of a list; null where none says them.</summary>
    internal AxisTable? Table { get; }

    /// <summary>True where a list, or an array of indices, says which of the indices that are read each point has.</summary>
    internal bool IsTable => (Kind == AxisTermKind.Table && !IsSparse) || IsWhole;

    /// <summary>True where an array of indices says it.</summary>
    internal bool IsWhole => Kind == AxisTermKind.Whole;

    /// <summary>The axes of the space along which an array of indices may say another index; none where there is no such array.</summary>
    internal EquatableArray<int> ChosenAlong { get; }

    /// <summary>The axis of the space on which the index depends, in whatever way; -1 for none.</summary>
    internal int Axis => _axis;

    /// <summary>How far apart neighbours along the axis lie in what is read, as a length: a block of c points reaches <c>Stretch * c + Excess</c> indices. 0 where a list says them: each block reaches all of these.</summary>
    internal long Stretch { get; }

    /// <summary>How much more than its stretched length a block reaches, for all operands that are read together; below 0 where the last step leads to nothing.</summary>
    internal long Excess { get; }

    /// <summary>The same before the dims are known.</summary>
    internal Polynomial Beyond => !IsTable ? Excess == 0 ? Polynomial.Zero : Excess : Edge?.Extent ?? _extent ?? Table!.Reach;

    /// <summary>What indices outside of a range of the axis mean; null where there are none.</summary>
    internal AxisEdge? Edge { get; }

    /// <summary>True where blocks reach over an edge. What listed indices mean there is known with the numbers.</summary>
    internal bool HasEdge => Edge is not null && Kind != AxisTermKind.Table;

    /// <summary>How far apart they lie in what is read, with the direction.</summary>
    internal long StepInRead => !IsSparse ? Step : Kind != AxisTermKind.Table ? Math.Sign(Step) : IsBehind ? 0 : 1;

    /// <summary>The index of the first point, or the least of a list: a polynomial of the dims, or a number.</summary>
    internal Polynomial From => _start;

    /// <summary>True where the first point has index 0, or the least of a list is 0.</summary>
    internal bool IsFromZero => Edge is null && _start.Equals(Polynomial.Zero);

    /// <summary>True where it has only the axis of the space as its index.</summary>
    internal bool IsPlain { get; }

    /// <summary>True where the axis of the space says the index, whatever indices outside of a range mean.</summary>
    internal bool IsInPlace => Kind == AxisTermKind.Walk && Step == 1 && !HasWindows && _start.Equals(Polynomial.Zero);

    /// <summary>The term of an axis whose index is that of axis <paramref name="axis"/> of the space.</summary>
    public static AxisTerm Walk(int axis) => axis < Walks.Length ? Walks[axis] : Walk(axis, Polynomial.Zero, 1);

    /// <summary>The term of an axis whose index is <paramref name="start"/> at the first point of axis <paramref name="axis"/> of the space, and goes by <paramref name="step"/>, which is not 0.</summary>
    public static AxisTerm Walk(int axis, Polynomial start, long step) => new(AxisTermKind.Walk, axis, start, step);

    /// <summary>The term of an axis of which all points of the space have the index <paramref name="start"/>.</summary>
    public static AxisTerm Fixed(Polynomial start) => new(AxisTermKind.Fixed, -1, start, 0);

    /// <summary>The term of an axis whose index is listed, in <paramref name="table"/>, for each point of axis <paramref name="axis"/> of the space.</summary>
    public static AxisTerm Listed(int axis, AxisTable table) => new(table, axis, edge: null);

    /// <summary>The term of an axis of whose <paramref name="extent"/> indices from <paramref name="start"/> on an array of indices chooses one for each point, another one along axes <paramref name="chosenAlong"/> of the space.</summary>
    public static AxisTerm Whole(Polynomial start, Polynomial extent, params int[] chosenAlong) => new(start, extent, chosenAlong);

    /// <summary>The one axis of the space that walks the array's, in either direction. False where there is none, and where a list says the index.</summary>
    internal bool TryAxis(out int axis)
    {
        axis = _axis;
        return Kind == AxisTermKind.Walk;
    }

    /// <summary>True where the index depends on that axis of the space.</summary>
    internal bool IsWalkedBy(int axis) => _axis == axis || (HasWindows && IsWindow(axis));

    /// <summary>The term where the axes of the space are called otherwise.</summary>
    internal AxisTerm Renamed(Func<int, int> nameOf) => Kind switch
    {
        AxisTermKind.Walk => new AxisTerm(Kind, nameOf(_axis), _start, Step, Span, IsSparse, Edge, AxisWindow.Renamed(Windows, nameOf)),
        AxisTermKind.Fixed => this,
        AxisTermKind.Table => new AxisTerm(Table!, nameOf(_axis), Edge, IsSparse, IsBehind),
        AxisTermKind.Whole => new AxisTerm(_start, _extent!, Arrays.Map(ChosenAlong, nameOf)),
    };

    /// <summary>The term with numbers for what it begins with or for each index of a list, and for its edge.</summary>
    internal AxisTerm At(Func<Polynomial, long> valueOf)
        => IsKnown ? this
        : IsWhole ? new AxisTerm(Known(_start, valueOf), Known(_extent!, valueOf), ChosenAlong)
        : Table is not null ? ListedAt(valueOf)
        : HasWindows ? Sliding(Known(_start, valueOf))
        : Known(Kind, _axis, Known(_start, valueOf), Step, Span, IsSparse, Edge?.At(valueOf));

    /// <summary>The term where only the indices are read that a block walks. What an edge means is read with what lies between.</summary>
    internal AxisTerm AsSparse(bool isBehind) => Table is not null ? new AxisTerm(Table, _axis, Edge, isSparse: true, isBehind)
        : Edge is null && !IsWhole && !HasWindows ? new(Kind, _axis, _start, Step, Span, isSparse: true)
        : this;

    /// <summary>The term where indices that leave a range of the axis mean what <paramref name="edge"/> says.</summary>
    internal AxisTerm With(AxisEdge edge) => Table is null ? Known(Kind, _axis, _start, Step, Span, IsSparse, edge) : Known(Table, _axis, edge, IsSparse, IsBehind);

    /// <summary>The term without an edge, of what has a value at each index.</summary>
    internal AxisTerm WithoutEdge() => Edge is null ? this : Table is null ? new(Kind, _axis, _start, Step, Span, IsSparse) : new AxisTerm(Table, _axis, edge: null, IsSparse, IsBehind);

    /// <summary>True where numbers say where it begins, or each index of a list.</summary>
    internal bool IsKnown => Table is null ? _start.IsConstant && Edge?.IsKnown != false && _extent?.IsConstant != false : Table.IsKnown && Edge is null;

    /// <summary>The index of the first point of a block, before an edge says what it means; the least of a list.</summary>
    internal long IndexOf(ReadOnlySpan<long> start) => Kind switch
    {
        AxisTermKind.Walk => _first + (Step * start[_axis]) + AxisWindow.IndexOf(Windows, start),
        AxisTermKind.Fixed or AxisTermKind.Table or AxisTermKind.Whole => _first,
    };

    /// <summary>Where indices are read each for itself: the index of the <paramref name="number"/>th of a block that begins at <paramref name="start"/>, as <see cref="Reach"/> says.</summary>
    internal long ReadIndex(long start, long number) => Table is not null ? Table[(int)(start + number)].ConstantTerm : start + (number * Math.Abs(Step));

    /// <summary>The first index of what a block reaches, and the number of indices there; where a list says the indices that are read each for itself, its first place in the list.</summary>
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
        AxisTermKind.Walk => (Step > 0 ? _first + (Step * start[_axis]) : _first + (Step * (start[_axis] + block[_axis] - 1)) - Span) - Before,
        AxisTermKind.Fixed or AxisTermKind.Whole => _first,
        AxisTermKind.Table => IsSparse ? start[_axis] : _first,
    };

    /// <summary>How many indices are read for a block of the space, at most: an edge may mean fewer.</summary>
    internal long Length(ReadOnlySpan<long> block) => Along(block) is > 0 and var length ? (Stretch * length) + Excess : 0;

    /// <summary>The indices that all of the space reaches, where <paramref name="points"/> is its length along the axis.</summary>
    internal Polynomial Extent(Polynomial points) => Edge is not null && Kind == AxisTermKind.Walk ? Edge.Extent : (Stretch * points) + Beyond;

    /// <summary>What there is for the axis of the space that walks; 1 where none does.</summary>
    internal long Along(ReadOnlySpan<long> perAxis) => Kind switch
    {
        AxisTermKind.Walk or AxisTermKind.Table => perAxis[_axis],
        AxisTermKind.Fixed or AxisTermKind.Whole => 1,
    };

    /// <summary>The same in symbols, or whatever stands for numbers.</summary>
    internal T Along<T>(Func<int, T> blockOf, Func<long, T> number) => Kind switch
    {
        AxisTermKind.Walk or AxisTermKind.Table => blockOf(_axis),
        AxisTermKind.Fixed or AxisTermKind.Whole => number(1),
    };

    /// <summary>Adds to the step along each axis of the space what neighbours along it are apart; returns how far behind index 0 the first point has its element, or the least of a list.</summary>
    internal long AddSteps(long stride, Span<long> steps)
    {
        if (Kind == AxisTermKind.Walk)
        {
            steps[_axis] += Step * stride;
            AxisWindow.AddSteps(Windows, stride, steps);
        }

        return _first * stride;
    }

    /// <summary>The same in what a block reaches, kept for itself with all that <paramref name="stream"/>, of which this is one operand, reads together.</summary>
    internal long AddDenseSteps(AxisTerm stream, long stride, ReadOnlySpan<long> block, Span<long> steps)
    {
        long behind = _first - stream._first;
        if (_axis >= 0)
        {
            steps[_axis] += stream.StepInRead * stride;
            AxisWindow.AddSteps(Windows, stride, steps);
        }

        return (Step < 0 ? behind + stream.Length(block) - 1 : behind) * stride;
    }

    /// <summary>What this and another operand reach together, where they are a number apart all the way; null where they are not.</summary>
    internal AxisTerm? Hull(AxisTerm other)
    {
        if (HasWindows || other.HasWindows)
        {
            return AsRead().Hull(other.AsRead());
        }

        if (Kind is AxisTermKind.Table or AxisTermKind.Whole)
        {
            // Whatever chooses: what is there to choose from is one.
            return Equals(other) || (other.IsWhole && IsWhole && _start.Equals(other._start) && _extent!.Equals(other._extent)) ? this : null;
        }

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
        || (other is not null && Kind == other.Kind && _axis == other._axis && Step == other.Step && Span == other.Span && IsSparse == other.IsSparse && IsBehind == other.IsBehind
            && _start.Equals(other._start) && Equals(Edge, other.Edge) && Equals(Table, other.Table) && Equals(_extent, other._extent) && ChosenAlong.Equals(other.ChosenAlong) && Windows.Equals(other.Windows));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AxisTerm);

    /// <inheritdoc/>
    public override int GetHashCode() => _axis + (16 * (int)Step) + (64 * (int)_first) + (1024 * (int)Span);

    private static Polynomial Known(Polynomial length, Func<Polynomial, long> valueOf) => length.IsConstant ? length : Polynomial.Constant(valueOf(length));
}
