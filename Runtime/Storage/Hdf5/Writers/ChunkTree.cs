namespace StaticGraph.Storage;

/// <summary>Finds the chunks and nodes of an index of the classic format, which is a B-tree (version 1) and has no checksums, past the library.</summary>
/// <param name="file">The file.</param>
/// <param name="room">What is found goes there.</param>
/// <param name="axes">The numbers that a chunk's place has: one more than the array has axes.</param>
internal sealed class ChunkTree(MetadataFile file, DatasetRoom room, int axes)
{
    private const int Leaf = 0;
    private const string What = "a node of its index of chunks";

    private readonly Stack<(ulong Address, int? Level)> _nodes = new();

    private int HeadBytes => 8 + (2 * file.AddressBytes);

    // Stored bytes and skipped filters of the chunk, and its place.
    private int KeyBytes => 8 + (sizeof(ulong) * axes);

    /// <summary>Finds all of it; false when it is too much to look at.</summary>
    /// <exception cref="ArrayStorageException">It leads where nothing can lie, or is no tree.</exception>
    internal bool Find(ulong root)
    {
        bool isAll = true;
        _nodes.Push((root, null));
        while (isAll && _nodes.Count < DatasetRoom.MostPieces && _nodes.TryPop(out (ulong Address, int? Level) node))
        {
            isAll = FindIn(node.Address, node.Level);
        }

        return isAll && _nodes.Count == 0;
    }

    private bool FindIn(ulong address, int? level)
    {
        byte[] stored = ObjectHeader.Bytes(file, address, HeadBytes);
        var head = new MetadataFields(stored, file);
        head.Skip(4);
        ulong kind = head.Number(1);
        int found = (int)head.Number(1);
        int entries = (int)head.Number(2);
        if (!stored.AsSpan().StartsWith("TREE"u8) || kind != 1 || found != (level ?? found))
        {
            throw room.Damaged($"{What} is said to lie at {address}, where another thing is");
        }

        // Behind the last child lies one more key.
        int entryBytes = KeyBytes + file.AddressBytes;
        return room.Add(address, (UInt128)(HeadBytes + (entries * entryBytes) + KeyBytes), What)
            && room.ForEach(address + (ulong)HeadBytes, (ulong)entries, entryBytes, entry => FindChild(entry, found));
    }

    private bool FindChild(MetadataFields entry, int level)
    {
        ulong bytes = entry.Number(sizeof(uint));
        entry.Skip(KeyBytes - sizeof(uint));
        ulong child = entry.Address();
        if (level == Leaf)
        {
            return room.Add(child, bytes, "a chunk of it");
        }

        _nodes.Push((child, level - 1));
        return _nodes.Count < DatasetRoom.MostPieces;
    }
}
