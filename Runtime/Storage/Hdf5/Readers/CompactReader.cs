namespace StaticGraph.Storage;

/// <summary>Reads datasets small enough to lie in their own header: fetched once, when opened.</summary>
internal sealed unsafe class CompactReader(byte[] elements, DatasetHeader header) : DatasetReader
{
    internal override long ScratchBytes => 0;

    /// <summary>Fetches all elements.</summary>
    internal static CompactReader Create(LibraryReader library, DatasetHeader header)
    {
        // The format keeps the size of a header message in 16 bits.
        if (header.Count > ushort.MaxValue / header.Element.Size)
        {
            throw new ArrayStorageException($"{header.Name} claims {header.Count} elements in its header, which holds at most {ushort.MaxValue} bytes; the file is damaged or hostile.");
        }

        byte[] elements = new byte[header.Count * header.Element.Size];
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
            BoxCopy.Copy(source + Block.Offset(start, from), from, destination, to, shape, size);
        }

        return Block.Count(shape) * size;
    }
}
