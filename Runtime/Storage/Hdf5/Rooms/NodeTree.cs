namespace StaticGraph.Storage;

/// <summary>Finds the nodes of a B-tree of the classic format (version 1), which has no checksums, past the library: an index of chunks, or the links of a group.</summary>
/// <param name="room">Nodes go there.</param>
/// <param name="kind">What the format calls the kind of its nodes.</param>
/// <param name="keyBytes">The bytes of a key, which lies before each child, and behind the last one.</param>
/// <param name="half">Nodes have room for twice as many children, used or not.</param>
/// <param name="what">How messages call a node.</param>
internal sealed class NodeTree(RoomFinder room, int kind, int keyBytes, uint half, string what)
{
    private const int Leaf = 0;

    private readonly Stack<(ulong Address, int? Level)> _nodes = new();

    private int HeadBytes => 8 + (2 * room.File.AddressBytes);

    private int EntryBytes => keyBytes + room.File.AddressBytes;

    /// <summary>Finds all of it; false when it was not to be looked at further.</summary>
    /// <param name="root">Where the root lies.</param>
    /// <param name="find">What an entry of a leaf leads to: its key, then the address.</param>
    /// <exception cref="ArrayStorageException">It leads where nothing can lie, or is no tree.</exception>
    internal bool Find(ulong root, RoomFinder.EntryFinder find)
    {
        bool isAll = true;
        _nodes.Push((root, null));
        while (isAll && _nodes.Count < DatasetRoom.MostPieces && _nodes.TryPop(out (ulong Address, int? Level) node))
        {
            isAll = FindIn(node.Address, node.Level, find);
        }

        return isAll && _nodes.Count == 0;
    }

    private bool FindIn(ulong address, int? level, RoomFinder.EntryFinder find)
    {
        var head = new MetadataFields(room.Open(address, HeadBytes, "TREE"u8, what), room.File);
        head.Skip(4);
        ulong found = head.Number(1);
        int below = (int)head.Number(1);
        ulong entries = head.Number(2);
        if (found != (ulong)kind || below != (level ?? below) || entries > 2 * half)
        {
            throw room.Damaged($"{what} is said to lie at {address}, where another thing is");
        }

        return room.Take(address, (UInt128)HeadBytes + (2 * half * (UInt128)EntryBytes) + (UInt128)keyBytes, what)
            && room.ForEach(address + (ulong)HeadBytes, entries, EntryBytes, entry => below == Leaf ? find(entry) : Push(entry, below - 1));
    }

    private bool Push(MetadataFields entry, int level)
    {
        entry.Skip(keyBytes);
        _nodes.Push((entry.Address(), level));
        return _nodes.Count < DatasetRoom.MostPieces;
    }
}
