using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>
/// The room that a dataset takes in a file. The library walks it piece by piece to give it back when the dataset is replaced, and lets what comes next be written over it:
/// so it is looked at before, past the library, and all else in the file with it. To be used inside the library's scope.
/// </summary>
/// <param name="file">The file, open for the dataset.</param>
/// <param name="name">How messages call the dataset.</param>
internal sealed class DatasetRoom(Hdf5File file, string name)
{
    private const int Chunked = 2;

    /// <summary>All are known before the first is judged, in 2 MiB.</summary>
    internal const int MostPieces = 1 << 17;

    // What has nothing outside the header: no message, shape, type, fill values, layout, filters, comment, times, number of links.
    private static readonly int[] Own = [0x00, ObjectHeader.Dataspace, ObjectHeader.Datatype, ObjectHeader.ClassicFill, ObjectHeader.Fill, ObjectHeader.Layout, 0x0B, 0x0D, 0x0E, 0x12, 0x16];

    private readonly List<(ulong Address, ulong End)> _pieces = [];

    /// <summary>The room of the dataset that a file is open for.</summary>
    internal static DatasetRoom Of(Hdf5File file) => new(file, $"dataset '{file.DatasetName}' in '{file.Path}'");

    /// <summary>
    /// True when the library may give the room back. False where it would go through what is not looked at here: indices of arrays that grow (but the classic one), attributes in a heap
    /// of their own, what the dataset shares with others; and where something else in the file was not looked at, and may lie there.
    /// </summary>
    /// <exception cref="ArrayStorageException">Pieces of it are said to lie where they cannot, or where another object does.</exception>
    internal bool CanBeFreed()
    {
        ulong address = FileObject.AddressOf(file.Dataset);
        var header = new ObjectHeader(file, address);
        HeaderMessage[] layouts = [.. header.Messages.Where(message => message.Type == ObjectHeader.Layout)];
        HeaderMessage[] spaces = [.. header.Messages.Where(message => message.Type == ObjectHeader.Dataspace)];
        if (!header.IsWhole || layouts.Length != 1 || spaces.Length != 1 || header.Messages.Any(LeadsElsewhere))
        {
            return false;
        }

        var room = new RoomFinder(file, Damaged, Take);
        CheckIndex(layouts[0].Body);
        if (!new StoredChunks(room, spaces[0].Body).Find(layouts[0].Body) || !header.Room.All(block => room.Take(block.Address, block.Bytes, "a part of its header")))
        {
            return false;
        }

        CheckApart();
        var others = new OtherObjects(file, address, Meets);
        bool wereAllLookedAt = others.WereAllLookedAt();
        return others.Met is string met ? throw Damaged(met) : wereAllLookedAt;
    }

    /// <summary>True where bytes of the file, counted from the end of the user block, are in the room.</summary>
    internal bool Meets(ulong address, UInt128 bytes)
    {
        // The first piece that does not end before them.
        int low = 0;
        for (int high = _pieces.Count; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = _pieces[middle].End <= address ? (middle + 1, high) : (low, middle);
        }

        return low < _pieces.Count && _pieces[low].Address < address + bytes;
    }

    private bool Take(ulong address, UInt128 bytes, string what)
    {
        if (bytes > 0)
        {
            _pieces.Add((address, (ulong)(address + bytes)));
        }

        return _pieces.Count < MostPieces;
    }

    private ArrayStorageException Damaged(string found)
        => new($"{name} cannot be replaced: {found}; the file is damaged or hostile, and stays as it is. Name another dataset, or copy what can be read to a new file.");

    // Of these the library lets go as well, wherever they lie.
    private bool LeadsElsewhere(HeaderMessage message)
    {
        var fields = new MetadataFields(message.Body, file);
        ulong version = fields.Number(1);
        ulong flags = fields.Number(1);
        switch (message.Type)
        {
            case ObjectHeader.Attribute:
                // Its type or shape may be another's.
                return message.IsShared || (version > 1 && (flags & 3) != 0);
            case ObjectHeader.AttributeInfo:
                fields.Skip((flags & 1) != 0 ? 2 : 0);
                return message.IsShared || fields.Address() != MetadataFields.Undefined;
            default:
                return message.IsShared || !Own.Contains(message.Type);
        }
    }

    // The library reads past the end of an index that is smaller than the array.
    private void CheckIndex(byte[] body)
    {
        var layout = new MetadataFields(body, file);
        if (layout.Number(1) == 4 && layout.Number(1) == Chunked)
        {
            layout.Skip(1);
            ulong[] lengths = StoredChunks.LengthsOf(ref layout);
            if (StoredChunks.BytesOf(lengths) > 0)
            {
                _ = new LayoutCheck(file, name, [], Array.ConvertAll(lengths[..^1], length => (long)length), (int)lengths[^1]).Check();
            }
        }
    }

    private void CheckApart()
    {
        CollectionsMarshal.AsSpan(_pieces).Sort();
        ulong before = (ulong)file.HeadBytes;
        foreach ((ulong address, ulong end) in _pieces)
        {
            if (address < before)
            {
                throw Damaged($"two parts of it, of its header or its index of chunks, or one and the head of the file, are said to lie at {address}");
            }

            before = end;
        }
    }
}
