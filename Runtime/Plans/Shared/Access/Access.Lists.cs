using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>What goes by a list, and what is read index by index.</summary>
public sealed partial class Access
{
    /// <summary>True where some axis goes by a list.</summary>
    internal bool HasLists { get; }

    /// <summary>True where what is read of some axis is more than a block's own points, which a list finds in it.</summary>
    internal bool HasTables { get; }

    /// <summary>True where arrays of indices say the indices of some axis.</summary>
    internal bool HasWhole { get; }

    /// <summary>True where indices of some axis are read each for itself.</summary>
    internal bool HasSparse { get; }

    /// <summary>The same where a list says the indices of axis <paramref name="index"/> of the array.</summary>
    internal Access Listed(int index, AxisTable table) => new(Arrays.Make(Rank, i => i == index ? AxisTerm.Listed(_terms[i].Axis, table) : _terms[i]));

    /// <summary>The same where an array of indices, another one along axes <paramref name="chosenAlong"/> of the space, says which of <paramref name="extent"/> indices from <paramref name="start"/> on each point has of axis <paramref name="index"/> of the array.</summary>
    internal Access Chosen(int index, Polynomial start, Polynomial extent, int[] chosenAlong) => new(Arrays.Make(Rank, i => i == index ? AxisTerm.Whole(start, extent, chosenAlong) : _terms[i]));

    /// <summary>The axes of the array whose indices arrays of indices say.</summary>
    internal int[] ChosenAxes => Arrays.Indices(Rank, i => _terms[i].IsWhole);

    /// <summary>The same where of the first axis of the array only the indices are read that are walked.</summary>
    internal Access InRows() => Sparse(i => i == 0);

    /// <summary>The same where of some axes of the array only the indices are read that are walked; those of lists that go together are read together so, where one of them is.</summary>
    internal Access Sparse(Func<int, bool> isSparse)
    {
        int[] chosen = Arrays.Indices(Rank, isSparse);
        bool IsChosen(int i) => Array.Exists(chosen, index => index == i || (_terms[index].IsTable && _terms[i].IsTable && _terms[index].Axis == _terms[i].Axis));
        return chosen.Length == 0 ? this : new(Arrays.Make(Rank, i => IsChosen(i) ? _terms[i].AsSparse(isBehind: IsBehindList(i)) : _terms[i]));
    }

    /// <summary>What there is for the axis of the space of what each block reads of an axis of the array: where a list says its indices they are read once for all axes that the same axis of the space walks.</summary>
    internal long ReadAlong(int index, ReadOnlySpan<long> perAxis) => IsBehindList(index) ? 1 : Along(index, perAxis);

    /// <summary>The same in symbols, or whatever stands for numbers.</summary>
    internal T ReadAlong<T>(int index, Func<int, T> blockOf, Func<long, T> number) => IsBehindList(index) ? number(1) : Along(index, blockOf, number);

    /// <summary>True where a list that is looked up in what is read says the index along that axis of the space.</summary>
    internal bool IsTabled(int axis)
    {
        bool isTabled = false;
        foreach (AxisTerm term in _terms.AsSpan())
        {
            isTabled |= term.IsTable && term.IsWalkedBy(axis);
        }

        return isTabled;
    }

    // What is read index by index along another axis than the first lies in a buffer one behind the other.
    private bool IsOutOfOrder
    {
        get
        {
            bool isOut = false;
            for (int i = 1; i < Rank; i++)
            {
                isOut |= _terms[i].IsSparse;
            }

            return isOut;
        }
    }

    // Lists that go together are of one axis of the space: its blocks are those of the first.
    private bool IsBehindList(int index) => _terms[index].Table is not null && IndexOf(_terms[index].Axis) < index;

    // A diagonal along which a list goes, an edge is reached or elements are left out: a block of it is no square, and nobody could say what it reads.
    private static bool HasMixedDiagonal(AxisTerm[] terms)
        => Array.Exists(terms, term => (term.Table is not null && Walks(terms, term.Axis) > 0) || ((term.Edge is not null || Math.Abs(term.Step) > 1) && Walks(terms, term.Axis) > 1));

    private static int Walks(AxisTerm[] terms, int axis)
    {
        int walks = 0;
        foreach (AxisTerm term in terms)
        {
            walks += term.Kind == AxisTermKind.Walk && term.IsWalkedBy(axis) ? 1 : 0;
        }

        return walks;
    }
}
