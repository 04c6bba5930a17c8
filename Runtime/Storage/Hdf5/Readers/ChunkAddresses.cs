using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Where the chunks of an unfiltered dataset lie in the file, by their number in row-major order.</summary>
internal sealed unsafe class ChunkAddresses
{
    // Each question walks the library's index from its start: more of them would take longer than reading the chunks.
    private const ulong MaxQuestions = 1000;

    // Even to count the stored chunks the library walks the whole index.
    internal const long MaxGrid = 100_000;

    private readonly Dictionary<long, long> _addresses;
    private readonly long _first;
    private readonly long _chunkBytes;

    private ChunkAddresses(Dictionary<long, long> addresses, long first, long chunkBytes) => (_addresses, _first, _chunkBytes) = (addresses, first, chunkBytes);

    /// <summary>The byte where chunk <paramref name="number"/> begins, or -1 when it is not stored.</summary>
    internal long Find(long number) => _first >= 0 ? _first + (number * _chunkBytes) : _addresses.GetValueOrDefault(number, -1);

    /// <summary>The numbers of two stored chunks far apart, of a grid of <paramref name="count"/>; none when nothing is stored.</summary>
    internal long[] Ends(long count) => _first >= 0 ? [0, count - 1] : _addresses.Count == 0 ? [] : [_addresses.Keys.Min(), _addresses.Keys.Max()];

    /// <summary>The first byte behind all chunks of a grid of <paramref name="count"/>.</summary>
    internal long End(long count) => _first >= 0 ? _first + (count * _chunkBytes) : _addresses.Count == 0 ? 0 : _addresses.Values.Max() + _chunkBytes;

    /// <summary>True when chunks that lie one behind the other end within <paramref name="length"/> bytes; others are found one by one.</summary>
    internal bool Fit(long count, long length) => _first < 0 || (UInt128)_first + ((UInt128)count * (UInt128)_chunkBytes) <= (UInt128)length;

    /// <summary>The addresses, counted from the end of the user block; null when there are too many or the library does not tell. To be called inside the library's scope.</summary>
    /// <exception cref="ArrayStorageException">The index of the dataset called <paramref name="name"/> has a chunk that can be none.</exception>
    internal static ChunkAddresses? Read(long dataset, ReadOnlySpan<long> shape, ReadOnlySpan<long> chunk, int elementSize, string name)
    {
        long chunkBytes = Block.Count(chunk) * elementSize;
        int index;
        if (H5D.get_chunk_index_type(dataset, &index) >= 0 && index == H5D.CHUNK_IDX_NONE)
        {
            return ReadFirst(dataset, chunkBytes);
        }

        if (Grid.Count(shape, chunk) > MaxGrid)
        {
            return null;
        }

        using Handle space = Handle.Of(H5D.get_space(dataset), "the shape of a dataset cannot be read");
        ulong count;
        return H5D.get_num_chunks(dataset, space, &count) >= 0 && count <= MaxQuestions ? ReadAll(dataset, space, count, shape, chunk, chunkBytes, name) : null;
    }

    /// <summary>Without an index the chunks lie one behind the other, all of them.</summary>
    private static ChunkAddresses? ReadFirst(long dataset, long chunkBytes)
    {
        ulong* origin = stackalloc ulong[Block.MaxRank];
        new Span<ulong>(origin, Block.MaxRank).Clear();
        uint mask;
        ulong address, size;
        return H5D.get_chunk_info_by_coord(dataset, origin, &mask, &address, &size) >= 0 && address <= long.MaxValue && size == (ulong)chunkBytes
            ? new ChunkAddresses([], (long)address, chunkBytes)
            : null;
    }

    private static ChunkAddresses? ReadAll(long dataset, long space, ulong count, ReadOnlySpan<long> shape, ReadOnlySpan<long> chunk, long chunkBytes, string name)
    {
        Dictionary<long, long> addresses = [];
        ulong* origin = stackalloc ulong[Block.MaxRank];
        for (ulong i = 0; i < count; i++)
        {
            uint mask;
            ulong address, size;
            if (H5D.get_chunk_info(dataset, space, i, origin, &mask, &address, &size) < 0)
            {
                return null;
            }

            var place = new ReadOnlySpan<long>(origin, shape.Length);
            if (size != (ulong)chunkBytes || address > long.MaxValue / 2)
            {
                throw new ArrayStorageException($"{StoredChunk.NameOf(place, name)} claims {size} stored bytes at {address} for {chunkBytes}; the file is damaged or hostile.");
            }

            if (NumberOf(place, shape, chunk) is not long number || !addresses.TryAdd(number, (long)address))
            {
                throw new ArrayStorageException($"{StoredChunk.NameOf(place, name)} lies off the grid of chunks, or is stored twice; the file is damaged or hostile.");
            }
        }

        return new ChunkAddresses(addresses, -1, chunkBytes);
    }

    /// <summary>The number of the chunk that begins at <paramref name="place"/>; null when none does.</summary>
    private static long? NumberOf(ReadOnlySpan<long> place, ReadOnlySpan<long> shape, ReadOnlySpan<long> chunk)
    {
        long number = 0;
        for (int axis = 0; axis < place.Length; axis++)
        {
            if (place[axis] < 0 || place[axis] >= shape[axis] || place[axis] % chunk[axis] != 0)
            {
                return null;
            }

            number = (number * Grid.Along(shape[axis], chunk[axis])) + (place[axis] / chunk[axis]);
        }

        return number;
    }
}
