using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>What the library's index says of a chunk. To be used inside the library's scope.</summary>
internal static unsafe class StoredChunk
{
    // What the library says of a chunk that was never written. An I/O error says something else.
    private static ReadOnlySpan<byte> NotStored => "chunk storage is not allocated"u8;

    /// <summary>The bytes of the stored chunk at <paramref name="origin"/>; without filters those it should have, whatever the index says. Null when there is none.</summary>
    /// <exception cref="ArrayStorageException">The index cannot be read.</exception>
    internal static ulong? Find(Hdf5File file, DatasetHeader header, ReadOnlySpan<long> origin)
    {
        fixed (long* place = origin)
        {
            ulong bytes = 0;
            int failures = 0;
            while (H5D.get_chunk_storage_size(file.Dataset, (ulong*)place, &bytes) < 0)
            {
                if (Hdf5Error.Is(NotStored))
                {
                    return null;
                }

                if (!Hdf5Error.IsWorthAnotherTry(ref failures))
                {
                    ArrayStorageException error = Hdf5Error.Create($"{NameOf(origin, header.Name)} cannot be found");
                    return !header.IsIndexLong && IsMissing(file, (ulong*)place) ? null : throw error;
                }
            }

            // Nothing at all may be stored yet. Of a dataset that has an index, as those with a long one have, a missing chunk is an error above: one of no bytes is damage.
            return bytes == 0 && !header.IsIndexLong && IsMissing(file, (ulong*)place) ? null : bytes;
        }
    }

    /// <summary>How messages call a chunk.</summary>
    internal static string NameOf(ReadOnlySpan<long> origin, string dataset) => $"The chunk at [{string.Join(", ", origin.ToArray())}] of {dataset}";

    // Sure but slow: only where the library's words are not the known ones.
    private static bool IsMissing(Hdf5File file, ulong* place)
    {
        uint mask;
        ulong address, size;
        bool isMissing = H5D.get_chunk_info_by_coord(file.Dataset, place, &mask, &address, &size) >= 0 && address == H5D.ADDR_UNDEF;
        _ = H5E.clear(H5E.DEFAULT);
        return isMissing;
    }
}
