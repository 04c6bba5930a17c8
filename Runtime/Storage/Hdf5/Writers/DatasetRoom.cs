using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>
/// The room that a dataset takes in a file. The library walks it piece by piece to give it back when the dataset is replaced, and lets what comes next be written over it:
/// so it is looked at before, past the library. To be used inside the library's scope.
/// </summary>
/// <param name="file">The file, open for the dataset.</param>
/// <param name="name">How messages call the dataset.</param>
internal sealed class DatasetRoom(Hdf5File file, string name)
{
    private const int Contiguous = 1, Chunked = 2;
    private const int Single = 1, Implicit = 2, FixedArray = 3;

    /// <summary>What an entry of an index leads to; false when it is too much to look at.</summary>
    internal delegate bool EntryFinder(MetadataFields entry);

    /// <summary>All are known before the first is judged, in 2 MiB.</summary>
    internal const int MostPieces = 1 << 17;

    // Of an index in memory at a time.
    private const int IndexBytes = 64 << 10;

    // What has nothing outside the header: no message, shape, type, fill values, layout, filters, comment, times, number of links.
    private static readonly int[] Own = [0x00, 0x01, ObjectHeader.Datatype, ObjectHeader.ClassicFill, ObjectHeader.Fill, ObjectHeader.Layout, 0x0B, 0x0D, 0x0E, 0x12, 0x16];

    private readonly List<(ulong Address, ulong End)> _pieces = [];

    private int RootEntryBytes => file.LengthBytes + file.AddressBytes + 24;

    /// <summary>The room of the dataset that a file is open for.</summary>
    internal static DatasetRoom Of(Hdf5File file) => new(file, $"dataset '{file.DatasetName}' in '{file.Path}'");

    /// <summary>
    /// True when the library may give the room back. False where it would go through what is not looked at here: indices of arrays that grow (but the classic one), attributes in a heap
    /// of their own, what the dataset shares with others.
    /// </summary>
    /// <exception cref="ArrayStorageException">Pieces of it are said to lie where they cannot.</exception>
    internal bool CanBeFreed()
    {
        var header = new ObjectHeader(file, FileObject.AddressOf(file.Dataset));
        HeaderMessage[] layouts = [.. header.Messages.Where(message => message.Type == ObjectHeader.Layout)];
        if (!header.IsWhole || layouts.Length != 1 || header.Messages.Any(LeadsElsewhere) || !FindPieces(layouts[0].Body))
        {
            return false;
        }

        AddSuperblock();
        foreach ((ulong address, UInt128 bytes) in header.Room)
        {
            _ = Add(address, bytes, "a part of its header");
        }

        CheckPieces();
        return true;
    }

    /// <summary>Goes through the entries of an index, which lie one behind the other; false when one is too much to look at.</summary>
    internal bool ForEach(ulong address, ulong entries, int entryBytes, EntryFinder find)
    {
        ulong most = (ulong)(IndexBytes / entryBytes);
        for (ulong done = 0; done < entries; done += most)
        {
            int count = (int)Math.Min(most, entries - done);
            byte[] stored = ObjectHeader.Bytes(file, address + (done * (ulong)entryBytes), count * entryBytes);
            for (int i = 0; i < count; i++)
            {
                if (!find(new MetadataFields(stored.AsSpan(i * entryBytes, entryBytes), file)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Takes note of a piece; false when there are too many to look at.</summary>
    /// <exception cref="ArrayStorageException">It ends behind the end of the file.</exception>
    internal bool Add(ulong address, UInt128 bytes, string what)
    {
        UInt128 end = address + bytes;
        if (end > (ulong)(file.Reader.Length - file.UserBlock))
        {
            throw Damaged($"{what} is said to lie at {address}, with {bytes} bytes, behind the end of the file");
        }

        _pieces.Add((address, (ulong)end));
        return _pieces.Count < MostPieces;
    }

    /// <summary>The error of a dataset that cannot be replaced.</summary>
    internal ArrayStorageException Damaged(string found)
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

    private bool FindPieces(byte[] body)
    {
        var layout = new MetadataFields(body, file);
        ulong version = layout.Number(1);
        ulong kind = layout.Number(1);
        if (version is not (3 or 4) || kind > Chunked)
        {
            return false;
        }

        if (kind == Contiguous)
        {
            ulong address = layout.Address();
            return address == MetadataFields.Undefined || Add(address, layout.Length(), "its data");
        }

        return kind != Chunked || (version == 3 ? FindInTree(layout) : FindChunks(layout));
    }

    private bool FindInTree(MetadataFields layout)
    {
        int axes = (int)layout.Number(1);
        ulong root = layout.Address();
        return root == MetadataFields.Undefined || new ChunkTree(file, this, axes).Find(root);
    }

    private bool FindChunks(MetadataFields layout)
    {
        bool isSingleFiltered = (layout.Number(1) & 2) != 0;

        // The last length is that of an element.
        long[] lengths = new long[layout.Number(1)];
        int width = (int)layout.Number(1);
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = (long)layout.Number(width);
        }

        UInt128 chunkBytes = lengths.Aggregate(UInt128.One, (product, length) => product > uint.MaxValue ? product : product * (ulong)length);
        if (lengths.Length == 0 || chunkBytes == 0 || chunkBytes > uint.MaxValue)
        {
            return false;
        }

        var check = new LayoutCheck(file, name, [], lengths.AsSpan(0, lengths.Length - 1), (int)lengths[^1]);
        _ = check.Check();
        switch (layout.Number(1))
        {
            case Single:
                chunkBytes = isSingleFiltered ? layout.Length() : chunkBytes;
                layout.Skip(isSingleFiltered ? sizeof(uint) : 0);
                return layout.Address() is var single && (single == MetadataFields.Undefined || Add(single, chunkBytes, "its chunk"));
            case Implicit:
                return layout.Address() is var first && (first == MetadataFields.Undefined || Add(first, chunkBytes * check.ChunksAtMost(out _), "its chunks"));
            case FixedArray:
                layout.Skip(1);
                return layout.Address() is var array && (array == MetadataFields.Undefined || new ChunkArray(file, this, (ulong)chunkBytes).Find(array));
            default:
                return false;
        }
    }

    // Without it the file is none, and the library trusts it: nothing else lies there.
    private void AddSuperblock()
    {
        // Signature and version; then, in the classic format, ten bytes and more of versions, widths and sizes of nodes, four addresses and the entry of the root.
        byte version = ObjectHeader.Bytes(file, (ulong)FileFormat.Hdf5Signature.Length, 1)[0];
        int bytes = version switch
        {
            0 => 24 + (4 * file.AddressBytes) + RootEntryBytes,
            1 => 28 + (4 * file.AddressBytes) + RootEntryBytes,
            _ => 12 + (4 * file.AddressBytes) + sizeof(uint),
        };
        _ = Add(0, (UInt128)bytes, "the head of the file");
    }

    private void CheckPieces()
    {
        CollectionsMarshal.AsSpan(_pieces).Sort();
        for (int i = 1; i < _pieces.Count; i++)
        {
            if (_pieces[i].Address < _pieces[i - 1].End)
            {
                throw Damaged($"two parts of it, of its header or its index of chunks, or one and the head of the file, are said to lie at {_pieces[i].Address}");
            }
        }
    }
}
