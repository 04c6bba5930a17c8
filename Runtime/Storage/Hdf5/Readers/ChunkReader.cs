using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Fetches stored chunks through the library, one at a time, and decodes them in the caller's thread, outside the library's lock.</summary>
internal sealed unsafe class ChunkReader(Hdf5File file, DatasetHeader header) : DatasetReader
{
    // What the library says of a chunk that was never written. An I/O error says something else.
    private const string NotStored = "chunk storage is not allocated";

    private readonly FilterPipeline _filters = header.Filters!;

    internal override long ScratchBytes => _filters.ScratchBytes;

    internal override bool ReadsWholeChunks => true;

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
            int stored = Fetch(cursor.Origin, scratch, out uint skipped);
            if (stored == 0)
            {
                FillReader.Fill(header, target, to, cursor.Counts, "some of its chunks were never written");
                continue;
            }

            skipped = header.PartialChunksUnfiltered && cursor.IsPartial ? _filters.SkipAll : skipped;
            if (_filters.Decode(scratch, stored, skipped, out ReadOnlySpan<byte> chunk) is string problem)
            {
                throw new ArrayStorageException($"The chunk at {Place(cursor.Origin)} of {header.Name} cannot be read: {problem}.");
            }

            fixed (byte* source = chunk)
            {
                BoxCopy.Copy(source + Block.Offset(cursor.InChunk, from), from, target, to, cursor.Counts, size);
            }

            bytes += chunk.Length;
        }

        return bytes;
    }

    /// <summary>Reads the stored chunk at <paramref name="origin"/> into the head of <paramref name="scratch"/> and returns its bytes, 0 when there is none.</summary>
    private int Fetch(ReadOnlySpan<long> origin, Span<byte> scratch, out uint skipped)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        long dataset = file.Dataset;
        fixed (long* signed = origin)
        fixed (byte* target = scratch)
        {
            // The library writes as many bytes as it likes: its own word for the size comes first.
            ulong* place = (ulong*)signed;
            ulong stored = 0;
            uint mask = 0;
            skipped = 0;
            if (H5D.get_chunk_storage_size(dataset, place, &stored) < 0)
            {
                return IsMissing(dataset, place) ? 0 : throw new ArrayStorageException($"The chunk at {Place(origin)} of {header.Name} cannot be found: {Hdf5Error.Describe()}.");
            }

            if (stored > (ulong)_filters.StoredCapacity)
            {
                throw new ArrayStorageException($"The chunk at {Place(origin)} of {header.Name} claims {stored} stored bytes for {_filters.ChunkBytes}; the file is damaged or hostile.");
            }

            if (stored > 0 && H5D.read_chunk(dataset, H5P.DEFAULT, place, &mask, target) < 0)
            {
                throw Hdf5Error.Create($"The chunk at {Place(origin)} of {header.Name} cannot be read");
            }

            skipped = mask;
            return (int)stored;
        }
    }

    private static bool IsMissing(long dataset, ulong* place)
    {
        if (Hdf5Error.Describe().Contains(NotStored, StringComparison.Ordinal))
        {
            return true;
        }

        // Asking for the address is sure but slow: only where the library's words are not the known ones.
        uint mask;
        ulong address, size;
        return H5D.get_chunk_info_by_coord(dataset, place, &mask, &address, &size) >= 0 && address == H5D.ADDR_UNDEF;
    }

    private static string Place(ReadOnlySpan<long> origin) => $"[{string.Join(", ", origin.ToArray())}]";
}
