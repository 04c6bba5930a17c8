using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Reads a dataset that lies in the file in one piece, past the library and from any thread.</summary>
internal sealed unsafe class ContiguousReader(Hdf5File file, DatasetHeader header, long offset) : DatasetReader
{
    internal override long ScratchBytes => FileBox.ScratchBytes;

    internal override ReadOnlySpan<long> RowShape => header.Shape;

    /// <summary>The reader, once the library was seen to find the same bytes at the same place; else the library itself.</summary>
    internal static DatasetReader Create(Hdf5File file, DatasetHeader header, LibraryReader library)
    {
        ulong offset = H5D.get_offset(file.Dataset);
        if (offset == H5D.ADDR_UNDEF)
        {
            // Nothing was ever written, or it lies where no offset tells.
            _ = H5E.clear(H5E.DEFAULT);
            return new FillReader(header);
        }

        UInt128 end = offset + ((UInt128)header.Count * (uint)header.Element.Size);
        if (end > (ulong)file.Reader.Length)
        {
            throw new ArrayStorageException($"{header.Name} claims the bytes from {offset} to {end} of a file of {file.Reader.Length}; the file is damaged or hostile.");
        }

        return header.Count == 0 || Agrees((long)offset, header, library) ? new ContiguousReader(file, header, (long)offset) : library;
    }

    internal override long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, Span<byte> scratch)
    {
        int size = header.Element.Size;
        Axes from = Strides.RowMajor(header.Shape, size);
        Axes to = Strides.RowMajor(shape, size);
        return FileBox.Read(file.Reader, offset + Block.Offset(start, from), from, destination, to, shape, size, scratch);
    }

    private static bool Agrees(long offset, DatasetHeader header, LibraryReader library)
    {
        int rank = header.Shape.Length;
        int size = header.Element.Size;
        Axes first = default;
        Axes last = default;
        for (int axis = 0; axis < rank; axis++)
        {
            last[axis] = header.Shape[axis] - 1;
        }

        Axes strides = Strides.RowMajor(header.Shape, size);
        ReadOnlySpan<long> end = ((ReadOnlySpan<long>)last)[..rank];
        return library.Agrees(((ReadOnlySpan<long>)first)[..rank], rank == 0 ? 1 : header.Shape[^1], offset)
            && library.Agrees(end, 1, offset + Block.Offset(end, strides));
    }
}
