namespace StaticGraph.Storage;

/// <summary>Reads unfiltered chunks where they lie in the file, past the library and from any thread: only the rows a block needs.</summary>
internal sealed unsafe class AddressedChunkReader(Hdf5File file, DatasetHeader header, ChunkAddresses addresses, long offset) : DatasetReader
{
    internal override long ScratchBytes => FileBox.ScratchBytes;

    internal override ReadOnlySpan<long> RowShape => header.ChunkShape;

    /// <summary>The reader, once the library was seen to find the same bytes at the same place; else null.</summary>
    internal static AddressedChunkReader? Create(Hdf5File file, DatasetHeader header, LibraryReader library)
    {
        if (header.Count == 0 || header.IsIndexLong
            || ChunkAddresses.Read(file.Dataset, header.Shape, header.ChunkShape, header.Element.Size, header.Name) is not ChunkAddresses addresses)
        {
            return null;
        }

        // Nor is the library asked: its sums of such numbers wrap around, to chunks that are others'.
        if (!addresses.Fit(Grid.Count(header.Shape, header.ChunkShape), file.Reader.Length))
        {
            throw new ArrayStorageException($"The chunks of {header.Name}, which lie one behind the other, end behind the {file.Reader.Length} bytes of the file; the file is damaged or hostile, or an incomplete copy.");
        }

        // Whether addresses count from the file's start or from the end of its user block is the library version's secret.
        foreach (long offset in (ReadOnlySpan<long>)[file.UserBlock, 0])
        {
            if (Agrees(file, header, addresses, offset, library))
            {
                return new AddressedChunkReader(file, header, addresses, offset);
            }
        }

        return null;
    }

    internal override long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, Span<byte> scratch)
    {
        int size = header.Element.Size;
        Axes from = Strides.RowMajor(header.ChunkShape, size);
        Axes to = Strides.RowMajor(shape, size);
        long bytes = 0;
        var cursor = new ChunkCursor(header.Shape, header.ChunkShape, start, shape);
        while (cursor.MoveNext())
        {
            byte* target = destination + Block.Offset(cursor.InBlock, to);
            long address = addresses.Find(cursor.Number);
            if (address < 0)
            {
                FillReader.Fill(header, target, to, cursor.Counts, FillReader.MissingChunks);
                continue;
            }

            bytes += FileBox.Read(file.Reader, offset + address + Block.Offset(cursor.InChunk, from), from, target, to, cursor.Counts, size, scratch);
        }

        return bytes;
    }

    // Compares the first row of the first and of the last stored chunk.
    private static bool Agrees(Hdf5File file, DatasetHeader header, ChunkAddresses addresses, long offset, LibraryReader library)
    {
        bool any = false;
        foreach (long number in addresses.Ends(Grid.Count(header.Shape, header.ChunkShape)))
        {
            Axes origin = default;
            long rest = number;
            int rank = header.Shape.Length;
            for (int axis = rank - 1; axis >= 0; axis--)
            {
                long along = Grid.Along(header.Shape[axis], header.ChunkShape[axis]);
                origin[axis] = rest % along * header.ChunkShape[axis];
                rest /= along;
            }

            long length = Math.Min(header.ChunkShape[^1], header.Shape[^1] - origin[rank - 1]);
            if (!library.Agrees(((ReadOnlySpan<long>)origin)[..rank], length, offset + addresses.Find(number)))
            {
                return false;
            }

            any = true;
        }

        return any || offset == 0 || file.UserBlock == 0;
    }
}
