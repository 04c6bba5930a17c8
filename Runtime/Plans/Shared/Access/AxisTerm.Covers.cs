using System;

namespace StaticGraph.CompilerServices;

/// <summary>What one reading has of another one.</summary>
internal sealed partial class AxisTerm
{
    /// <summary>
    /// True where each block reaches, of an axis of the array, all that it reaches of it as <paramref name="other"/> says, and what that means lies there in its order; the axis of the space that walks it has this
    /// <paramref name="length"/>. Where nobody can say it is false.
    /// </summary>
    internal bool Covers(AxisTerm other, Func<int, Polynomial> length)
    {
        if (Equals(other))
        {
            return true;
        }

        bool mayBe = GoesAlong && other.GoesAlong && _axis == other._axis && other.Span <= Span && (Span > 0 || Edge is not null || other.Edge is not null);
        if (!mayBe || other._start - _start is not { IsConstant: true, ConstantTerm: >= 0 and var apart } || apart + other.Span > Span)
        {
            return false;
        }

        return Edge is null ? other.Edge is null or { Kind: EdgeKind.Nothing } : Edge.Covers(other.Edge ?? AxisEdge.Only(other._start, other._start + length(_axis) + other.Span));
    }

    // From index to index, as the axis of the space does.
    private bool GoesAlong => Kind == AxisTermKind.Walk && Step == 1 && !IsSparse && !HasWindows;
}
