using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>Another source's numbers, scaled, moved and with NaN for fill values and for numbers outside the valid range.</summary>
internal sealed class UnpackView<TStored, T>(ArraySource<TStored> parent, Unpacking packing, TStored[] fills, double least, double most)
    : ArraySource<T>(parent.Shape, parent.ChunkShape)
    where TStored : unmanaged, INumber<TStored>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many stored numbers are taken out of the destination at a time.</summary>
    private const int Batch = 256;

    private readonly Lazy<IReadOnlyDictionary<string, object>> _attributes = new(() =>
        parent.Attributes.Where(pair => !PackingAttributes.Names.Contains(pair.Key)).ToDictionary());

    private ArraySource<T>[]? _stored;
    private long? _scratchBytes;

    public override string Name => $"{parent.Name} unpacked to {ElementTypeName.Of<T>()}";

    public override IReadOnlyList<string?> DimensionNames => parent.DimensionNames;

    public override IReadOnlyDictionary<string, object> Attributes => _attributes.Value;

    public override bool ReadsWholeChunks => parent.ReadsWholeChunks;

    public override long ScratchBytes => _scratchBytes ??= !IsNarrowing ? parent.ScratchBytes
        : parent.Grids.Length > 0 ? StoredGrids.ChunkBytes<T>(parent.Grids) + StoredGrids.Scratch(Stored)
        : BufferBytes + parent.ScratchBytes;

    internal override int StoredElementSize => parent.StoredElementSize;

    internal override ReadOnlySpan<long> StoredChunkShape => parent.StoredChunkShape;

    internal override ReadOnlySpan<long> ChunkOffset => parent.ChunkOffset;

    internal override bool IsColumnMajor => parent.IsColumnMajor;

    internal override ReadOnlySpan<long> RowShape => IsNarrowing ? [] : parent.RowShape;

    internal override ReshapedGrid[] Grids => parent.Grids;

    internal override ArraySource<T>[] Stored => _stored ??= parent.Grids.Length == 0 ? base.Stored
        : Array.ConvertAll(parent.Stored, ArraySource<T> (array) => new UnpackView<TStored, T>(array, packing, fills, least, most));

    internal override FileIdentity? Identity => parent.Identity;

    internal override IEnumerable<FileIdentity> Identities => parent.Identities;

    internal override IEnumerable<ArraySource> Origins => parent.Origins;

    /// <summary>Stored numbers no wider than the result are read into the destination itself; wider ones need a place.</summary>
    private static bool IsNarrowing => Unsafe.SizeOf<TStored>() > Unsafe.SizeOf<T>();

    private long BufferBytes => PieceBuffer.BytesFor(parent);

    internal override AxisCoordinate? OpenCoordinate(int axis) => parent.OpenCoordinate(axis);

    public override void Validate() => parent.Validate();

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Block.Check(this, start, shape, destination.Length);
        return destination.IsEmpty ? 0
            : IsNarrowing ? ReadNarrowing(start, shape, destination, scratch)
            : ReadWidening(start, shape, destination, scratch, exactly: false);
    }

    internal override long ReadExactly(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Block.Check(this, start, shape, destination.Length);
        return destination.IsEmpty ? 0
            : IsNarrowing ? ReadNarrowing(start, shape, destination, scratch)
            : ReadWidening(start, shape, destination, scratch, exactly: true);
    }

    /// <summary>Reads the stored numbers into the end of the destination, and widens them from the front: no number is overwritten before its turn.</summary>
    private long ReadWidening(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch, bool exactly)
    {
        ref T first = ref MemoryMarshal.GetReference(destination);
        nint gap = (nint)destination.Length * (Unsafe.SizeOf<T>() - Unsafe.SizeOf<TStored>());
        Span<TStored> stored = MemoryMarshal.CreateSpan(ref Unsafe.As<T, TStored>(ref Unsafe.AddByteOffset(ref first, gap)), destination.Length);
        long bytes = exactly ? parent.ReadExactly(start, shape, stored, scratch) : parent.ReadBlock(start, shape, stored, scratch);

        Span<TStored> batch = stackalloc TStored[Batch];
        for (int done = 0; done < destination.Length; done += Batch)
        {
            int count = Math.Min(Batch, destination.Length - done);
            stored.Slice(done, count).CopyTo(batch);
            Convert(batch[..count], destination.Slice(done, count));
        }

        return bytes;
    }

    private long ReadNarrowing(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        if (parent.Grids.Length > 0)
        {
            int room = (int)StoredGrids.ChunkBytes<T>(parent.Grids);
            return new ReshapedChunkRead<T>(start, shape, destination, FlatBox.Whole(destination.Length), MemoryMarshal.Cast<byte, T>(scratch[..room]), scratch[room..]).Run(Stored, parent.Grids);
        }

        Span<TStored> buffer = MemoryMarshal.Cast<byte, TStored>(scratch[..(int)BufferBytes]);
        Axes strides = Strides.RowMajor(shape, Unsafe.SizeOf<T>());
        BlockPieces pieces = new(parent, start, shape, buffer.Length);
        Axes moved = default;
        long bytes = 0;
        while (pieces.MoveNext())
        {
            ReadOnlySpan<long> counts = pieces.Shape;
            for (int axis = 0; axis < counts.Length; axis++)
            {
                moved[axis] = start[axis] + pieces.Start[axis];
            }

            Span<TStored> stored = buffer[..(int)Block.Count(counts)];
            bytes += parent.ReadExactly(((ReadOnlySpan<long>)moved)[..counts.Length], counts, stored, scratch[(int)BufferBytes..]);

            // Results are narrower, so each takes the place of a number that was already read.
            Span<T> results = MemoryMarshal.CreateSpan(ref Unsafe.As<TStored, T>(ref MemoryMarshal.GetReference(stored)), stored.Length);
            Convert(stored, results);
            Axes pieceStrides = Strides.RowMajor(counts, Unsafe.SizeOf<T>());
            ref T first = ref Unsafe.AddByteOffset(ref MemoryMarshal.GetReference(destination), (nint)Block.Offset(pieces.Start, strides));
            StridedCopy.Copy(ref MemoryMarshal.GetReference(results), pieceStrides, ref first, strides, counts);
        }

        return bytes;
    }

    private void Convert(ReadOnlySpan<TStored> stored, Span<T> results)
    {
        // Locals, because the loop's stores could change fields as far as the compiler knows.
        (double factor, double added) = (packing.Scale, packing.Offset);
        (double low, double high) = (least, most);
        bool isPlain = factor == 1 && added == 0;
        bool isUnpacked = packing.Valid.IsUnpacked;
        ReadOnlySpan<TStored> missing = fills;
        for (int i = 0; i < stored.Length; i++)
        {
            TStored number = stored[i];
            double plain = double.CreateTruncating(number);
            double value = (plain * factor) + added;
            double judged = isUnpacked ? value : plain;
            bool isMissing = judged < low | judged > high;
            foreach (TStored fill in missing)
            {
                isMissing |= number == fill;
            }

            // A long of more than 53 bits is rounded on its way to a double, and must not be rounded again.
            results[i] = isMissing ? T.NaN : isPlain ? T.CreateTruncating(number) : T.CreateTruncating(value);
        }
    }
}
