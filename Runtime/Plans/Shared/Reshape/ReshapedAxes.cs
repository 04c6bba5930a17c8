using System;

namespace StaticGraph.CompilerServices;

/// <summary>Neighbouring axes of a stored array, in chunks that come whole, which are others in a view of as many elements in the same order.</summary>
internal sealed class ReshapedAxes
{
    /// <summary>Takes over its arguments: of the stored axes their lengths, their chunks and where the first element lies in its chunk; of the view its first axis and the lengths.</summary>
    public ReshapedAxes(long[] shape, long[] chunk, long[] offset, int viewFirst, long[] viewShape)
    {
        (Shape, Chunk, Offset, ViewFirst, ViewShape) = (shape, chunk, offset, viewFirst, viewShape);
        (RowElements, RowChunks) = (1, 1);
        for (int axis = 1; axis < shape.Length; axis++)
        {
            RowElements *= shape[axis];
            RowChunks *= ((shape[axis] + offset[axis] - 1) / chunk[axis]) + 1;
        }
    }

    /// <summary>The lengths of the stored axes.</summary>
    public long[] Shape { get; }

    /// <summary>The lengths of a chunk.</summary>
    public long[] Chunk { get; }

    /// <summary>Where the first element lies in its chunk.</summary>
    public long[] Offset { get; }

    /// <summary>The first axis of the view.</summary>
    public int ViewFirst { get; }

    /// <summary>The lengths of the view's axes.</summary>
    public long[] ViewShape { get; }

    /// <summary>The elements of an index of the first stored axis.</summary>
    public long RowElements { get; }

    /// <summary>The chunks at a place of the first stored axis.</summary>
    public long RowChunks { get; }

    /// <summary>After how many elements the axes are cut by chunks as before.</summary>
    public long Period
    {
        get
        {
            int first = 0;
            while (first < Shape.Length - 1 && Shape[first] == 1)
            {
                first++;
            }

            long period = Shape.Length == 0 ? 1 : Chunk[first];
            for (int axis = first + 1; axis < Shape.Length; axis++)
            {
                period *= Shape[axis];
            }

            return period;
        }
    }

    /// <summary>The part of the array, on an axis, that lies in one chunk with an index; returns where it begins.</summary>
    public long ChunkAt(int axis, long index, out long length)
    {
        long chunk = (index + Offset[axis]) / Chunk[axis] * Chunk[axis];
        long first = Math.Max(0, chunk - Offset[axis]);
        length = Math.Min(Shape[axis], chunk + Chunk[axis] - Offset[axis]) - first;
        return first;
    }
}
