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
    private readonly ReshapedGrid[] _grids = StoredGrids.Reshaped(parent, shape);
    private readonly ArraySource<T>[] _stored = parent.Stored;

    // Of what is read by ranges a box is no longer what is read.
    private readonly bool _readsBoxes = !parent.Grids.Any(grid => grid.IsRange);
    private ReshapedGrid[]? _shown;
    private long? _scratchBytes;

    /// <summary>The array that is seen.</summary>
    public ArraySource<T> Parent => parent;

    /// <summary>The axis that was added, where that is known.</summary>
    public int? AddedAxis => addedAxis;

    public override string Name => $"{parent.Name} reshaped to {Block.Format(Shape)}";

    public override IReadOnlyList<string?> DimensionNames => ReshapeGrid.MapNames(parent, Shape.Length, AxisBehind);

    public override object? FillValue => parent.FillValue;

    public override IReadOnlyDictionary<string, object> Attributes => parent.Attributes;

    public override bool ReadsWholeChunks => parent.ReadsWholeChunks;

    public override long ScratchBytes => _scratchBytes ??= ChunkBytes + Math.Max(parent.ScratchBytes, ChunkBytes == 0 ? 0 : StoredGrids.Scratch(_stored));

    internal override int StoredElementSize => parent.StoredElementSize;

    internal override ReshapedGrid[] Grids => _shown ??= ReshapeGrid.HasChunks(parent, ChunkShape) ? [] : _grids;

    internal override ArraySource<T>[] Stored => Grids.Length > 0 ? _stored : base.Stored;

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
        if (_grids.Length == 0 || (_readsBoxes && read.IsOneBox))
        {
            return read.Run();
        }

        int room = (int)ChunkBytes;
        Span<T> chunk = MemoryMarshal.Cast<byte, T>(scratch[..room]);
        return new ReshapedChunkRead<T>(start, shape, destination, FlatBox.Whole(destination.Length), chunk, scratch[room..]).Run(_stored, _grids);
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

    // A chunk that comes whole is kept while what a block has of it is taken out.
    private long ChunkBytes => _readsBoxes && ReshapeGrid.AreBoxes(parent, Shape, _groups) ? 0 : StoredGrids.ChunkBytes<T>(_grids);

    /// <summary>The parent's axis that stays whole as <paramref name="axis"/>.</summary>
    private int? AxisBehind(int axis)
        => addedAxis is not int added ? ReshapeGrid.AxisBehind(parent, Shape, _groups, axis)
            : axis == added ? null
            : axis > added ? axis - 1
            : axis;
}
