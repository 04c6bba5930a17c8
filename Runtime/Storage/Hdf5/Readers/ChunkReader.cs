using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Fetches filtered chunks through the library, one at a time, and decodes them in the caller's thread, outside the library's lock.</summary>
/// <remarks>
/// Never used without filters: the library writes as many bytes as its index tells, and of unfiltered chunks it does not say beforehand how many those are.
/// </remarks>
internal sealed unsafe class ChunkReader(Hdf5File file, DatasetHeader header) : DatasetReader
{
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
            if (Fetch(cursor.Origin, scratch, out uint skipped) is not int stored)
            {
                FillReader.Fill(header, target, to, cursor.Counts, FillReader.MissingChunks);
                continue;
            }

            skipped = header.PartialChunksUnfiltered && cursor.IsPartial ? _filters.SkipAll : skipped;
            if (_filters.Decode(scratch, stored, skipped, out ReadOnlySpan<byte> chunk) is string problem)
            {
                throw new ArrayStorageException($"{StoredChunk.NameOf(cursor.Origin, header.Name)} cannot be read: {problem}.");
            }

            fixed (byte* source = chunk)
            {
                BoxCopy.Copy(source + Block.Offset(cursor.InChunk, from), from, target, to, cursor.Counts, size);
            }

            bytes += chunk.Length;
        }

        return bytes;
    }

    /// <summary>Reads the stored chunk at <paramref name="origin"/> into the head of <paramref name="scratch"/> and returns its bytes, null when there is none.</summary>
    private int? Fetch(ReadOnlySpan<long> origin, Span<byte> scratch, out uint skipped)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        uint mask = 0;
        skipped = 0;
        if (StoredChunk.Find(file, header, origin) is not ulong stored)
        {
            return null;
        }

        if (stored == 0 || stored > (ulong)_filters.StoredCapacity)
        {
            throw new ArrayStorageException($"{StoredChunk.NameOf(origin, header.Name)} claims {stored} stored bytes for {_filters.ChunkBytes}; the file is damaged or hostile.");
        }

        fixed (long* place = origin)
        fixed (byte* target = scratch)
        {
            int failures = 0;
            while (H5D.read_chunk(file.Dataset, H5P.DEFAULT, (ulong*)place, &mask, target) < 0)
            {
                if (!Hdf5Error.IsWorthAnotherTry(ref failures))
                {
                    throw Hdf5Error.Create($"{StoredChunk.NameOf(origin, header.Name)} cannot be read");
                }
            }
        }

        skipped = mask;
        return (int)stored;
    }
}
