using System;

namespace StaticGraph.CompilerServices;

/// <summary>Axes of the array that are walked by several axes of the space together.</summary>
public sealed partial class Access
{
    /// <summary>True where there are such axes.</summary>
    internal bool HasWindows { get; }

    /// <summary>The same where the index of axis <paramref name="index"/> of the array goes along one more axis of the space.</summary>
    internal Access Sliding(int index, AxisWindow window) => new(Arrays.Make(Rank, i => i == index ? _terms[i].With(window) : _terms[i]));

    /// <summary>How it is read: all that windows reach, whichever of their points a block has.</summary>
    internal Access AsRead() => HasWindows ? new(Arrays.Map(_terms, term => term.AsRead())) : this;

    /// <summary>True where windows go along that axis of the space.</summary>
    internal bool IsWindow(int axis)
    {
        bool isWindow = false;
        foreach (AxisTerm term in _terms.AsSpan())
        {
            isWindow |= term.IsWindow(axis);
        }

        return isWindow;
    }

    /// <summary>The points that windows have at each point of the axes that walk the array.</summary>
    internal long WindowPoints()
    {
        long points = 1;
        foreach (AxisTerm term in _terms.AsSpan())
        {
            foreach (AxisWindow window in term.Windows.AsSpan())
            {
                points = NumericMemory.SaturatingMultiply(points, Math.Max(1, window.Length));
            }
        }

        return points;
    }

    // Along a diagonal no more is read than it walks: of windows there nobody could say what blocks reach.
    private static bool HasWindowOnDiagonal(AxisTerm[] terms)
        => Array.Exists(terms, slid => slid.HasWindows && Array.FindAll(terms, other => other.Axis == slid.Axis).Length > 1);
}
