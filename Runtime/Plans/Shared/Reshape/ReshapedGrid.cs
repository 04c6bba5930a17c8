using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// A stored array that is read through a view: each block fetches the chunks that it meets, each once, where chunks come whole; where they do not, what it has of the array. A view of joined arrays
/// has one for each of them.
/// </summary>
internal sealed class ReshapedGrid
{
    /// <summary>Takes over its arguments: axes that become others, in order; the elements of a chunk, and the bytes of one; whether it is read by ranges; and where what is read begins in the view.</summary>
    public ReshapedGrid(ReshapedAxes[] axes, long chunkElements, int elementSize, bool isRange, long[] start)
    {
        (Axes, ChunkElements, ElementSize, IsRange, Start) = (axes, chunkElements, elementSize, isRange, start);
    }

    /// <summary>The axes of the view with those of the array that they are made of.</summary>
    public ReshapedAxes[] Axes { get; }

    /// <summary>The elements of a chunk.</summary>
    public long ChunkElements { get; }

    /// <summary>Bytes of a stored element.</summary>
    public int ElementSize { get; }

    /// <summary>True where nothing else is read than what a block has of the array, along each axis neighbours: then chunks are only the pieces in which that may be done.</summary>
    public bool IsRange { get; }

    /// <summary>Where what is read begins in the view.</summary>
    public long[] Start { get; }

    /// <summary>The same of what begins further on.</summary>
    public ReshapedGrid From(ReadOnlySpan<long> start)
    {
        var moved = (long[])Start.Clone();
        for (int axis = 0; axis < moved.Length; axis++)
        {
            moved[axis] += start[axis];
        }

        return new ReshapedGrid(Axes, ChunkElements, ElementSize, IsRange, moved);
    }

    /// <summary>
    /// Lengths along the view's axes that meet few chunks: of axes that become others as many indices of the first that is longer than one as end with a place of the stored first one, and all of those inside.
    /// </summary>
    public long[] Cells()
    {
        var cells = new long[Start.Length];
        foreach (ReshapedAxes axes in Axes)
        {
            long inner = 1;
            for (int axis = axes.ViewShape.Length - 1; axis >= 0; axis--)
            {
                long length = axes.ViewShape[axis];
                bool isFirst = Array.TrueForAll(axes.ViewShape.AsSpan(0, axis).ToArray(), outer => outer == 1);
                cells[axes.ViewFirst + axis] = isFirst ? Math.Max(1, Math.Min(length, BlockUnits.Lcm(axes.Period, inner) / inner)) : length;
                inner *= length;
            }
        }

        return cells;
    }
}
