using System.Text;

namespace StaticGraph.Storage;

/// <summary>Finds the links of a group of the classic format, and what they lie in, past the library: tables of links, the tree over them, the heap of their names.</summary>
/// <param name="room">What they lie in goes there.</param>
internal sealed class ClassicLinks(RoomFinder room)
{
    private const int TreeOfLinks = 0;
    private const int SoftLink = 2;
    private const int MostName = 256;
    private const string Names = "the heap of the names of its links", Table = "a table of its links";

    private (ulong Address, ulong Bytes) _names;

    // A link: where its name lies, the object; kind, and what the library remembers of it.
    private int EntryBytes => room.File.LengthBytes + room.File.AddressBytes + 24;

    /// <summary>Finds all; false when it was not to be looked at further.</summary>
    /// <param name="tree">Where the tree lies.</param>
    /// <param name="names">Where the heap lies.</param>
    /// <param name="link">Each hard link goes there: where the object lies, and the name.</param>
    /// <exception cref="ArrayStorageException">It leads where nothing can lie.</exception>
    internal bool Find(ulong tree, ulong names, Func<ulong, string, bool> link)
    {
        int keyBytes = room.File.LengthBytes;
        return FindHeap(names) && new NodeTree(room, TreeOfLinks, keyBytes, room.File.GroupNodeHalf, "a node of the tree of its links").Find(tree, entry =>
        {
            entry.Skip(keyBytes);
            return FindTable(entry.Address(), link);
        });
    }

    /// <summary>Finds a heap of names.</summary>
    /// <exception cref="ArrayStorageException">There is none, or it leads where nothing can lie.</exception>
    internal bool FindHeap(ulong address)
    {
        int headBytes = 8 + (2 * room.File.LengthBytes) + room.File.AddressBytes;
        var head = new MetadataFields(room.Open(address, headBytes, "HEAP"u8, Names), room.File);
        head.Skip(8);
        ulong bytes = head.Length();
        _ = head.Length();
        _names = (head.Address(), bytes);
        return room.Take(address, (UInt128)headBytes, Names) && room.Take(_names.Address, bytes, Names);
    }

    private bool FindTable(ulong address, Func<ulong, string, bool> link)
    {
        const int HeadBytes = 8;
        var head = new MetadataFields(room.Open(address, HeadBytes, "SNOD"u8, Table), room.File);
        head.Skip(6);
        ulong links = head.Number(2);
        ulong most = 2 * room.File.GroupTableHalf;
        if (links > most)
        {
            throw room.Damaged($"{Table} claims {links} of {most}");
        }

        return room.Take(address, HeadBytes + (most * (UInt128)EntryBytes), Table) && room.ForEach(address + HeadBytes, links, EntryBytes, entry =>
        {
            ulong name = entry.Length();
            ulong target = entry.Address();
            return entry.Number(4) == SoftLink || target == MetadataFields.Undefined || link(target, NameAt(name));
        });
    }

    private string NameAt(ulong offset)
    {
        byte[] name = offset < _names.Bytes ? ObjectHeader.Bytes(room.File, _names.Address + offset, (int)Math.Min(MostName, _names.Bytes - offset)) : [];
        int end = Array.IndexOf(name, (byte)0);
        return Encoding.UTF8.GetString(name, 0, end < 0 ? name.Length : end);
    }
}
