using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>Several sources, one behind the other along an axis.</summary>
internal sealed class JoinView<T> : ArraySource<T>
    where T : unmanaged
{
    private readonly ArraySource<T>[] _parts;
    private readonly Lazy<string?[]> _names;
    private readonly Lazy<IReadOnlyDictionary<string, object>> _attributes;
    private readonly long[] _ends;
    private readonly int _axis;
    private readonly long _bufferBytes;
    private ReshapedGrid[]? _grids;
    private ArraySource<T>[]? _stored;

    /// <summary>Joins parts whose shapes were checked.</summary>
    public JoinView(ArraySource<T>[] parts, int axis)
        : base(ShapeOf(parts, axis), ChunksOf(parts, axis))
    {
        _parts = parts;
        _axis = axis;
        _names = new(() => JoinedMetadata.Names(parts));
        _attributes = new(() => JoinedMetadata.Attributes(parts));
        _bufferBytes = axis == 0 ? 0 : parts.Max(part => part.Grids.Length > 0 ? StoredGrids.ChunkBytes<T>(part.Grids) : PieceBuffer.BytesFor(part));
        _ends = new long[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            _ends[i] = (i > 0 ? _ends[i - 1] : 0) + parts[i].Shape[axis];
        }
    }

    /// <summary>What is joined.</summary>
    public ArraySource<T>[] Parts => _parts;

    /// <summary>The axis along which it is joined.</summary>
    public int Axis => _axis;

    public override string Name => $"the join of {_parts.Length} arrays that begins with {_parts[0].Name}";

    public override IReadOnlyList<string?> DimensionNames => _names.Value;

    public override object? FillValue => JoinedMetadata.FillValue(_parts);

    public override IReadOnlyDictionary<string, object> Attributes => _attributes.Value;

    public override bool ReadsWholeChunks => _parts.Any(part => part.ReadsWholeChunks);

    public override long ScratchBytes => _bufferBytes + _parts.Max(part => part.ScratchBytes);

    internal override int StoredElementSize => _parts[0].StoredElementSize;

    internal override ReadOnlySpan<long> StoredChunkShape => Grids.Length == 0 && ReadsWholeChunks ? _parts[0].StoredChunkShape : base.StoredChunkShape;

    internal override ReshapedGrid[] Grids => _grids ??= IsLikeOne ? [] : StoredGrids.Joined(_parts, Shape, _axis);

    internal override ArraySource<T>[] Stored => Grids.Length == 0 ? base.Stored : _stored ??= [.. _parts.Where(part => !part.Shape.Contains(0)).SelectMany(part => part.Stored)];

    internal override bool IsOfJoin => true;

    internal override FileIdentity? Identity => null;

    internal override IEnumerable<FileIdentity> Identities => _parts.SelectMany(part => part.Identities);

    internal override IEnumerable<ArraySource> Origins => _parts.SelectMany(part => part.Origins);

    internal override AxisCoordinate? OpenCoordinate(int axis)
    {
        IEnumerable<AxisCoordinate?> all = _parts.Select(part => part.OpenCoordinate(axis));
        return axis == _axis ? AxisCoordinate.Join(all) : AxisCoordinate.Common(all);
    }

    public override void Validate()
    {
        foreach (ArraySource<T> part in _parts)
        {
            part.Validate();
        }

        JoinedMetadata.CheckPacking(_parts);
    }

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Block.Check(this, start, shape, destination.Length);
        if (destination.IsEmpty)
        {
            return 0;
        }

        int rank = shape.Length;
        long end = start[_axis] + shape[_axis];
        bool isInOrder = Block.Count(shape[.._axis]) == 1;
        Axes partStart = default;
        Axes partShape = default;
        start.CopyTo(partStart);
        shape.CopyTo(partShape);

        long bytes = 0;
        int index = PartAt(start[_axis]);
        for (long at = start[_axis]; at < end; index++)
        {
            long next = Math.Min(end, _ends[index]);
            if (next == at)
            {
                continue;
            }

            ArraySource<T> part = _parts[index];
            partStart[_axis] = at - (_ends[index] - part.Shape[_axis]);
            partShape[_axis] = next - at;
            ReadOnlySpan<long> from = ((ReadOnlySpan<long>)partStart)[..rank];
            ReadOnlySpan<long> box = ((ReadOnlySpan<long>)partShape)[..rank];
            int first = (int)((at - start[_axis]) * Block.Count(shape[(_axis + 1)..]));
            bytes += isInOrder || next - at == shape[_axis]
                ? part.ReadExactly(from, box, destination.Slice(first, (int)Block.Count(box)), scratch)
                : ReadPieces(part, from, box, destination[first..], shape, scratch);
            at = next;
        }

        return bytes;
    }

    /// <summary>The first part that reaches beyond <paramref name="position"/> of the joined axis.</summary>
    private int PartAt(long position)
    {
        int index = Array.BinarySearch(_ends, position + 1);
        index = index < 0 ? ~index : index;

        // Parts of no length end where the one before ends.
        while (index > 0 && _ends[index - 1] > position)
        {
            index--;
        }

        return index;
    }

    /// <summary>Reads a part whose elements lie between those of other parts.</summary>
    private long ReadPieces(ArraySource<T> part, ReadOnlySpan<long> from, ReadOnlySpan<long> box, Span<T> destination, ReadOnlySpan<long> shape, Span<byte> scratch)
    {
        if (part.Grids.Length > 0)
        {
            return ReadChunks(part, from, box, destination, shape, scratch);
        }

        Axes strides = Strides.RowMajor(shape, Unsafe.SizeOf<T>());
        Span<T> buffer = MemoryMarshal.Cast<byte, T>(scratch[..(int)_bufferBytes]);
        BlockPieces pieces = new(part, from, box, buffer.Length);
        Axes moved = default;
        long bytes = 0;
        while (pieces.MoveNext())
        {
            ReadOnlySpan<long> counts = pieces.Shape;
            for (int axis = 0; axis < counts.Length; axis++)
            {
                moved[axis] = from[axis] + pieces.Start[axis];
            }

            Span<T> piece = buffer[..(int)Block.Count(counts)];
            bytes += part.ReadExactly(((ReadOnlySpan<long>)moved)[..counts.Length], counts, piece, scratch[(int)_bufferBytes..]);
            ref T first = ref Unsafe.AddByteOffset(ref MemoryMarshal.GetReference(destination), (nint)Block.Offset(pieces.Start, strides));
            Axes pieceStrides = Strides.RowMajor(counts, Unsafe.SizeOf<T>());
            StridedCopy.Copy(ref MemoryMarshal.GetReference(piece), pieceStrides, ref first, strides, counts);
        }

        return bytes;
    }

    private long ReadChunks(ArraySource<T> part, ReadOnlySpan<long> from, ReadOnlySpan<long> box, Span<T> destination, ReadOnlySpan<long> shape, Span<byte> scratch)
    {
        int rank = shape.Length;
        Span<long> numbers = stackalloc long[3 * rank];
        numbers[..rank].Clear();
        FlatBox place = new(shape, numbers[..rank], box, numbers[rank..]);
        Span<T> chunk = MemoryMarshal.Cast<byte, T>(scratch[..(int)_bufferBytes]);
        return new ReshapedChunkRead<T>(from, box, destination, place, chunk, scratch[(int)_bufferBytes..]).Run(part.Stored, part.Grids);
    }

    /// <summary>True where the parts are stored as one array would be: what a block fetches is told by one grid, or it is what the block has.</summary>
    private bool IsLikeOne
    {
        get
        {
            ArraySource<T> first = _parts[0];
            bool isLikeOne = !Shape.Contains(0);
            for (int i = 0; i < _parts.Length && isLikeOne; i++)
            {
                ArraySource<T> part = _parts[i];
                ReadOnlySpan<long> chunk = part.StoredChunkShape;
                isLikeOne = part.Grids.Length == 0 && part.StoredElementSize == first.StoredElementSize && part.ReadsWholeChunks == first.ReadsWholeChunks
                    && (!part.ReadsWholeChunks || (chunk.Length > 0 && Block.AreEqual(chunk, first.StoredChunkShape) && !part.ChunkOffset.ContainsAnyExcept(0)
                        && (i == _parts.Length - 1 || part.Shape[_axis] % chunk[_axis] == 0)));
            }

            return isLikeOne || Shape.Contains(0);
        }
    }

    private static long[] ShapeOf(ArraySource<T>[] parts, int axis)
    {
        long[] shape = parts[0].Shape.ToArray();
        shape[axis] = parts.Sum(part => part.Shape[axis]);
        return shape;
    }

    /// <summary>The parts' common grid; along the join the longest chunk, since parts need not begin on one.</summary>
    private static long[] ChunksOf(ArraySource<T>[] parts, int axis)
    {
        long[] chunks = parts[0].ChunkShape.ToArray();
        foreach (ArraySource<T> part in parts)
        {
            ReadOnlySpan<long> other = part.ChunkShape;
            if (other.IsEmpty || !other[..axis].SequenceEqual(chunks.AsSpan(0, axis)) || !other[(axis + 1)..].SequenceEqual(chunks.AsSpan(axis + 1)))
            {
                return [];
            }

            chunks[axis] = Math.Max(chunks[axis], other[axis]);
        }

        return chunks;
    }
}
