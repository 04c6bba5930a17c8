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

    public override string Name => $"'{_file.Path}'";

    public override long ScratchBytes => _fortran is null ? FileBox.ScratchBytes : FortranReader.ScratchBytes;

    internal override FileIdentity? Identity => _file.Identity;

    public override void Validate() => _file.Validate();

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Block.Check(this, start, shape, destination.Length);
        if (destination.IsEmpty)
        {
            return 0;
        }

        if (_fortran is not null)
        {
            _fortran.Read(start, shape, destination, scratch);
        }
        else
        {
            ReadRows(start, shape, destination, scratch);
        }

        Normalize(destination);
        return (long)destination.Length * sizeof(T);
    }

    protected override void Dispose(bool disposing) => _file.Dispose();

    private void ReadRows(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Axes from = Strides.RowMajor(Shape, sizeof(T));
        Axes to = Strides.RowMajor(shape, sizeof(T));
        fixed (T* first = destination)
        {
            FileBox.Read(_file, _header.DataOffset + Block.Offset(start, from), from, (byte*)first, to, shape, sizeof(T), scratch);
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
