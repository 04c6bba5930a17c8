using System;

namespace StaticGraph.CompilerServices;

/// <summary>Single axes: who walks whom.</summary>
public sealed partial class Access
{
    /// <summary>The one axis of the space that walks an axis of the array, in either direction. False where there is none.</summary>
    internal bool TryAxis(int index, out int axis) => _terms[index].TryAxis(out axis);

    /// <summary>The same of an axis that is known to have one, as each of a sweep's has in its step.</summary>
    internal int AxisOf(int index) => TryAxis(index, out int axis) ? axis : throw new InvalidOperationException($"Axis {index} of an array walked by ({this}) has no axis of its own.");

    /// <summary>True where an axis of the array is walked from its end back to the beginning.</summary>
    internal bool IsBackwards(int index) => _terms[index].Step < 0;

    /// <summary>True where an axis of the array is walked by that axis of the space.</summary>
    internal bool IsWalked(int index, int axis) => _terms[index].IsWalkedBy(axis);

    /// <summary>True where an axis of the array is walked by one of the first <paramref name="split"/> axes of the space: those that a step cuts into parts.</summary>
    internal bool IsSplit(int index, int split) => TryAxis(index, out int axis) && axis < split;

    /// <summary>What there is for the axis that walks an axis of the array, e.g. the number of its blocks; 1 where none does.</summary>
    internal long Along(int index, ReadOnlySpan<long> perAxis) => _terms[index].Along(perAxis);

    /// <summary>True where the axes of the space walk the array's in order.</summary>
    internal bool IsInOrder
    {
        get
        {
            int last = -1;
            bool isInOrder = true;
            foreach (AxisTerm term in _terms.AsSpan())
            {
                if (term.Axis >= 0)
                {
                    isInOrder &= term.Axis >= last;
                    last = term.Axis;
                }
            }

            return isInOrder;
        }
    }

    /// <summary>True where some axis of a sweep, which its step walks so, goes with what is around each block.</summary>
    internal bool HasHalos
    {
        get
        {
            bool has = false;
            foreach (AxisTerm term in _terms.AsSpan())
            {
                has |= term.Kind == AxisTermKind.Walk && !term.IsPlain;
            }

            return has;
        }
    }

    /// <summary>True where some axis is walked backwards.</summary>
    internal bool HasBackwards
    {
        get
        {
            bool has = false;
            foreach (AxisTerm term in _terms.AsSpan())
            {
                has |= term.Step < 0;
            }

            return has;
        }
    }

    /// <summary>True where indices leave the array, or a range of it.</summary>
    internal bool HasEdges { get; }

    /// <summary>True where nothing that lies outside is used.</summary>
    internal bool HasOnlyUnusedEdges
    {
        get
        {
            bool areUnused = true;
            foreach (AxisTerm term in _terms.AsSpan())
            {
                areUnused &= term.Edge is not { Kind: not EdgeKind.Nothing };
            }

            return areUnused;
        }
    }

    /// <summary>True where they do so along an axis of the space.</summary>
    internal bool HasEdgeAlong(int axis)
    {
        bool has = false;
        foreach (AxisTerm term in _terms.AsSpan())
        {
            has |= term.HasEdge && term.IsWalkedBy(axis);
        }

        return has;
    }

    /// <summary>True where all axes are walked from index 0 on: where they begin in the array says nothing.</summary>
    internal bool IsFromZero
    {
        get
        {
            bool isFromZero = true;
            foreach (AxisTerm term in _terms.AsSpan())
            {
                isFromZero &= term.Step >= 0 && term.IsFromZero;
            }

            return isFromZero;
        }
    }

    /// <summary>True where an earlier axis of the array is walked by the same axis, along a diagonal.</summary>
    internal bool EndsDiagonal(int index) => TryAxis(index, out int axis) && IndexOf(axis) < index;

    /// <summary>True where a later one is.</summary>
    internal bool BeginsDiagonal(int index) => TryAxis(index, out int axis) && IndexOf(axis, index + 1) < Rank;

    /// <summary>The axes of the space each of which walks several axes of the array; none where each has its own.</summary>
    internal int[] Diagonals()
    {
        int[] axes = Array.Empty<int>();
        for (int index = 0; index < Rank; index++)
        {
            if (BeginsDiagonal(index) && !EndsDiagonal(index))
            {
                Array.Resize(ref axes, axes.Length + 1);
                axes[axes.Length - 1] = AxisOf(index);
            }
        }

        return axes;
    }

    /// <summary>
    /// True where a dense array steps as evenly along both axes of the space as along one: it has neither, or each walks one of its axes, the second's behind the
    /// first's, both from each index to the next in the same direction, and nothing more is read along the second.
    /// </summary>
    internal bool AreNeighbours(int outer, int inner)
    {
        int first = IndexOf(outer), second = IndexOf(inner);
        if (IsOutOfOrder)
        {
            return first == Rank && second == Rank;
        }

        bool isEven = second < Rank && second == first + 1 && Math.Abs(_terms[first].StepInRead) == 1 && _terms[first].StepInRead == _terms[second].StepInRead && _terms[second].Excess == 0 && !HasWindows && IndexOf(outer, first + 1) == Rank && IndexOf(inner, second + 1) == Rank;
        return first == Rank ? second == Rank : isEven && !HasEdgeAlong(outer) && !HasEdgeAlong(inner);
    }

    /// <summary>The first axis of the array, from one on, that an axis of the space walks; the rank where it walks none.</summary>
    internal int IndexOf(int axis, int from = 0)
    {
        while (from < Rank && !IsWalked(from, axis))
        {
            from++;
        }

        return from;
    }
}
