using System.Text;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>
/// Goes through all other objects of a file, from the root on, and looks for one that is said to lie where a dataset does whose room is to be given back. To be used inside the library's scope.
/// </summary>
/// <param name="file">The file, open for the dataset.</param>
/// <param name="dataset">Where the dataset's header lies.</param>
/// <param name="meets">True of bytes that are the dataset's.</param>
internal sealed unsafe class OtherObjects(Hdf5File file, ulong dataset, Func<ulong, UInt128, bool> meets)
{
    private const int MostObjects = 1 << 16;
    private const int MostPieces = 1 << 22;
    private const int Virtual = 3;

    // What has nothing outside the header, and is no other kind of number: see the format's specification.
    private static readonly int[] Own = [0x00, ObjectHeader.Dataspace, ObjectHeader.ClassicFill, ObjectHeader.Fill, 0x0A, 0x0B, 0x0D, 0x0E, 0x12, 0x13, 0x16];

    private readonly HashSet<ulong> _seen = [dataset];
    private readonly Stack<(ulong Address, string Name)> _left = new();
    private string _name = "/";
    private bool _isDense;
    private int _names;
    private int _pieces;

    /// <summary>What was found to be said of another object, if anything.</summary>
    internal string? Met { get; private set; }

    /// <summary>Looks; false where something was met, is damaged, is not known, or is too much, so that the room had better stay what it is.</summary>
    internal bool WereAllLookedAt()
    {
        try
        {
            bool isAll = PushHead();
            while (isAll && _left.TryPop(out (ulong Address, string Name) next))
            {
                isAll = LookAt(next.Address, next.Name);
            }

            return isAll;
        }
        catch (ArrayStorageException)
        {
            return false;
        }
    }

    // The head of the file has an object too, in the newer format, with what does not fit; in the classic one, what a driver of its own knows.
    private bool PushHead()
    {
        const int Newer = 2;
        var head = new MetadataFields(ObjectHeader.Bytes(file, 0, file.HeadBytes), file);
        head.Skip(FileFormat.Hdf5Signature.Length);
        int version = (int)head.Number(1);
        head.Skip((version < Newer ? 15 + (4 * version) : 3) + file.AddressBytes);
        if (version < Newer)
        {
            head.Skip(2 * file.AddressBytes);
        }

        ulong further = head.Address();
        if (version >= Newer && further != MetadataFields.Undefined)
        {
            Push(further, "the head of the file");
        }

        using Handle root = Handle.Of(H5O.open(file.Id, "/", H5P.DEFAULT), $"'/' in '{file.Path}' cannot be opened");
        Push(FileObject.AddressOf(root), "/");
        return version >= Newer || further == MetadataFields.Undefined;
    }

    private void Push(ulong address, string name)
    {
        if (_seen.Add(address))
        {
            _left.Push((address, name));
        }
    }

    private bool LookAt(ulong address, string name)
    {
        (_name, _isDense) = (name, false);
        new StructureCheck(file, $"'{name}' in '{file.Path}'").CheckObject(address);
        var header = new ObjectHeader(file, address);
        var room = new RoomFinder(file, found => new ArrayStorageException(found), Take);
        return header.IsWhole && header.Room.Count > 0
            && header.Room.All(block => room.Take(block.Address, block.Bytes, "a part of its header"))
            && header.Messages.All(message => LookAt(message, header, room))
            && (!_isDense || LookBelow(address));
    }

    private bool LookAt(HeaderMessage message, ObjectHeader header, RoomFinder room)
    {
        if (message.IsShared)
        {
            return PushShared(message.Body);
        }

        var fields = new MetadataFields(message.Body, file);
        switch (message.Type)
        {
            case ObjectHeader.Datatype:
                // What refers to the dataset is to find it as it is, without a name, and not what would come to lie there.
                return !ReferenceTypes.MayRefer(message.Body);
            case ObjectHeader.Layout:
                // Of a virtual one what lies elsewhere lies in a heap, whose collections are looked for by themselves.
                return message.Body is [4, Virtual, ..] || new StoredChunks(room, header.Messages.FirstOrDefault(other => other.Type == ObjectHeader.Dataspace).Body ?? []).Find(message.Body);
            case ObjectHeader.LinkInfo:
                return LookAtHeap(fields, 8, room, out _isDense);
            case ObjectHeader.AttributeInfo:
                return LookAtHeap(fields, 2, room, out _);
            case ObjectHeader.SymbolTable:
                return fields.Address() is var tree && new ClassicLinks(room).Find(tree, fields.Address(), PushLink);
            case ObjectHeader.Link:
                return LookAtLink(message.Body);
            case ObjectHeader.ExternalFiles:
                fields.Skip(8);
                return new ClassicLinks(room).FindHeap(fields.Address());
            case ObjectHeader.Attribute:
                return LookAtAttribute(message.Body);
            case ObjectHeader.FreeRoom:
                // What is free may be kept in the file.
                return fields.Number(1) == 1 && fields.Number(1) is var _ && fields.Number(1) == 0;
            default:
                return Own.Contains(message.Type);
        }
    }

    private bool LookAtHeap(MetadataFields info, int orderBytes, RoomFinder room, out bool isUsed)
    {
        info.Skip(1);
        ulong flags = info.Number(1);
        info.Skip((flags & 1) != 0 ? orderBytes : 0);
        ulong heap = info.Address();
        ulong names = info.Address();
        isUsed = heap != MetadataFields.Undefined;
        return !isUsed
            || (new HeapBlocks(room).Find(heap) && new RecordTree(room).Find(names) && ((flags & 2) == 0 || new RecordTree(room).Find(info.Address())));
    }

    // How scales and datasets refer to each other is put right when the dataset goes.
    private bool LookAtAttribute(byte[] body)
    {
        var attribute = new MetadataFields(body, file);
        ulong version = attribute.Number(1);
        ulong flags = attribute.Number(1) & (version > 1 ? 3UL : 0);
        int nameBytes = (int)attribute.Number(2);
        int typeBytes = (int)attribute.Number(2);
        attribute.Skip(2 + (version > 2 ? 1 : 0));
        int name = body.Length - attribute.Left;
        int type = name + (version == 1 ? (nameBytes + 7) & -8 : nameBytes);
        if (type + typeBytes > body.Length)
        {
            return false;
        }

        if (flags != 0)
        {
            return flags == 1 && PushShared(body[type..(type + typeBytes)]);
        }

        ReadOnlySpan<byte> called = body.AsSpan(name, nameBytes).TrimEnd((byte)0);
        return called.SequenceEqual("DIMENSION_LIST"u8) || called.SequenceEqual("REFERENCE_LIST"u8) || !ReferenceTypes.MayRefer(body.AsSpan(type, typeBytes));
    }

    // A type that has a name of its own, or had one.
    private bool PushShared(byte[] body)
    {
        const int InHeap = 1;
        var fields = new MetadataFields(body, file);
        ulong version = fields.Number(1);
        bool isInHeap = fields.Number(1) == InHeap && version > 1;
        fields.Skip(version == 1 ? 6 + file.LengthBytes : 0);
        Push(fields.Address(), $"a type of {_name}");
        return !isInHeap;
    }

    private bool LookAtLink(byte[] body)
    {
        const int Hard = 0;
        var link = new MetadataFields(body, file);
        link.Skip(1);
        int flags = (int)link.Number(1);
        bool isHard = (flags & 8) == 0 || link.Number(1) == Hard;
        link.Skip(((flags & 4) != 0 ? sizeof(long) : 0) + ((flags & 0x10) != 0 ? 1 : 0));
        ulong nameBytes = link.Number(1 << (flags & 3));
        if (nameBytes > (ulong)link.Left)
        {
            return false;
        }

        string name = Encoding.UTF8.GetString(body, body.Length - link.Left, (int)nameBytes);
        link.Skip((int)nameBytes);
        return !isHard || PushLink(link.Address(), name);
    }

    // The links of a heap, all of which was looked at before the library does.
    private bool LookBelow(ulong address)
    {
        long group = H5R.dereference(file.Id, H5P.DEFAULT, H5R.OBJECT, &address);
        try
        {
            return GroupLinks.TryList(group, MostObjects, out List<(string Name, int Kind, ulong Address)> links) && links.Count < MostObjects
                && links.Where(link => link.Kind == H5L.TYPE_HARD).All(link => PushLink(link.Address, link.Name));
        }
        finally
        {
            _ = group < 0 ? 0 : H5I.dec_ref(group);
            _ = H5E.clear(H5E.DEFAULT);
        }
    }

    private bool PushLink(ulong address, string link)
    {
        string name = DatasetPath.Join(_name, link);
        if (address == dataset && ++_names > 1)
        {
            Met = $"'{name}' is another name of it, which it does not count";
        }

        Push(address, name);
        return Met is null && _seen.Count < MostObjects;
    }

    private bool Take(ulong address, UInt128 bytes, string what)
    {
        if (meets(address, bytes))
        {
            Met = $"'{_name}' is said to lie where it does as well ({what}, at {address})";
        }

        return Met is null && ++_pieces < MostPieces;
    }
}
