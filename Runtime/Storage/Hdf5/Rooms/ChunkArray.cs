namespace StaticGraph.Storage;

/// <summary>Finds the chunks of an index that is an array of fixed length, past the library.</summary>
/// <param name="room">What is found goes there.</param>
/// <param name="chunkBytes">The bytes of a chunk that is stored without filters.</param>
internal sealed class ChunkArray(RoomFinder room, ulong chunkBytes)
{
    private const int ChecksumBytes = 4;
    private const string What = "its index of chunks";

    private int _entryBytes;
    private bool _isFiltered;

    // Signature, version, what the entries are of; where the head lies.
    private int PrefixBytes => 6 + room.File.AddressBytes;

    /// <summary>Finds all of it; false when it is too much to look at.</summary>
    /// <exception cref="ArrayStorageException">It leads where nothing can lie.</exception>
    internal bool Find(ulong address)
    {
        int headBytes = 8 + room.File.LengthBytes + room.File.AddressBytes + ChecksumBytes;
        var head = new MetadataFields(room.Open(address, headBytes, "FAHD"u8, What), room.File);
        head.Skip(5);
        _isFiltered = head.Number(1) == 1;
        _entryBytes = (int)head.Number(1);
        ulong entriesOfPage = 1UL << (int)head.Number(1);
        ulong entries = head.Length();
        ulong block = head.Address();
        int sizeBytes = _entryBytes - room.File.AddressBytes - (_isFiltered ? sizeof(uint) : 0);
        if (_isFiltered ? sizeBytes is < 1 or > sizeof(ulong) : sizeBytes != 0)
        {
            throw room.Damaged($"the entries of its index of chunks have {_entryBytes} bytes");
        }

        return entries <= DatasetRoom.MostPieces && room.Take(address, (UInt128)headBytes, What) && (block == MetadataFields.Undefined
            || (entries <= entriesOfPage ? FindInBlock(block, entries) : FindInPages(block, entries, entriesOfPage)));
    }

    private bool FindInBlock(ulong block, ulong entries)
        => Add(block, (ulong)PrefixBytes, entries, 1) && FindEntries(block + (ulong)PrefixBytes, entries);

    private bool FindInPages(ulong block, ulong entries, ulong entriesOfPage)
    {
        ulong pages = ((entries - 1) / entriesOfPage) + 1;
        int mapBytes = (int)((pages + 7) / 8);
        ulong prefixBytes = (ulong)(PrefixBytes + mapBytes + ChecksumBytes);
        bool isAll = Add(block, prefixBytes, entries, pages);

        // A bit for each page that has ever been written.
        byte[] map = ObjectHeader.Bytes(room.File, block + (ulong)PrefixBytes, mapBytes);
        for (ulong page = 0; isAll && page < pages; page++)
        {
            ulong place = block + prefixBytes + (page * ((entriesOfPage * (ulong)_entryBytes) + ChecksumBytes));
            isAll = (map[page / 8] & (0x80 >> (int)(page % 8))) == 0 || FindEntries(place, Math.Min(entriesOfPage, entries - (page * entriesOfPage)));
        }

        return isAll;
    }

    // What a block and its pages take.
    private bool Add(ulong block, ulong prefixBytes, ulong entries, ulong checksums)
        => room.Take(block, prefixBytes + ((UInt128)entries * (uint)_entryBytes) + (checksums * ChecksumBytes), What);

    private bool FindEntries(ulong address, ulong entries) => room.ForEach(address, entries, _entryBytes, Find);

    private bool Find(MetadataFields entry)
    {
        ulong chunk = entry.Address();
        ulong bytes = _isFiltered ? entry.Number(_entryBytes - room.File.AddressBytes - sizeof(uint)) : chunkBytes;
        return chunk == MetadataFields.Undefined || room.Take(chunk, bytes, "a chunk of it");
    }
}
