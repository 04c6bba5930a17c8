using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>Another source's elements under another shape.</summary>
/// <param name="parent">The other source.</param>
/// <param name="shape">The shape.</param>
/// <param name="addedAxis">The axis that was put between the others, which stay; null where the shape alone tells which axes stay.</param>
internal sealed class ReshapeView<T>(ArraySource<T> parent, ReadOnlySpan<long> shape, int? addedAxis = null) : ArraySource<T>(shape, ReshapeGrid.Map(parent, shape))
    where T : unmanaged
{
    private readonly ReshapeGroup[] _groups = shape.Contains(0) ? [] : ReshapeGroup.Match(parent.Shape, shape);
    private readonly ReshapedGrid? _chunks = ReshapeGrid.Chunks(parent, shape);

    // A chunk that comes whole is kept while what a block has of it is taken out.
    private readonly long _chunkBytes = ReshapeGrid.BytesOfChunk(parent, shape, Unsafe.SizeOf<T>());

    /// <summary>The array that is seen.</summary>
    public ArraySource<T> Parent => parent;

    /// <summary>The axis that was added, where that is known.</summary>
    public int? AddedAxis => addedAxis;

    public override string Name => $"{parent.Name} reshaped to {Block.Format(Shape)}";

    public override IReadOnlyList<string?> DimensionNames => ReshapeGrid.MapNames(parent, Shape.Length, AxisBehind);

    public override object? FillValue => parent.FillValue;

    public override IReadOnlyDictionary<string, object> Attributes => parent.Attributes;

    public override bool ReadsWholeChunks => parent.ReadsWholeChunks;

    public override long ScratchBytes => _chunkBytes + parent.ScratchBytes;

    internal override int StoredElementSize => parent.StoredElementSize;

    internal override ReshapedGrid? Grid => _chunks is null || ReshapeGrid.AreBoxes(parent, ChunkShape) ? null : _chunks;

    internal override bool IsOfJoin => parent.IsOfJoin;

    internal override FileIdentity? Identity => parent.Identity;

    internal override IEnumerable<FileIdentity> Identities => parent.Identities;

    internal override IEnumerable<ArraySource> Origins => parent.Origins;

    internal override AxisCoordinate? OpenCoordinate(int axis)
        => AxisBehind(axis) is int whole ? parent.OpenCoordinate(whole) : null;

    public override void Validate() => parent.Validate();

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Block.Check(this, start, shape, destination.Length);
        if (destination.IsEmpty)
        {
            return 0;
        }

        ReshapedRead<T> read = new(parent, _groups, Shape, start, shape, destination, scratch);
        if (_chunks is null || read.IsOneBox)
        {
            return read.Run();
        }

        Span<T> chunk = MemoryMarshal.Cast<byte, T>(scratch[..(int)_chunkBytes]);
        return new ReshapedChunkRead<T>(parent, _chunks.Axes, start, shape, destination, chunk, scratch[(int)_chunkBytes..]).Run();
    }

    internal override unsafe PinnedArray? TryPin()
    {
        PinnedArray? pinned = parent.TryPin();
        if (pinned is null)
        {
            return null;
        }

        long[] dense = Block.RowMajorStrides(parent.Shape, Unsafe.SizeOf<T>());
        for (int axis = 0; axis < dense.Length; axis++)
        {
            if (parent.Shape[axis] > 1 && dense[axis] != pinned.ByteStrides[axis])
            {
                pinned.Dispose();
                return null;
            }
        }

        return new PinnedArray(pinned.Pointer, Block.RowMajorStrides(Shape, Unsafe.SizeOf<T>()), pinned.Dispose);
    }

    /// <summary>The parent's axis that stays whole as <paramref name="axis"/>.</summary>
    private int? AxisBehind(int axis)
        => addedAxis is not int added ? ReshapeGrid.AxisBehind(parent, Shape, _groups, axis)
            : axis == added ? null
            : axis > added ? axis - 1
            : axis;
}
