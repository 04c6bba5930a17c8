using System;

namespace StaticGraph.CompilerServices;

/// <summary>How a step walks an axis of a sweep that overlaps: with each of its blocks goes what is around it.</summary>
internal sealed partial class AxisTerm
{
    /// <summary>The halo of a block, where the axis is one of a sweep's, and the space is the step's.</summary>
    internal Halo Halo => new(-_first, _first + Span, Edge is not null);

    /// <summary>The same with a halo, on an axis of a sweep that is <paramref name="length"/> long.</summary>
    internal AxisTerm Around(Halo halo, Polynomial length)
        => halo.IsNone ? this : new AxisTerm(Kind, _axis, -halo.Before, 1, halo.Span, edge: halo.IsCut ? AxisEdge.Only(Polynomial.Zero, length) : null);

    /// <summary>Where a block begins with its halo, on an axis of a sweep, and how many indices it has there; <paramref name="start"/> and <paramref name="length"/> are those of the step's axis.</summary>
    internal long Overlapping(long start, long length, out long reached)
    {
        reached = length + Span;
        return Edge is null ? _first + start : Edge.Image(_first + start, reached, out reached);
    }

    /// <summary>How many indices of an axis of a sweep all its blocks have together with their halos, where the step's axis is <paramref name="length"/> long and cut into blocks of <paramref name="block"/>.</summary>
    internal double Overlapped(long length, long block)
    {
        long blocks = (length / block) + (length % block == 0 ? 0 : 1), front = 0;
        double all = length + ((double)blocks * Span);

        // Near both ends blocks are cut off.
        for (; front < blocks && CutOff(front, length, block) is > 0 and var cut; front++)
        {
            all -= cut;
        }

        for (long back = blocks - 1; back >= front && CutOff(back, length, block) is > 0 and var cut; back--)
        {
            all -= cut;
        }

        return all;
    }

    private long CutOff(long number, long length, long block)
    {
        long from = number * block, its = Math.Min(block, length - from);
        Overlapping(from, its, out long reached);
        return its + Span - reached;
    }
}
