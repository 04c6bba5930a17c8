using StaticGraph.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>
/// One block of a reshaped array whose chunks come whole: goes through the chunks that the block meets, reads each once, and copies what the block has of it to where it has that.
/// </summary>
internal ref struct ReshapedChunkRead<T>
    where T : unmanaged
{
    private readonly ArraySource<T> _parent;
    private readonly ReshapedAxes[] _axes;
    private readonly ReadOnlySpan<long> _start;
    private readonly ReadOnlySpan<long> _block;
    private readonly Span<T> _destination;
    private readonly Span<T> _chunk;
    private readonly Span<byte> _scratch;
    private Axes _chunkStart;
    private Axes _chunkShape;
    private long _bytes;

    public ReshapedChunkRead(
        ArraySource<T> parent, ReshapedAxes[] axes, ReadOnlySpan<long> start, ReadOnlySpan<long> block, Span<T> destination, Span<T> chunk, Span<byte> scratch)
    {
        _parent = parent;
        _axes = axes;
        _start = start;
        _block = block;
        _destination = destination;
        _chunk = chunk;
        _scratch = scratch;
    }

    /// <summary>Fills the destination; returns the bytes fetched.</summary>
    public long Run()
    {
        ReadFrom(0, 0);
        return _bytes;
    }

    // Axes that become others do not depend on further ones: every chunk along these with every one along those.
    private void ReadFrom(int depth, int axis)
    {
        if (depth == _axes.Length)
        {
            ReadChunk();
            return;
        }

        ReshapedAxes axes = _axes[depth];
        int rank = axes.Shape.Length, seen = 2 * axes.ViewShape.Length;
        Span<long> numbers = stackalloc long[seen + (4 * rank)];
        MetChunks met = new(axes, BoxOf(axes, numbers[..seen]), numbers[seen..]);
        while (met.MoveNext())
        {
            met.Start.CopyTo(((Span<long>)_chunkStart)[axis..]);
            met.Length.CopyTo(((Span<long>)_chunkShape)[axis..]);
            ReadFrom(depth + 1, axis + rank);
        }
    }

    private void ReadChunk()
    {
        int rank = _parent.Shape.Length;
        ReadOnlySpan<long> shape = ((ReadOnlySpan<long>)_chunkShape)[..rank];
        _bytes += _parent.ReadExactly(((ReadOnlySpan<long>)_chunkStart)[..rank], shape, _chunk[..(int)Block.Count(shape)], _scratch);
        Copy(0, 0, 0, 0);
    }

    // What chunk and block have both, from an element of the chunk and one of the block along the axes before.
    private readonly void Copy(int depth, int axis, long from, long to)
    {
        ReshapedAxes axes = _axes[depth];
        int rank = axes.Shape.Length, seen = 2 * axes.ViewShape.Length;
        Span<long> numbers = stackalloc long[seen + (2 * rank)];
        FlatBox block = BoxOf(axes, numbers[..seen]);
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
        if (depth == _axes.Length - 1)
        {
            _chunk.Slice((int)from, (int)length).CopyTo(_destination[(int)to..]);
            return;
        }

        for (long i = 0; i < length; i++)
        {
            Copy(depth + 1, axis, from + i, to + i);
        }
    }

    private readonly FlatBox BoxOf(ReshapedAxes axes, Span<long> numbers)
    {
        int rank = axes.ViewShape.Length;
        return new FlatBox(axes.ViewShape, _start.Slice(axes.ViewFirst, rank), _block.Slice(axes.ViewFirst, rank), numbers);
    }
}
