using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>The stored arrays that a view shows, each with the way from the view's axes to its own: what slices, joins and other shapes make of them.</summary>
internal static class StoredGrids
{
    // Of what is read by ranges, and then under another shape together with what is not.
    private const long PieceBytes = 16 << 10;

    /// <summary>The arrays behind a source, as <see cref="ArraySource{T}.Stored"/> has them; itself where nothing is to be said of others.</summary>
    public static ReshapedGrid[] Behind(ArraySource source)
        => source.Grids.Length > 0 ? Array.ConvertAll(source.Grids, grid => Seen(grid, source.Shape)) : [Itself(source)];

    /// <summary>The arrays behind a source of another shape. Of what is read by ranges whole pieces are read then: runs of it are no boxes.</summary>
    public static ReshapedGrid[] Reshaped(ArraySource source, ReadOnlySpan<long> shape)
    {
        if (shape.Contains(0) || (source.Grids.Length == 0 && !(source.ReadsWholeChunks && source.StoredChunkShape.Length > 0)))
        {
            return [];
        }

        ReshapeGroup[] groups = ReshapeGroup.Match(source.Shape, shape);
        long[] lengths = shape.ToArray();
        return Array.ConvertAll(Behind(source), grid => Of(Reshaped(grid.Axes, source.Shape.Length, groups, lengths), grid, isRange: false));
    }

    /// <summary>The arrays behind parts that are joined along an axis.</summary>
    public static ReshapedGrid[] Joined(ArraySource[] parts, ReadOnlySpan<long> shape, int axis)
    {
        List<ReshapedGrid> grids = [];
        long[] whole = shape.ToArray(), start = new long[whole.Length];
        foreach (ArraySource part in parts)
        {
            if (!part.Shape.Contains(0))
            {
                long[] from = [.. start], box = part.Shape.ToArray();
                grids.AddRange(Array.ConvertAll(Behind(part), grid => Linked(grid, whole, from, box, isSlice: false)));
            }

            start[axis] += part.Shape[axis];
        }

        return [.. grids];
    }

    /// <summary>Bytes for the longest chunk of the arrays behind a source, as elements of <typeparamref name="T"/>.</summary>
    public static long ChunkBytes<T>(ReshapedGrid[] grids)
        where T : unmanaged
    {
        long longest = 0;
        foreach (ReshapedGrid grid in grids)
        {
            longest = Math.Max(longest, grid.ChunkElements);
        }

        return ((longest * Unsafe.SizeOf<T>()) + 63) / 64 * 64;
    }

    /// <summary>Bytes of scratch for reading any of some arrays.</summary>
    public static long Scratch(ArraySource[] stored)
    {
        long most = 0;
        foreach (ArraySource array in stored)
        {
            most = Math.Max(most, array.ScratchBytes);
        }

        return most;
    }

    // Each axis for itself.
    private static ReshapedGrid Itself(ArraySource source)
    {
        long[] shape = source.Shape.ToArray(), chunk = source.StoredChunkShape.ToArray();
        bool isRange = !source.ReadsWholeChunks || chunk.Length == 0;
        if (isRange)
        {
            chunk = new long[shape.Length];
            PieceShape.Fill(shape, Math.Max(1, PieceBytes / source.StoredElementSize), [], long.MaxValue, chunk);
        }

        long[] offset = isRange || source.ChunkOffset.IsEmpty ? new long[shape.Length] : source.ChunkOffset.ToArray();
        var axes = new ReshapedAxes[shape.Length];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            axes[axis] = new ReshapedAxes([shape[axis]], [chunk[axis]], [offset[axis]], axis, [shape[axis]]);
        }

        return new ReshapedGrid(axes, Block.Count(chunk), source.StoredElementSize, isRange, new long[shape.Length]);
    }

    // What is read of the view from where the grid begins, as an array of its own.
    private static ReshapedGrid Seen(ReshapedGrid grid, ReadOnlySpan<long> shape)
    {
        long[] part = shape.ToArray(), whole = [.. grid.Axes.SelectMany(axes => axes.ViewShape)];
        return part.AsSpan().SequenceEqual(whole) ? grid : Linked(grid, whole, grid.Start, part, isSlice: true);
    }

    private static ReshapedGrid Linked(ReshapedGrid grid, long[] whole, long[] start, long[] part, bool isSlice)
        => Of(Array.ConvertAll(grid.Axes, axes => axes.Behind(new FlatLink(Own(axes, whole), Own(axes, start), Own(axes, part), isSlice))), grid, grid.IsRange);

    private static long[] Own(ReshapedAxes axes, long[] perAxis) => perAxis.AsSpan(axes.ViewFirst, axes.ViewShape.Length).ToArray();

    private static ReshapedGrid Of(ReshapedAxes[] axes, ReshapedGrid grid, bool isRange)
        => new(axes, grid.ChunkElements, grid.ElementSize, isRange, new long[axes.Sum(its => its.ViewShape.Length)]);

    // As many axes together as end where axes of the other shape end too.
    private static ReshapedAxes[] Reshaped(ReshapedAxes[] axes, int rank, ReshapeGroup[] groups, long[] shape)
    {
        List<ReshapedAxes> reshaped = [];
        int from = 0;
        for (int to = Math.Min(1, rank); to <= rank; to++)
        {
            if (to == rank || (Array.Exists(axes, its => its.ViewFirst == to) && Array.Exists(groups, group => group.First == to)))
            {
                (int first, int behind) = (from, to == rank ? int.MaxValue : to);
                ReshapeGroup[] others = [.. groups.Where(group => group.First >= first && group.First < behind)];
                int seen = others.Length == 0 ? 0 : others[0].ViewFirst;
                reshaped.Add(axes.Where(its => its.ViewFirst >= first && its.ViewFirst < behind).Aggregate((all, next) => all.With(next)).As(seen, shape.AsSpan(seen, others.Sum(group => group.ViewCount)).ToArray()));
                from = to;
            }
        }

        return [.. reshaped];
    }
}
