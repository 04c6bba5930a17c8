using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>Views of views.</summary>
internal sealed partial class AxisTerm
{
    // Longer lists are looked at where they are held.
    private const int LongestTable = 1 << 12;

    /// <summary>
    /// The term where the space is seen through <paramref name="view"/>, whose own space has these <paramref name="lengths"/> if they are known; null where no single term says so, as of an edge that is seen over an
    /// edge, and where only dims say which indices are taken of a list.
    /// </summary>
    internal AxisTerm? Compose(Access view, IReadOnlyList<Polynomial>? lengths) => Kind switch
    {
        AxisTermKind.Walk => HasWindows || (view[_axis].HasWindows && !IsPlain) ? Slid(view, lengths) : view[_axis].Then(this),
        AxisTermKind.Fixed => this,
        AxisTermKind.Table => view[_axis].HasWindows ? null : view[_axis].Of(this, lengths),
        AxisTermKind.Whole => new AxisTerm(_start, _extent!, System.Array.FindAll(Arrays.Map(ChosenAlong, axis => view[axis].Axis), axis => axis >= 0)),
    };

    // The term of what another one walks by this one's index. Where both are the plain ones nothing is made. What goes with each block here goes with it there too, and nothing of it is read index by index.
    private AxisTerm? Then(AxisTerm term)
    {
        if (term.IsFromZero && term.Step == 1 && term.Span == 0 && !term.IsSparse)
        {
            return this;
        }

        if (IsWhole)
        {
            // What is chosen from in steps, or over an edge, is held.
            return term.Step == 1 && term.Span == 0 && term.Edge is null ? new AxisTerm(term._start + _start, _extent!, ChosenAlong) : null;
        }

        if (Span > 0 && (term.IsSparse || term.Step < 0))
        {
            return null;
        }

        AxisEdge? seen = Edge?.Through(term._start, term.Step)?.Longer(term.Span);
        AxisEdge? edge = Edge is null || term.Edge is null ? term.Edge ?? seen : Edge.Kind == EdgeKind.Nothing ? term.Edge.Within(seen!) : null;
        return Edge is not null && edge is null ? null
            : Table is not null ? Known(Table.Select(place => term._start + (term.Step * place)), _axis, edge)
            : Known(Kind, _axis, term._start + (term.Step * _start), Times(term.Step, Step), term.Span + (Math.Abs(term.Step) * Span), term.IsSparse && Kind == AxisTermKind.Walk, edge);
    }

    // The term of what goes by a list at this one's index.
    private AxisTerm? Of(AxisTerm term, IReadOnlyList<Polynomial>? lengths)
    {
        Polynomial? points = Kind switch
        {
            AxisTermKind.Walk => lengths?[_axis],
            AxisTermKind.Fixed => Polynomial.One,
            AxisTermKind.Table => Table!.Count,
            AxisTermKind.Whole => null,
        };
        if (IsPlain && !(points is { IsConstant: true } && points.ConstantTerm < term.Table!.Count))
        {
            return new AxisTerm(term.Table!, _axis, term.Edge, term.IsSparse, term.IsBehind);
        }

        if (!IsKnown || points is not { IsConstant: true } || points.ConstantTerm is < 0 or > LongestTable)
        {
            return null;
        }

        // What there is nothing of is held: that nothing is read of it nobody need say.
        if (term.Table!.Count == 0 || Edge?.Extent.ConstantTerm <= 0)
        {
            return null;
        }

        AxisTable taken = Taken(term.Table, (int)points.ConstantTerm);
        return _axis >= 0 ? Known(taken, _axis, term.Edge) : term.Edge is null ? Fixed(taken[0]) : Fixed(taken[0]).With(term.Edge);
    }

    // Of a list what this one's index takes at each point.
    private AxisTable Taken(AxisTable list, int points)
    {
        long Place(int point) => Table is not null ? Table[point].ConstantTerm : _first + (Step * point);
        return AxisTable.Of(Arrays.Make(points, point => list[(int)(Edge?.IndexOf(Place(point)) ?? Place(point))]));
    }

    private static long Times(long left, long right) => Math.Sign(left) * Math.Sign(right) * NumericMemory.SaturatingMultiply(Math.Abs(left), Math.Abs(right));

    // Of a single index is known what it means.
    private static AxisTerm Known(AxisTermKind kind, int axis, Polynomial start, long step, long span, bool isSparse, AxisEdge? edge)
    {
        bool isMeant = kind == AxisTermKind.Fixed && edge?.IsKnown == true && start.IsConstant && edge.Extent.ConstantTerm > 0;
        return isMeant ? Fixed(edge!.IndexOf(start.ConstantTerm)) : new AxisTerm(kind, axis, start, step, span, isSparse, edge);
    }

    // Of listed ones too.
    private static AxisTerm Known(AxisTable table, int axis, AxisEdge? edge, bool isSparse = false, bool isBehind = false)
    {
        bool isMeant = edge?.IsKnown == true && table.IsKnown && edge.Extent.ConstantTerm > 0;
        return new AxisTerm(isMeant ? table.Select(index => edge!.IndexOf(index.ConstantTerm)) : table, axis, isMeant ? null : edge, isSparse, isBehind);
    }

    // With numbers for all of them. An axis without elements has none that they could mean.
    private AxisTerm ListedAt(Func<Polynomial, long> valueOf)
    {
        AxisTable listed = Table!.Select(index => Polynomial.Constant(valueOf(index)));
        AxisEdge? edge = Edge?.At(valueOf);
        return edge?.Extent.ConstantTerm <= 0 ? new AxisTerm(AxisTable.OfNothing(listed.Count), _axis, edge: null, IsSparse, IsBehind) : Known(listed, _axis, edge, IsSparse, IsBehind);
    }
}
