using System;

namespace StaticGraph.CompilerServices;

/// <summary>Neighbouring axes of a stored array, in chunks that come whole, which are others in a view that has elements of it in the same order.</summary>
internal sealed class ReshapedAxes
{
    /// <summary>Takes over its arguments: of the stored axes their lengths, their chunks and where the first element lies in its chunk; of the view its first axis and the lengths; what slices and joins there are between both, the first next to the view.</summary>
    public ReshapedAxes(long[] shape, long[] chunk, long[] offset, int viewFirst, long[] viewShape, params FlatLink[] links)
    {
        (Shape, Chunk, Offset, ViewFirst, ViewShape, Links) = (shape, chunk, offset, viewFirst, viewShape, links);
        (RowElements, RowChunks) = (1, 1);
        for (int axis = 1; axis < shape.Length; axis++)
        {
            RowElements *= shape[axis];
            RowChunks *= ChunksAlong(axis);
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

    /// <summary>The slices and joins between the view and the array, from the view on. Of all axes of an array there are as many.</summary>
    public FlatLink[] Links { get; }

    /// <summary>True where the view has all elements of a stored axis along one of its own.</summary>
    public bool IsAxis => Shape.Length == 1 && ViewShape.Length == 1 && Array.TrueForAll(Links, link => link.IsSame);

    /// <summary>True where what the view has of the array comes in even distances: no join has it among other arrays' elements.</summary>
    public bool IsEven => Array.TrueForAll(Links, link => link.IsSame || link.IsSlice);

    /// <summary>The elements of an index of the first stored axis.</summary>
    public long RowElements { get; }

    /// <summary>The chunks at a place of the first stored axis.</summary>
    public long RowChunks { get; }

    /// <summary>After how many elements of the view the axes are cut by chunks as before.</summary>
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

            for (int i = Links.Length - 1; i >= 0; i--)
            {
                period = Links[i].Above(period);
            }

            return period;
        }
    }

    /// <summary>The chunks that a stored axis is cut into.</summary>
    public long ChunksAlong(int axis) => ((Shape[axis] + Offset[axis] - 1) / Chunk[axis]) + 1;

    /// <summary>The axes of a view that has them between further ones, seen through one more slice or join.</summary>
    public ReshapedAxes Behind(FlatLink link) => new(Shape, Chunk, Offset, ViewFirst, link.IsSlice ? link.Part : link.Whole, Arrays.Joined(new[] { link }, Links));

    /// <summary>The same axes as those of another shape.</summary>
    public ReshapedAxes As(int viewFirst, long[] viewShape) => new(Shape, Chunk, Offset, viewFirst, viewShape, Links);

    /// <summary>These axes and the next ones together.</summary>
    public ReshapedAxes With(ReshapedAxes next) => new(
        Arrays.Joined(Shape, next.Shape),
        Arrays.Joined(Chunk, next.Chunk),
        Arrays.Joined(Offset, next.Offset),
        ViewFirst,
        Arrays.Joined(ViewShape, next.ViewShape),
        Arrays.Make(Links.Length, i => FlatLink.Beside(Links[i], next.Links[i])));

    /// <summary>The part of the array, on an axis, that lies in one chunk with an index; returns where it begins.</summary>
    public long ChunkAt(int axis, long index, out long length)
    {
        long chunk = (index + Offset[axis]) / Chunk[axis] * Chunk[axis];
        long first = Math.Max(0, chunk - Offset[axis]);
        length = Math.Min(Shape[axis], chunk + Chunk[axis] - Offset[axis]) - first;
        return first;
    }
}
