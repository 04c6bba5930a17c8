using StaticGraph.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>
/// One block of a view of stored arrays: goes through the chunks of each that the block meets, reads each once, and copies what the block has of it to where it has that.
/// </summary>
internal ref struct ReshapedChunkRead<T>
    where T : unmanaged
{
    private readonly ReadOnlySpan<long> _start;
    private readonly ReadOnlySpan<long> _block;
    private readonly Span<T> _destination;
    private readonly FlatBox _place;
    private readonly Span<T> _chunk;
    private readonly Span<byte> _scratch;
    private ArraySource<T> _stored = null!;
    private ReshapedGrid _grid = null!;
    private Axes _chunkStart;
    private Axes _chunkShape;
    private long _bytes;

    /// <summary>The elements of the block become those of <paramref name="place"/>, a box of the destination.</summary>
    public ReshapedChunkRead(ReadOnlySpan<long> start, ReadOnlySpan<long> block, Span<T> destination, FlatBox place, Span<T> chunk, Span<byte> scratch)
    {
        _start = start;
        _block = block;
        _destination = destination;
        _place = place;
        _chunk = chunk;
        _scratch = scratch;
    }

    /// <summary>Fills the destination with what the arrays have, each of which is seen by a grid; returns the bytes fetched.</summary>
    public long Run(ArraySource<T>[] stored, ReshapedGrid[] grids)
    {
        for (int i = 0; i < grids.Length; i++)
        {
            (_stored, _grid) = (stored[i], grids[i]);
            ReadFrom(0, 0);
        }

        return _bytes;
    }

    // Axes that become others do not depend on further ones: every chunk along these with every one along those.
    private void ReadFrom(int depth, int axis)
    {
        if (depth == _grid.Axes.Length)
        {
            ReadChunk();
            return;
        }

        ReshapedAxes axes = _grid.Axes[depth];
        int rank = axes.Shape.Length, seen = 3 * axes.ViewShape.Length;
        Span<long> numbers = stackalloc long[seen + (4 * rank)];
        FlatPart part = PartOf(axes, numbers[..seen]);
        MetChunks met = new(axes, part, numbers[seen..]);
        while (met.MoveNext())
        {
            met.Start.CopyTo(((Span<long>)_chunkStart)[axis..]);
            met.Length.CopyTo(((Span<long>)_chunkShape)[axis..]);
            if (_grid.IsRange)
            {
                Narrow(part, axis);
            }

            ReadFrom(depth + 1, axis + rank);
        }
    }

    // Of a piece nothing is read but what the block has of it.
    private void Narrow(scoped FlatPart part, int axis)
    {
        long end = _chunkStart[axis] + _chunkShape[axis];
        _ = part.TryNext(_chunkStart[axis], out long first, out _, out long length);
        (_chunkStart[axis], _chunkShape[axis]) = (first, Math.Min(end - first, length));
    }

    private void ReadChunk()
    {
        int rank = _stored.Shape.Length;
        ReadOnlySpan<long> shape = ((ReadOnlySpan<long>)_chunkShape)[..rank];
        _bytes += _stored.ReadExactly(((ReadOnlySpan<long>)_chunkStart)[..rank], shape, _chunk[..(int)Block.Count(shape)], _scratch);
        Copy(0, 0, 0, 0);
    }

    // What chunk and block have both, from an element of the chunk and one of the block along the axes before.
    private readonly void Copy(int depth, int axis, long from, long to)
    {
        ReshapedAxes axes = _grid.Axes[depth];
        int rank = axes.Shape.Length, seen = 3 * axes.ViewShape.Length;
        Span<long> numbers = stackalloc long[seen + (2 * rank)];
        FlatPart block = PartOf(axes, numbers[..seen]);
        FlatBox chunk = new(axes.Shape, ((ReadOnlySpan<long>)_chunkStart).Slice(axis, rank), ((ReadOnlySpan<long>)_chunkShape).Slice(axis, rank), numbers[seen..]);
        long at = 0;
        while (chunk.TryNext(at, out long position, out long stored, out long rest) && block.TryNext(position, out at, out long taken, out long wanted))
        {
            if (at == position)
            {
                long length = Math.Min(rest, wanted);
                CopyRun(depth, axis + rank, (from * chunk.Count) + stored, (to * block.Count) + taken, length);
                at += length;
            }
        }
    }

    private readonly void CopyRun(int depth, int axis, long from, long to, long length)
    {
        if (depth == _grid.Axes.Length - 1)
        {
            Place(_chunk.Slice((int)from, (int)length), to);
            return;
        }

        for (long i = 0; i < length; i++)
        {
            Copy(depth + 1, axis, from + i, to + i);
        }
    }

    private readonly void Place(ReadOnlySpan<T> run, long number)
    {
        while (!run.IsEmpty)
        {
            long position = _place.PositionOf(number, out long rest);
            int count = (int)Math.Min(rest, run.Length);
            run[..count].CopyTo(_destination[(int)position..]);
            run = run[count..];
            number += count;
        }
    }

    // Two numbers an axis are those of the box, and before them is where it begins.
    private readonly FlatPart PartOf(ReshapedAxes axes, Span<long> numbers)
    {
        int rank = axes.ViewShape.Length;
        for (int i = 0; i < rank; i++)
        {
            numbers[i] = _grid.Start[axes.ViewFirst + i] + _start[axes.ViewFirst + i];
        }

        return new FlatPart(new FlatBox(axes.ViewShape, numbers[..rank], _block.Slice(axes.ViewFirst, rank), numbers[rank..]), axes.Links);
    }
}
