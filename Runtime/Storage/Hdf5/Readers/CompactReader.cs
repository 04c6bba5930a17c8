namespace StaticGraph.Storage;

/// <summary>Reads datasets small enough to lie in their own header: fetched once, when opened.</summary>
internal sealed unsafe class CompactReader(byte[] elements, DatasetHeader header) : DatasetReader
{
    internal override long ScratchBytes => 0;

    /// <summary>Fetches all elements.</summary>
    internal static CompactReader Create(LibraryReader library, DatasetHeader header)
    {
        // The format keeps the size of a header message in 16 bits.
        long bytes = header.Count * header.Element.Size;
        if (bytes > ushort.MaxValue)
        {
            throw new ArrayStorageException($"{header.Name} claims {bytes} bytes in its header, which holds at most {ushort.MaxValue}; the file is damaged or hostile.");
        }

        byte[] elements = new byte[bytes];
        Axes origin = default;
        fixed (byte* target = elements)
        {
            _ = library.Read(((ReadOnlySpan<long>)origin)[..header.Shape.Length], header.Shape, target, default);
        }

        return new CompactReader(elements, header);
    }

    internal override long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, Span<byte> scratch)
    {
        int size = header.Element.Size;
        Axes from = Strides.RowMajor(header.Shape, size);
        Axes to = Strides.RowMajor(shape, size);
        fixed (byte* source = elements)
        {
            BoxCopy.Copy(source + Strides.Offset(start, from), from, destination, to, shape, size);
        }

        return Strides.Count(shape) * size;
    }
}
