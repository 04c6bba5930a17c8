namespace StaticGraph.Storage;

/// <summary>A part of another source.</summary>
internal sealed class SliceView<T>(ArraySource<T> parent, ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    : ArraySource<T>(shape, ChunksOf(parent, shape))
    where T : unmanaged
{
    private readonly long[] _start = start.ToArray();
    private readonly long[] _offset = OffsetOf(parent, start);
    private CompilerServices.ReshapedGrid[]? _grids;

    /// <summary>The array that is seen.</summary>
    public ArraySource<T> Parent => parent;

    /// <summary>The first index on each axis.</summary>
    public ReadOnlySpan<long> Start => _start;

    public override string Name => $"a slice of {parent.Name}";

    public override IReadOnlyList<string?> DimensionNames => parent.DimensionNames;

    public override object? FillValue => parent.FillValue;

    public override IReadOnlyDictionary<string, object> Attributes => parent.Attributes;

    public override bool ReadsWholeChunks => parent.ReadsWholeChunks;

    public override long ScratchBytes => parent.ScratchBytes;

    internal override int StoredElementSize => parent.StoredElementSize;

    internal override ReadOnlySpan<long> StoredChunkShape => parent.StoredChunkShape;

    internal override ReadOnlySpan<long> ChunkOffset => _offset;

    internal override bool IsOfJoin => parent.IsOfJoin;

    internal override ReadOnlySpan<long> RowShape => parent.RowShape;

    internal override bool IsColumnMajor => parent.IsColumnMajor;

    internal override CompilerServices.ReshapedGrid[] Grids => _grids ??= Shape.Contains(0) ? [] : Array.ConvertAll(parent.Grids, grid => grid.From(_start));

    internal override ArraySource<T>[] Stored => Grids.Length > 0 ? parent.Stored : base.Stored;

    internal override FileIdentity? Identity => parent.Identity;

    internal override IEnumerable<FileIdentity> Identities => parent.Identities;

    internal override IEnumerable<ArraySource> Origins => parent.Origins;

    internal override AxisCoordinate? OpenCoordinate(int axis) => parent.OpenCoordinate(axis)?.Slice(_start[axis], Shape[axis]);

    public override void Validate() => parent.Validate();

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Block.Check(this, start, shape, destination.Length);
        Axes moved = Moved(start);
        return parent.ReadBlock(((ReadOnlySpan<long>)moved)[..start.Length], shape, destination, scratch);
    }

    internal override long ReadExactly(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Block.Check(this, start, shape, destination.Length);
        Axes moved = Moved(start);
        return parent.ReadExactly(((ReadOnlySpan<long>)moved)[..start.Length], shape, destination, scratch);
    }

    internal override unsafe PinnedArray? TryPin()
    {
        PinnedArray? whole = parent.TryPin();
        return whole is null || Shape.Contains(0)
            ? whole
            : new PinnedArray(whole.Pointer + Block.Offset(_start, whole.ByteStrides), whole.ByteStrides, whole.Dispose);
    }

    private Axes Moved(ReadOnlySpan<long> start)
    {
        Axes moved = default;
        for (int axis = 0; axis < start.Length; axis++)
        {
            moved[axis] = start[axis] + _start[axis];
        }

        return moved;
    }

    private static long[] OffsetOf(ArraySource<T> parent, ReadOnlySpan<long> start)
    {
        ReadOnlySpan<long> chunk = parent.StoredChunkShape;
        ReadOnlySpan<long> offset = parent.ChunkOffset;
        long[] moved = new long[chunk.Length];
        for (int axis = 0; axis < moved.Length; axis++)
        {
            moved[axis] = (start[axis] + (offset.IsEmpty ? 0 : offset[axis])) % chunk[axis];
        }

        return moved;
    }

    /// <summary>The parent's grid, even where the slice begins inside a chunk: its lengths still give blocks that touch the fewest chunks.</summary>
    private static long[] ChunksOf(ArraySource<T> parent, ReadOnlySpan<long> shape)
    {
        long[] chunks = parent.ChunkShape.ToArray();
        for (int axis = 0; axis < chunks.Length; axis++)
        {
            chunks[axis] = Math.Max(1, Math.Min(chunks[axis], shape[axis]));
        }

        return chunks;
    }
}
