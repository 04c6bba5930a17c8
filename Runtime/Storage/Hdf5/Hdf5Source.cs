using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>A dataset of an HDF5 file.</summary>
internal sealed unsafe class Hdf5Source<T> : ArraySource<T>
    where T : unmanaged
{
    private readonly Hdf5File _file;
    private readonly DatasetHeader _header;
    private readonly DatasetReader _reader;
    private readonly Lazy<string?[]> _dimensionNames;

    internal Hdf5Source(Hdf5File file, DatasetHeader header)
        : base(header.Shape, header.ChunkShape)
    {
        _file = file;
        _header = header;
        _reader = DatasetReader.Create(file, header);
        FillValue = ReadFill();
        Attributes = new StoredAttributes(file, header.Name);
        _dimensionNames = new Lazy<string?[]>(() => DimensionScales.Read(file, header.Name, header.Shape.Length));
    }

    /// <inheritdoc/>
    public override string Name => _header.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<string?> DimensionNames => _dimensionNames.Value;

    /// <inheritdoc/>
    public override object? FillValue { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Attributes { get; }

    /// <inheritdoc/>
    public override bool ReadsWholeChunks => _reader.ReadsWholeChunks;

    /// <inheritdoc/>
    public override long ScratchBytes => _reader.ScratchBytes;

    /// <inheritdoc/>
    internal override ReadOnlySpan<long> RowShape => _reader.RowShape;

    /// <inheritdoc/>
    internal override FileIdentity? Identity => _file.Reader.Identity;

    /// <inheritdoc/>
    internal override AxisCoordinate? OpenCoordinate(int axis) => ScaleCoordinate.Open(_file, axis, Shape);

    /// <inheritdoc/>
    public override void Validate() => _file.Reader.Validate();

    /// <inheritdoc/>
    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
        => Read(start, shape, destination, scratch, hasRoom: true);

    /// <inheritdoc/>
    internal override long ReadExactly(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
        => Read(start, shape, destination, scratch, hasRoom: RowShape.IsEmpty);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }
    }

    private long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch, bool hasRoom)
    {
        _file.ThrowIfClosed();
        Block.Check(this, start, shape, destination.Length);
        if (scratch.Length < ScratchBytes)
        {
            throw new ArgumentException($"{Name} needs {ScratchBytes} bytes of scratch; it was given {scratch.Length}.", nameof(scratch));
        }

        long bytes;
        fixed (T* target = destination)
        {
            bytes = _reader.Read(start, shape, (byte*)target, hasRoom ? scratch : default);
        }

        if (_header.Element.Swapped)
        {
            Reverse(destination);
        }

        if (typeof(T) == typeof(bool))
        {
            // A file may hold any byte; a bool that is neither 0 nor 1 would break what compares it.
            Span<byte> flags = MemoryMarshal.AsBytes(destination);
            TensorPrimitives.Min(flags, (byte)1, flags);
        }

        return bytes;
    }

    private static void Reverse(Span<T> elements)
    {
        // A span counts in ints, and elements may be more bytes than that.
        const int Piece = 1 << 20;
        for (int done = 0; done < elements.Length; done += Piece)
        {
            ByteOrder.Reverse(MemoryMarshal.AsBytes(elements.Slice(done, Math.Min(Piece, elements.Length - done))), sizeof(T));
        }
    }

    private object? ReadFill()
    {
        if (_header.Fill is not byte[] stored)
        {
            return null;
        }

        byte[] fill = [.. stored];
        if (_header.Element.Swapped)
        {
            ByteOrder.Reverse(fill, fill.Length);
        }

        return MemoryMarshal.Read<T>(fill);
    }
}
