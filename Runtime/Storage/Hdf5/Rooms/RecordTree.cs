using System.Numerics;

namespace StaticGraph.Storage;

/// <summary>Finds the nodes of a B-tree of the newer format (version 2), which links and attributes are found by, past the library.</summary>
/// <param name="room">What is found goes there.</param>
internal sealed class RecordTree(RoomFinder room)
{
    private const string What = "a node of the index of its links or attributes";

    // Signature, version, kind; and the checksum behind all.
    private const int PrefixBytes = 6, ChecksumBytes = 4;
    private const int MostLevels = 32;

    private readonly Stack<(ulong Address, int Level, ulong Records)> _nodes = new();

    private int AddressBytes => room.File.AddressBytes;

    /// <summary>Finds all of it; false when it was not to be looked at further.</summary>
    /// <exception cref="ArrayStorageException">It leads where nothing can lie, or is no tree.</exception>
    internal bool Find(ulong address)
    {
        // The sizes of nodes and records; the depth; when nodes split and merge.
        int headBytes = 22 + AddressBytes + room.File.LengthBytes;
        var head = new MetadataFields(room.Open(address, headBytes, "BTHD"u8, What), room.File);
        head.Skip(PrefixBytes);
        long nodeBytes = (long)head.Number(4);
        int recordBytes = (int)head.Number(2);
        int depth = (int)head.Number(2);
        head.Skip(2);
        ulong root = head.Address();
        ulong records = head.Number(2);
        if (recordBytes == 0 || depth >= MostLevels || nodeBytes is < 64 or > int.MaxValue)
        {
            throw room.Damaged($"{What} has {nodeBytes} bytes, and records of {recordBytes}");
        }

        if (!room.Take(address, (UInt128)headBytes, What) || root == MetadataFields.Undefined)
        {
            return room.Take(address, 0, What);
        }

        _nodes.Push((root, depth, records));
        return FindNodes(nodeBytes, recordBytes, Levels(nodeBytes, recordBytes, depth));
    }

    // Of each level the records that a node has room for, and how wide the numbers of records of a node below, and of all below that, are.
    private (ulong Most, int CountBytes, int TotalBytes)[] Levels(long nodeBytes, int recordBytes, int depth)
    {
        var levels = new (ulong Most, int CountBytes, int TotalBytes)[depth + 1];
        ulong most = (ulong)((nodeBytes - PrefixBytes - ChecksumBytes) / recordBytes);
        levels[0] = (most, 0, 0);
        int countBytes = WidthOf(most);
        int totalBytes = 0;
        for (int level = 1; level <= depth; level++)
        {
            int pointerBytes = AddressBytes + countBytes + totalBytes;
            ulong records = (ulong)Math.Max(0, (nodeBytes - PrefixBytes - ChecksumBytes - pointerBytes) / (recordBytes + pointerBytes));
            levels[level] = (records, countBytes, totalBytes);
            most = unchecked(((records + 1) * most) + records);
            totalBytes = WidthOf(most);
        }

        return levels;
    }

    private bool FindNodes(long nodeBytes, int recordBytes, (ulong Most, int CountBytes, int TotalBytes)[] levels)
    {
        while (_nodes.TryPop(out (ulong Address, int Level, ulong Records) node))
        {
            (ulong most, int countBytes, int totalBytes) = levels[node.Level];
            _ = room.Open(node.Address, PrefixBytes, node.Level == 0 ? "BTLF"u8 : "BTIN"u8, What);
            if (node.Records > most)
            {
                throw room.Damaged($"{What} claims {node.Records} records of {most}");
            }

            ulong pointers = node.Address + PrefixBytes + (node.Records * (ulong)recordBytes);
            if (!room.Take(node.Address, (UInt128)nodeBytes, What)
                || (node.Level > 0 && !room.ForEach(pointers, node.Records + 1, AddressBytes + countBytes + totalBytes, entry => Push(entry, node.Level - 1, countBytes))))
            {
                return false;
            }
        }

        return true;
    }

    private bool Push(MetadataFields entry, int level, int countBytes)
    {
        ulong address = entry.Address();
        _nodes.Push((address, level, entry.Number(countBytes)));
        return _nodes.Count < DatasetRoom.MostPieces;
    }

    private static int WidthOf(ulong most) => (BitOperations.Log2(most) / 8) + 1;
}
