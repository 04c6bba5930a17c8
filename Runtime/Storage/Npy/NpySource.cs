using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>The array of a .npy file.</summary>
internal sealed unsafe class NpySource<T> : ArraySource<T>
    where T : unmanaged
{
    private readonly PositionalReader _file;
    private readonly NpyHeader _header;
    private readonly FortranReader? _fortran;

    public NpySource(PositionalReader file, NpyHeader header)
        : base(header.Shape, [])
    {
        _file = file;
        _header = header;

        // On one axis both orders are the same.
        _fortran = header.IsFortranOrder && header.Shape.Length > 1 ? new FortranReader(file, header.DataOffset, header.Shape, sizeof(T)) : null;
    }

    public override string Name => _header.Index == 0 ? $"'{_file.Path}'" : $"array {_header.Index} of '{_file.Path}'";

    public override long ScratchBytes => _fortran is null ? FileBox.ScratchBytes : FortranReader.ScratchBytes;

    internal override ReadOnlySpan<long> RowShape => _fortran is null ? Shape : _fortran.FileShape;

    internal override bool IsColumnMajor => _fortran is not null;

    internal override FileIdentity? Identity => _file.Identity;

    public override void Validate() => _file.Validate();

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
        => Read(start, shape, destination, scratch, hasRoom: true);

    internal override long ReadExactly(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
        => Read(start, shape, destination, scratch, hasRoom: false);

    protected override void Dispose(bool disposing) => _file.Dispose();

    private long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch, bool hasRoom)
    {
        Block.Check(this, start, shape, destination.Length);
        if (destination.IsEmpty)
        {
            return 0;
        }

        long bytes = _fortran is not null
            ? _fortran.Read(start, shape, destination, scratch, hasRoom)
            : ReadRows(start, shape, destination, hasRoom ? scratch : default);
        Normalize(destination);
        return bytes;
    }

    private long ReadRows(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Axes from = Strides.RowMajor(Shape, sizeof(T));
        Axes to = Strides.RowMajor(shape, sizeof(T));
        fixed (T* first = destination)
        {
            return FileBox.Read(_file, _header.DataOffset + Block.Offset(start, from), from, (byte*)first, to, shape, sizeof(T), scratch);
        }
    }

    private void Normalize(Span<T> elements)
    {
        if (typeof(T) == typeof(bool))
        {
            // Files may hold any byte for true; C# knows only 1.
            Span<byte> bytes = MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements)), elements.Length);
            TensorPrimitives.Min<byte>(bytes, 1, bytes);
        }
        else if (sizeof(T) > 1 && NpyElementType.IsBigEndian(_header.Descriptor) == BitConverter.IsLittleEndian)
        {
            ByteOrder.ReverseAll(elements);
        }
    }
}
