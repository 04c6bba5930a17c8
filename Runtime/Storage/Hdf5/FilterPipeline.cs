using StaticGraph.Codecs;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>The filters a chunk went through on its way to the file, in that order, and the way back.</summary>
internal sealed class FilterPipeline
{
    // Scratch is one span, whose length is an int, and holds two buffers.
    private const long LargestChunk = 1000L << 20;

    private readonly ChunkFilter[] _filters;

    private FilterPipeline(ChunkFilter[] filters, long chunkBytes)
    {
        _filters = filters;
        ChunkBytes = (int)Math.Min(chunkBytes, LargestChunk);

        // What deflate makes of data it cannot compress, and checksums, with room to spare; more than that no honest file holds.
        StoredCapacity = (ChunkBytes + (ChunkBytes / 256) + 4096 + 63) & ~63;
    }

    /// <summary>True when chunks lie in the file as they are in memory.</summary>
    internal bool IsEmpty => _filters.Length == 0;

    /// <summary>Bytes of a decoded chunk.</summary>
    internal int ChunkBytes { get; }

    /// <summary>The most bytes a stored chunk may have; a file that claims more is refused.</summary>
    internal int StoredCapacity { get; }

    /// <summary>The bytes of the two buffers chunks are decoded in, from one to the other.</summary>
    internal long ScratchBytes => 2L * StoredCapacity;

    /// <summary>Every filter skipped: the mask of a chunk stored as it is.</summary>
    internal uint SkipAll => (uint)((1UL << _filters.Length) - 1);

    /// <summary>Reads the pipeline of a chunked dataset.</summary>
    /// <exception cref="ArrayStorageException">A filter is not among those StaticGraph decodes; the message names it.</exception>
    internal static FilterPipeline Read(long creation, int elementSize, long chunkBytes, string name, Hdf5File file)
    {
        var filters = new ChunkFilter[Hdf5Error.Check(H5P.get_nfilters(creation), $"the filters of {name} cannot be read")];
        for (int i = 0; i < filters.Length; i++)
        {
            filters[i] = ChunkFilter.Read(creation, (uint)i, elementSize, name, file);
        }

        if (filters.Length > 0 && chunkBytes > LargestChunk)
        {
            throw new ArrayStorageException($"{name} has filtered chunks of {chunkBytes} bytes; StaticGraph reads up to {LargestChunk}. Store it with smaller ones: {RepackCommand.Of(file.Path, file.DatasetName, ("-l", "CHUNK=..."))}");
        }

        return new FilterPipeline(filters, chunkBytes);
    }

    /// <summary>Takes the filters back.</summary>
    /// <param name="buffers"><see cref="ScratchBytes"/> bytes, the stored chunk at their head.</param>
    /// <param name="stored">The bytes of the stored chunk.</param>
    /// <param name="skipped">A bit for each filter that this chunk did not go through.</param>
    /// <param name="chunk">The decoded chunk, in one of the buffers.</param>
    /// <returns>Null when all is well, else what is wrong with the chunk.</returns>
    internal string? Decode(Span<byte> buffers, int stored, uint skipped, out ReadOnlySpan<byte> chunk)
    {
        Span<byte> used = buffers[..StoredCapacity];
        Span<byte> free = buffers.Slice(StoredCapacity, StoredCapacity);
        int length = stored;
        chunk = default;
        for (int i = _filters.Length - 1; i >= 0; i--)
        {
            if (IsSkipped(i, skipped))
            {
                continue;
            }

            if (_filters[i].Id == ChunkFilter.Fletcher32)
            {
                if (!Fletcher32.Verify(used[..length]))
                {
                    return "its checksum (fletcher32) does not fit its data";
                }

                length -= Fletcher32.Bytes;
                continue;
            }

            int decoded = _filters[i].Id == ChunkFilter.Deflate ? SizeBefore(i, skipped) : length;
            string? problem = decoded < 0 ? Deflate.DecodeAtMost(used[..length], free, out decoded) : _filters[i].Undo(used[..length], free[..decoded]);
            if (problem is not null)
            {
                return problem;
            }

            length = decoded;
            Span<byte> swap = used;
            used = free;
            free = swap;
        }

        chunk = used[..length];
        return length == ChunkBytes ? null : $"it has {length} bytes where a chunk has {ChunkBytes}";
    }

    private static bool IsSkipped(int filter, uint skipped) => (skipped & (1u << filter)) != 0;

    // Of a checksum the position tells how it changed the size; what was deflated before may have any: -1.
    private int SizeBefore(int filter, uint skipped)
    {
        int size = ChunkBytes;
        for (int i = 0; i < filter; i++)
        {
            if (_filters[i].Id == ChunkFilter.Deflate && !IsSkipped(i, skipped))
            {
                return -1;
            }

            size += _filters[i].Id == ChunkFilter.Fletcher32 && !IsSkipped(i, skipped) ? Fletcher32.Bytes : 0;
        }

        return size;
    }
}
