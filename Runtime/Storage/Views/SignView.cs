using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>Another source's integers, their bits taken as signed ones for unsigned or the other way around.</summary>
internal sealed class SignView<TStored, T>(ArraySource<TStored> parent) : ArraySource<T>(parent.Shape, parent.ChunkShape)
    where TStored : unmanaged, IBinaryInteger<TStored>
    where T : unmanaged, IBinaryInteger<T>
{
    private ArraySource<T>[]? _stored;

    public override string Name => parent.Name;

    public override IReadOnlyList<string?> DimensionNames => parent.DimensionNames;

    public override IReadOnlyDictionary<string, object> Attributes => parent.Attributes;

    public override bool ReadsWholeChunks => parent.ReadsWholeChunks;

    public override long ScratchBytes => parent.ScratchBytes;

    internal override int StoredElementSize => parent.StoredElementSize;

    internal override ReadOnlySpan<long> StoredChunkShape => parent.StoredChunkShape;

    internal override ReadOnlySpan<long> ChunkOffset => parent.ChunkOffset;

    internal override ReadOnlySpan<long> RowShape => parent.RowShape;

    internal override bool IsColumnMajor => parent.IsColumnMajor;

    internal override CompilerServices.ReshapedGrid[] Grids => parent.Grids;

    internal override ArraySource<T>[] Stored => _stored ??= parent.Grids.Length == 0 ? base.Stored : Array.ConvertAll(parent.Stored, ArraySource<T> (array) => new SignView<TStored, T>(array));

    internal override FileIdentity? Identity => parent.Identity;

    internal override IEnumerable<FileIdentity> Identities => parent.Identities;

    internal override IEnumerable<ArraySource> Origins => parent.Origins;

    internal override AxisCoordinate? OpenCoordinate(int axis) => parent.OpenCoordinate(axis);

    public override void Validate() => parent.Validate();

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
        => parent.ReadBlock(start, shape, MemoryMarshal.Cast<T, TStored>(destination), scratch);

    internal override long ReadExactly(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
        => parent.ReadExactly(start, shape, MemoryMarshal.Cast<T, TStored>(destination), scratch);
}
